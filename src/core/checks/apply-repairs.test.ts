import { describe, expect, it } from 'vitest';
import { hardenedBlueprint, type BlueprintChanges } from '../../../test/support/hardened-blueprint.js';
import { HARDENED_FILES, hardenedObjects } from '../../../test/support/hardened-chart.js';
import type { Rank } from '../blueprint/provenance.js';
import { applyRepairs } from './apply-repairs.js';
import type { Finding } from './finding.js';
import { runChecks } from './run-checks.js';
import { summariseFindings } from './summarise-findings.js';

const SECURITY = '/components/demo/security';
const APP = '/spec/template/spec/containers/0';

/** What the checks say about a request for a privileged root container, as compiled. */
function privilegedRoot(deviations: BlueprintChanges = {}, rank: Rank = 'request') {
  const resolved = hardenedBlueprint(
    {
      [`${SECURITY}/privileged`]: true,
      [`${SECURITY}/runAsNonRoot`]: false,
      [`${SECURITY}/runAsUser`]: 0,
      [`${SECURITY}/hostNetwork`]: true,
      ...deviations,
    },
    rank,
  );
  const objects = hardenedObjects({
    'Deployment/demo': {
      [`${APP}/securityContext/privileged`]: true,
      [`${APP}/securityContext/runAsNonRoot`]: false,
      [`${APP}/securityContext/runAsUser`]: 0,
      '/spec/template/spec/hostNetwork': true,
    },
  });
  const findings = runChecks({
    cases: [{ name: 'default', objects }],
    files: HARDENED_FILES,
    blueprint: resolved,
  });
  return { resolved, findings };
}

describe('the security gate', () => {
  it('is reached by a request for a privileged root container', () => {
    const { findings } = privilegedRoot();
    expect(findings.map((finding) => [finding.severity, finding.rule])).toEqual([
      ['critical', 'pod-security/privileged'],
      ['high', 'pod-security/host-namespaces'],
      ['high', 'pod-security/run-as-non-root'],
      ['high', 'pod-security/run-as-root-user'],
    ]);
    expect(summariseFindings(findings)).toMatchObject({
      total: 4,
      blocking: 4,
      accepted: 0,
      repairable: 4,
      safelyRepairable: 4,
      bySeverity: { critical: 1, high: 3, medium: 0 },
      byEngine: { 'pod-security': { critical: 1, high: 3 } },
    });
  });

  it.each([
    ['reviewer', 'info'],
    ['policy', 'info'],
    ['request', 'critical'],
    ['archetype', 'critical'],
    ['model', 'critical'],
  ] as const)('lets a deviation of rank %s turn the finding into %s', (rank, severity) => {
    const { findings } = privilegedRoot(
      { [`${SECURITY}/deviations/privileged/reason`]: 'device plugin' },
      rank,
    );
    const finding = findings.find((candidate) => candidate.rule === 'pod-security/privileged');
    expect(finding?.severity).toBe(severity);
    expect(finding?.accepted).toBe(severity === 'info' ? 'device plugin' : undefined);
    expect(finding?.repair === undefined).toBe(severity === 'info');
  });
});

describe('applyRepairs', () => {
  it('makes policy facts of safe repairs', () => {
    const { resolved, findings } = privilegedRoot();
    const { facts, repaired, skipped } = applyRepairs(resolved, findings, { onlySafe: true });
    expect(facts.map((fact) => [fact.pointer, fact.value, fact.rank])).toEqual([
      [`${SECURITY}/hostNetwork`, false, 'policy'],
      [`${SECURITY}/privileged`, false, 'policy'],
      [`${SECURITY}/runAsNonRoot`, true, 'policy'],
      [`${SECURITY}/runAsUser`, 10001, 'policy'],
    ]);
    expect(repaired).toHaveLength(4);
    expect(skipped).toEqual([]);
  });

  it('makes model facts of other repairs, and reviewer facts when a person approved them', () => {
    const resolved = hardenedBlueprint({ '/components/demo/scaling/replicas': 1 });
    const findings = runChecks({
      cases: [{ name: 'default', objects: hardenedObjects({ 'Deployment/demo': { '/spec/replicas': 1 } }) }],
      files: HARDENED_FILES,
      blueprint: resolved,
    });
    expect(applyRepairs(resolved, findings, { onlySafe: true }).facts).toEqual([]);
    const pointer = '/components/demo/scaling/replicas';
    expect(applyRepairs(resolved, findings, { onlySafe: false }).facts).toMatchObject([
      { pointer, value: 2, rank: 'model' },
    ]);
    const approvedBy = { reviewId: 'r1', actor: 'kim' };
    expect(applyRepairs(resolved, findings, { onlySafe: false, approvedBy }).facts).toMatchObject([
      { pointer, value: 2, rank: 'reviewer', source: { kind: 'review', reviewId: 'r1', actor: 'kim' } },
    ]);
  });

  it('has no repair when the Blueprint is right and the template wrong', () => {
    const objects = hardenedObjects({ 'Deployment/demo': { [`${APP}/securityContext/privileged`]: true } });
    const [finding] = runChecks({
      cases: [{ name: 'default', objects }],
      files: HARDENED_FILES,
      blueprint: hardenedBlueprint(),
    });
    expect(finding?.rule).toBe('pod-security/privileged');
    expect(finding?.repair).toBeUndefined();
  });

  it('leaves out repairs that weaken security or contradict a worse finding', () => {
    const finding = (
      id: string,
      severity: Finding['severity'],
      changes: Record<string, number | boolean>,
    ): Finding => ({
      id,
      rule: `x/${id}`,
      severity,
      engine: 'x',
      message: id,
      standards: [],
      repair: { safe: true, description: id, changes },
    });
    const { facts, skipped } = applyRepairs(
      hardenedBlueprint(),
      [
        finding('late', 'low', { '/components/demo/scaling/replicas': 5 }),
        finding('weak', 'critical', { [`${SECURITY}/privileged`]: true }),
        finding('first', 'high', { '/components/demo/scaling/replicas': 3 }),
      ],
      { onlySafe: true },
    );
    expect(facts.map((fact) => fact.value)).toEqual([3]);
    expect(skipped.map((entry) => entry.findingId)).toEqual(['weak', 'late']);
  });
});

describe('rules that know the Blueprint', () => {
  it('find a planned connection that the NetworkPolicy blocks', () => {
    const resolved = hardenedBlueprint({
      '/dependencies/database': { engine: 'postgresql', mode: 'external', port: 5432 },
      '/connections/demo-database': { from: 'demo', to: 'database', port: 5432 },
    });
    const run = (egress: unknown) =>
      runChecks({
        cases: [
          {
            name: 'default',
            objects: hardenedObjects({ 'NetworkPolicy/demo': { '/spec/egress/1': egress } }),
          },
        ],
        files: HARDENED_FILES,
        blueprint: resolved,
      }).map((finding) => finding.message);
    expect(run({ ports: [{ port: 6379 }] })).toEqual([
      'NetworkPolicy/demo: blocks egress on port 5432/TCP of Deployment/demo',
    ]);
    expect(run({ ports: [{ port: 5432 }] })).toEqual([]);
  });

  it('know the Secrets that exist outside the chart', () => {
    const changes = { 'ExternalSecret/demo-database': { '/spec/target/name': 'other' } };
    const cases = [{ name: 'default', objects: hardenedObjects(changes) }];
    const rules = (blueprint?: ReturnType<typeof hardenedBlueprint>) =>
      runChecks({ cases, files: HARDENED_FILES, ...(blueprint === undefined ? {} : { blueprint }) }).map(
        (finding) => finding.rule,
      );
    expect(rules()).toEqual(['references/config-exists']);
    expect(rules(hardenedBlueprint())).toEqual([]);
  });

  it('count the drain time that the Blueprint plans', () => {
    const resolved = hardenedBlueprint({ '/components/demo/shutdown/drainSeconds': 60 });
    const [finding] = runChecks({
      cases: [{ name: 'default', objects: hardenedObjects() }],
      files: HARDENED_FILES,
      blueprint: resolved,
    });
    expect(finding).toMatchObject({
      rule: 'reliability/grace-period',
      repair: { safe: false, changes: { '/components/demo/shutdown/terminationGracePeriodSeconds': 70 } },
    });
  });

  it('let a development environment run one pod', () => {
    const objects = hardenedObjects({ 'Deployment/demo': { '/spec/replicas': 1 } });
    const rules = (name: string) =>
      runChecks({ cases: [{ name, objects }], files: HARDENED_FILES }).map((finding) => finding.rule);
    expect(rules('dev')).toEqual([]);
    expect(rules('prod')).toEqual(['reliability/replicas']);
  });
});
