import { describe, expect, it } from 'vitest';
import {
  blueprintOf,
  plainComponent,
  type BlueprintFields,
  type ComponentFields,
} from '../../../../test/support/blueprints.js';
import { postgresComponent } from '../../../../test/support/stateful-blueprints.js';
import { validateForCompile } from '../validate-for-compile.js';

const image = 'ghcr.io/acme/api:1.0.0';

function one(component: Partial<ComponentFields>, rest: Partial<BlueprintFields> = {}): BlueprintFields {
  return { chart: { name: 'api' }, components: { api: { image, ...component } }, ...rest };
}

const claim = { kind: 'claim', mountPath: '/data', readOnly: false, size: '1Gi' } as const;
const scaler = { enabled: false, minReplicas: 2, maxReplicas: 3, targetCpuPercent: 70 } as const;
const hostPath = { kind: 'hostPath', mountPath: '/logs', readOnly: true, hostPath: '/var/log' } as const;

/** A Blueprint with these volumes in a component that runs one pod. */
function stored(
  volumes: NonNullable<ComponentFields['volumes']>,
  component: Partial<ComponentFields> = {},
): BlueprintFields {
  return one({ scaling: { replicas: 1 }, volumes, ...component });
}

function members(fields: Partial<ComponentFields>): BlueprintFields {
  return {
    chart: { name: 'db' },
    components: { api: postgresComponent({ env: {}, secrets: {}, ...fields }) },
  };
}

function inProd(override: object): Partial<BlueprintFields> {
  return { environments: { prod: { components: { api: override }, routes: {} } } };
}

const VOLUMES = '/components/api/volumes';

/** What is wrong, the Blueprint, and where the problem is. */
const PROBLEMS: readonly (readonly [string, BlueprintFields, string])[] = [
  ['a volume with the name of one of the chart', stored({ writable: claim }), `${VOLUMES}/writable`],
  [
    'two volumes that share their values',
    stored({ 'a-b': claim, 'a--b': { ...claim, mountPath: '/other' } }),
    `${VOLUMES}/a-b`,
  ],
  [
    'a claim without a size',
    stored({ data: { kind: 'claim', mountPath: '/data', readOnly: false } }),
    `${VOLUMES}/data/size`,
  ],
  [
    'a size of somebody else’s claim',
    stored({ data: { ...claim, kind: 'existingClaim', claimName: 'x' } }),
    `${VOLUMES}/data/size`,
  ],
  [
    'a StorageClass of scratch space',
    stored({ data: { ...claim, kind: 'emptyDir', size: '1Mi', storageClass: 'fast' } }),
    `${VOLUMES}/data/storageClass`,
  ],
  ['a size in thousandths', stored({ data: { ...claim, size: '500m' } }), `${VOLUMES}/data/size`],
  [
    'a volume in memory above the memory limit',
    stored({ data: { ...claim, kind: 'memory', size: '1Gi' } }),
    `${VOLUMES}/data/size`,
  ],
  [
    'a subPath that leaves the volume',
    stored({ data: { ...claim, subPath: 'a/../b' } }),
    `${VOLUMES}/data/subPath`,
  ],
  ['a directory of the node without a reason', one({ volumes: { logs: hostPath } }), `${VOLUMES}/logs/kind`],
  [
    'a volume at the place of a writable path',
    stored({ data: { ...claim, mountPath: '/tmp' } }),
    `${VOLUMES}/data/mountPath`,
  ],
  [
    'a volume at the place of a configuration file',
    stored({ data: claim }, { configFiles: { '/data': { content: '' } } }),
    `${VOLUMES}/data/mountPath`,
  ],
  ['two volumes at one place', stored({ a: claim, b: claim }), `${VOLUMES}/b/mountPath`],
  ['a volume over everything', stored({ data: { ...claim, mountPath: '/' } }), `${VOLUMES}/data/mountPath`],
  [
    'a Secret at the place of a volume',
    stored({ data: claim }, { secrets: { key: { mode: 'existing', keys: { a: 'b' }, mountPath: '/data' } } }),
    '/components/api/secrets/key/mountPath',
  ],
  [
    'several pods of a Deployment on one claim',
    one({ volumes: { data: claim } }),
    '/components/api/scaling/replicas',
  ],
  [
    'an autoscaler of a Deployment with a claim',
    stored({ data: claim }, { scaling: { replicas: 1, autoscaling: scaler } }),
    '/components/api/scaling/autoscaling',
  ],
  [
    'an environment with several pods on one claim',
    { ...stored({ data: claim }), ...inProd({ replicas: 2 }) },
    '/environments/prod/components/api/replicas',
  ],
  [
    'two pods of what must never run twice',
    one({ scaling: { replicas: 2, singleton: 'it would send everything twice' } }),
    '/components/api/scaling/replicas',
  ],
  [
    'a size of a volume that is not there',
    one({}, inProd({ volumes: { data: { size: '2Gi' } } })),
    '/environments/prod/components/api/volumes/data',
  ],
  ['a StatefulSet without its settings', one({ workload: 'StatefulSet' }), '/components/api/statefulSet'],
  [
    'settings of a StatefulSet on a Deployment',
    one({ statefulSet: postgresComponent().statefulSet }),
    '/components/api/statefulSet',
  ],
  [
    'a claim of somebody else for several members',
    members({
      scaling: { replicas: 3 },
      volumes: { data: { kind: 'existingClaim', mountPath: '/data', readOnly: false, claimName: 'data' } },
    }),
    `${VOLUMES}/data/accessMode`,
  ],
  [
    'a claim of one node on every node',
    one({ workload: 'DaemonSet', daemonSet: { maxUnavailable: 1 }, volumes: { data: claim } }),
    `${VOLUMES}/data/accessMode`,
  ],
  [
    'a component with the name of a headless Service',
    { chart: { name: 'two' }, components: { db: postgresComponent(), 'db-headless': { image } } },
    '/components/db-headless',
  ],
  [
    'two claims with one name',
    {
      chart: { name: 'two' },
      components: {
        a: { image, scaling: { replicas: 1 }, volumes: { 'b-c': claim } },
        'a-b': { image, scaling: { replicas: 1 }, volumes: { c: claim } },
      },
    },
    '/components/a-b/volumes/c',
  ],
];

describe('a Blueprint of an application that keeps data', () => {
  it.each(PROBLEMS)('has a problem with %s', (_, fields, pointer) => {
    const problems = validateForCompile(blueprintOf(fields));
    expect(problems.map((problem) => problem.pointer)).toContain(pointer);
    for (const problem of problems) {
      expect(problem.message).not.toBe('');
      expect(problem.hint).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each([
    ['one pod on one claim', stored({ data: claim })],
    [
      'several pods on a claim that is shared',
      one({ volumes: { data: { ...claim, accessMode: 'ReadWriteMany' } } }),
    ],
    ['several members with a claim each', members({ scaling: { replicas: 3 } })],
    [
      'a directory of the node with a reason',
      one({
        volumes: { logs: hostPath },
        security: {
          ...plainComponent({ image }).security,
          deviations: { hostPath: { reason: 'It ships the logs of the node.' } },
        },
      }),
    ],
  ] satisfies readonly (readonly [string, BlueprintFields])[])('has none with %s', (_, fields) => {
    expect(validateForCompile(blueprintOf(fields))).toEqual([]);
  });
});
