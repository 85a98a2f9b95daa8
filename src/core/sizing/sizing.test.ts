import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hardenedBlueprint, type BlueprintChanges } from '../../../test/support/hardened-blueprint.js';
import type { JsonValue } from '../ports/json.js';
import { assessAvailability } from './assess-availability.js';
import { needsOptimisationReview, type Optimisation } from './optimisation.js';
import { suggestResources } from './suggest-resources.js';
import { suggestScaling } from './suggest-scaling.js';
import { totalResources } from './total-resources.js';

const DEMO = '/components/demo';
const AUTOSCALING = `${DEMO}/scaling/autoscaling`;

function blueprint(changes: BlueprintChanges = {}) {
  return hardenedBlueprint(changes).blueprint;
}

function autoscaler(minReplicas: number, maxReplicas: number): BlueprintChanges {
  return { [AUTOSCALING]: { enabled: true, minReplicas, maxReplicas, targetCpuPercent: 75 } };
}

/** Applies proposals to the changes they were made for. */
function accept(changes: BlueprintChanges, proposals: readonly Optimisation[]): BlueprintChanges {
  return proposals.reduce<BlueprintChanges>((all, proposal) => ({ ...all, ...proposal.changes }), changes);
}

describe('assessAvailability', () => {
  it('has nothing to say about a hardened component', () => {
    expect(assessAvailability(blueprint())).toEqual([]);
    expect(assessAvailability(blueprint(autoscaler(2, 10)))).toEqual([]);
  });

  it.each<readonly [string, BlueprintChanges, string]>([
    ['availability/replicas', { [`${DEMO}/scaling/replicas`]: 1 }, `${DEMO}/scaling`],
    ['availability/autoscaler-minimum', autoscaler(1, 5), `${DEMO}/scaling`],
    ['availability/disruption-budget', { [`${DEMO}/disruption`]: { enabled: false } }, `${DEMO}/disruption`],
    [
      'availability/blocking-budget',
      { [`${DEMO}/disruption`]: { enabled: true, minAvailable: 2 } },
      `${DEMO}/disruption`,
    ],
    [
      'availability/spread',
      { [`${DEMO}/scheduling/nodeSelector`]: { 'kubernetes.io/hostname': 'node-1' } },
      `${DEMO}/scheduling/nodeSelector`,
    ],
    ['availability/readiness-probe', { [`${DEMO}/probes/readiness`]: undefined }, `${DEMO}/probes/readiness`],
    ['availability/liveness-probe', { [`${DEMO}/probes/liveness`]: undefined }, `${DEMO}/probes/liveness`],
    [
      'availability/identical-probes',
      { [`${DEMO}/probes/readiness/path`]: undefined, [`${DEMO}/probes/readiness/tcp`]: true },
      `${DEMO}/probes/liveness`,
    ],
    ['availability/pre-stop', { [`${DEMO}/shutdown/preStopSeconds`]: 0 }, `${DEMO}/shutdown/preStopSeconds`],
    [
      'availability/grace-period',
      { [`${DEMO}/shutdown/drainSeconds`]: 40 },
      `${DEMO}/shutdown/terminationGracePeriodSeconds`,
    ],
  ])('finds %s', (rule, changes, pointer) => {
    const findings = assessAvailability(blueprint(changes));
    expect(findings.map((finding) => [finding.rule, finding.pointer])).toEqual([[rule, pointer]]);
  });

  it('lets dev run one pod, but not prod', () => {
    const rules = (environment: string) =>
      assessAvailability(
        blueprint({
          [`/environments/${environment}`]: { components: { demo: { replicas: 1 } }, routes: {} },
        }),
      ).map((finding) => finding.message);
    expect(rules('dev')).toEqual([]);
    expect(rules('prod')).toEqual([
      'demo in prod runs a single pod: it is down during every node drain and crash',
    ]);
  });
});

describe('suggestResources', () => {
  it('has no proposal for sound resources', () => {
    expect(suggestResources(blueprint())).toEqual([]);
    expect(suggestResources(blueprint({ [`${DEMO}/resources/limits/cpu`]: undefined }))).toEqual([]);
  });

  it.each<readonly [string, BlueprintChanges, Readonly<Record<string, JsonValue>>, string]>([
    [
      'demo/raise-limits',
      { [`${DEMO}/resources/requests/memory`]: '1Gi' },
      { [`${DEMO}/resources/limits/memory`]: '1Gi' },
      'minor',
    ],
    [
      'demo/raise-cpu-limit',
      { [`${DEMO}/resources/limits/cpu`]: '300m' },
      { [`${DEMO}/resources/limits/cpu`]: '500m' },
      'minor',
    ],
    [
      'demo/raise-cpu-limit',
      { [`${DEMO}/resources/requests/cpu`]: '1' },
      { [`${DEMO}/resources/limits/cpu`]: '4' },
      'major',
    ],
    [
      'demo/raise-memory-request',
      { [`${DEMO}/resources/limits/memory`]: '2Gi' },
      { [`${DEMO}/resources/requests/memory`]: '1Gi' },
      'major',
    ],
    [
      'prod/demo/raise-limits',
      {
        '/environments/prod': { components: { demo: { resources: { requests: { cpu: '2' } } } }, routes: {} },
      },
      { '/environments/prod/components/demo/resources/limits/cpu': '2' },
      'minor',
    ],
  ])('proposes %s', (id, changes, wanted, impact) => {
    const [proposal, ...others] = suggestResources(blueprint(changes));
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({ id, changes: wanted, impact });
    expect(proposal?.why).toMatch(/\.$/);
  });

  it('is content with its own proposals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 16000 }),
        fc.integer({ min: 1, max: 4096 }),
        fc.integer({ min: 1, max: 16384 }),
        (cpuRequest, cpuLimit, memoryRequest, memoryLimit) => {
          let changes: BlueprintChanges = {
            [`${DEMO}/resources/requests/cpu`]: `${cpuRequest}m`,
            [`${DEMO}/resources/limits/cpu`]: `${cpuLimit}m`,
            [`${DEMO}/resources/requests/memory`]: `${memoryRequest}Mi`,
            [`${DEMO}/resources/limits/memory`]: `${memoryLimit}Mi`,
          };
          for (let round = 0; round < 2; round += 1)
            changes = accept(changes, suggestResources(blueprint(changes)));
          expect(suggestResources(blueprint(changes))).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('suggestScaling', () => {
  it.each<readonly [string, BlueprintChanges]>([
    ['two replicas', {}],
    ['an autoscaler with room', autoscaler(2, 10)],
    ['a component that is switched off', { [`${DEMO}/scaling/replicas`]: 0 }],
    ['one pod in dev', { '/environments/dev': { components: { demo: { replicas: 1 } }, routes: {} } }],
  ])('has no proposal for %s', (_title, changes) => {
    expect(suggestScaling(blueprint(changes))).toEqual([]);
  });

  it.each<readonly [string, BlueprintChanges, Readonly<Record<string, JsonValue>>]>([
    ['demo/two-replicas', { [`${DEMO}/scaling/replicas`]: 1 }, { [`${DEMO}/scaling/replicas`]: 2 }],
    ['demo/raise-minimum', autoscaler(1, 5), { [`${AUTOSCALING}/minReplicas`]: 2 }],
    ['demo/raise-maximum', autoscaler(3, 3), { [`${AUTOSCALING}/maxReplicas`]: 6 }],
    ['demo/lower-maximum', autoscaler(2, 100), { [`${AUTOSCALING}/maxReplicas`]: 20 }],
    [
      'demo/add-autoscaler',
      { [`${DEMO}/scaling/replicas`]: 6 },
      {
        [`${AUTOSCALING}/enabled`]: true,
        [`${AUTOSCALING}/minReplicas`]: 3,
        [`${AUTOSCALING}/maxReplicas`]: 12,
        [`${AUTOSCALING}/targetCpuPercent`]: 75,
      },
    ],
    [
      'prod/demo/two-replicas',
      { '/environments/prod': { components: { demo: { replicas: 1 } }, routes: {} } },
      { '/environments/prod/components/demo/replicas': 2 },
    ],
  ])('proposes %s', (id, changes, wanted) => {
    const proposals = suggestScaling(blueprint(changes));
    expect(proposals).toMatchObject([{ id, changes: wanted, impact: 'major' }]);
    expect(suggestScaling(blueprint(accept(changes, proposals)))).toEqual([]);
  });

  it('proposes a lower CPU target as a minor change', () => {
    const changes = { ...autoscaler(2, 10), [`${AUTOSCALING}/targetCpuPercent`]: 95 };
    expect(suggestScaling(blueprint(changes))).toMatchObject([
      { id: 'demo/lower-cpu-target', impact: 'minor' },
    ]);
  });

  it.each([
    { [`${DEMO}/scaling/singleton`]: 'It starts work at the right time; two would start it twice.' },
    { [`${DEMO}/workload`]: 'StatefulSet' },
    { [`${DEMO}/workload`]: 'DaemonSet' },
    { [`${DEMO}/workload`]: 'Job' },
  ])('proposes no second pod where it would be none of load: %j', (changes) => {
    const single = blueprint({ [`${DEMO}/scaling/replicas`]: 1, ...changes });
    expect(suggestScaling(single)).toEqual([]);
    expect(assessAvailability(single).map(({ rule }) => rule)).not.toContain('availability/replicas');
  });

  it('says what a proposal costs', () => {
    const [proposal] = suggestScaling(blueprint({ [`${DEMO}/scaling/replicas`]: 1 }));
    expect(proposal?.effect).toBe('costs 1 pod (100m CPU requested)');
  });
});

describe('totalResources', () => {
  it('adds up pods of the base and of every environment', () => {
    const totals = totalResources(
      blueprint({
        ...autoscaler(3, 10),
        '/environments/dev': {
          components: { demo: { replicas: 1, autoscaling: { enabled: false } } },
          routes: {},
        },
      }),
    );
    expect(totals).toEqual([
      {
        environment: 'default',
        atMinimum: { pods: 3, cpu: '300m', memory: '576Mi' },
        atMaximum: { pods: 10, cpu: '1', memory: '1920Mi' },
      },
      {
        environment: 'dev',
        atMinimum: { pods: 1, cpu: '100m', memory: '192Mi' },
        atMaximum: { pods: 1, cpu: '100m', memory: '192Mi' },
      },
    ]);
  });
});

describe('needsOptimisationReview', () => {
  const minor: Optimisation = { id: 'a', title: 'a', why: 'a', changes: {}, impact: 'minor' };

  it.each([
    [[], false],
    [[minor], false],
    [Array<Optimisation>(5).fill(minor), false],
    [Array<Optimisation>(6).fill(minor), true],
    [[{ ...minor, impact: 'major' as const }], true],
  ])('%#: asks a person when the proposals are many or major', (proposals, expected) => {
    expect(needsOptimisationReview(proposals)).toBe(expected);
  });
});
