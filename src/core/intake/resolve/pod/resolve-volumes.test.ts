import { describe, expect, it } from 'vitest';
import { onlyQuestion, pickResolved, resolveStated } from '../../../../../test/support/resolve-component.js';
import type { JsonObject, JsonValue } from '../../../ports/json.js';

type Row = readonly [stated: JsonObject, expected: Readonly<Record<string, JsonValue | undefined>>];

describe('volumes', () => {
  it.each<Row>([
    [
      { volumes: { data: { mountPath: '/data' } } },
      {
        '/volumes': {
          data: {
            kind: 'claim',
            mountPath: '/data',
            readOnly: false,
            size: '5Gi',
            accessMode: 'ReadWriteOnce',
          },
        },
      },
    ],
    [
      { volumes: { data: { mountPath: '/data', claimName: 'shared' } } },
      {
        '/volumes/data/kind': 'existingClaim',
        '/volumes/data/size': undefined,
        '/volumes/data/claimName': 'shared',
      },
    ],
    [
      { volumes: { logs: { hostPath: '/var/log' } } },
      { '/volumes/logs': { kind: 'hostPath', hostPath: '/var/log', mountPath: '/var/log', readOnly: true } },
    ],
    [
      { volumes: { cache: { kind: 'memory', mountPath: '/cache' } } },
      { '/volumes/cache/size': '256Mi', '/volumes/cache/accessMode': undefined, '/scaling/replicas': 2 },
    ],
    [
      { volumes: { data: { mountPath: '/data', accessMode: 'ReadOnlyMany' } } },
      { '/volumes/data/readOnly': true, '/scaling/replicas': 2 },
    ],
    [
      { archetype: 'postgresql', volumes: { data: { size: '80Gi', storageClass: 'fast' } } },
      {
        '/volumes/data/mountPath': '/var/lib/postgresql',
        '/volumes/data/size': '80Gi',
        '/volumes/data/storageClass': 'fast',
        '/volumes/shared-memory/mountPath': '/dev/shm',
      },
    ],
    [
      { archetype: 'postgresql', volumes: { data: { kind: 'emptyDir' } } },
      {
        '/volumes/data/kind': 'emptyDir',
        '/volumes/data/size': '1Gi',
        '/volumes/data/mountPath': '/var/lib/postgresql',
      },
    ],
    [{ archetype: 'postgresql', volumes: {} }, { '/volumes': {} }],
    [{ volumes: { data: { mountPath: '/tmp' } } }, { '/writablePaths': [] }],
    [
      { volumes: { data: { mountPath: '/data' } } },
      { '/scaling/replicas': 1, '/disruption/enabled': false, '/workload': 'Deployment' },
    ],
    [
      { workload: 'StatefulSet', volumes: { data: { mountPath: '/data' } }, scaling: { replicas: 3 } },
      { '/scaling': { replicas: 3 }, '/disruption/enabled': true },
    ],
  ])('%j', (stated, expected) => {
    expect(pickResolved(resolveStated(stated), Object.keys(expected))).toEqual(expected);
  });

  it('are asked for their place when nothing says it', () => {
    const question = onlyQuestion(resolveStated({ volumes: { data: { size: '20Gi' } } }));
    expect(question).toMatchObject({ pointer: '/components/a/volumes/data/mountPath', kind: 'text' });
  });

  it('of a Deployment with several pods are a question, unless the Deployment was stated', () => {
    const stated = { volumes: { data: { mountPath: '/data' } }, scaling: { replicas: 3 } };
    expect(onlyQuestion(resolveStated(stated))).toMatchObject({
      pointer: '/components/a/workload',
      options: ['Deployment', 'StatefulSet'],
    });
    const shared = resolveStated({ ...stated, workload: 'Deployment' });
    expect(pickResolved(shared, ['/volumes/data/accessMode', '/scaling/replicas'])).toEqual({
      '/volumes/data/accessMode': 'ReadWriteMany',
      '/scaling/replicas': 3,
    });
    expect(shared.notes.join()).toContain('ReadWriteMany');
  });

  it('of a store are small in dev, and those of models are not', () => {
    const path = '/environments/dev/components/a/volumes';
    expect(pickResolved(resolveStated({ archetype: 'postgresql' }), [path])).toEqual({
      [path]: { data: { size: '1Gi' } },
    });
    expect(pickResolved(resolveStated({ archetype: 'vllm' }), [path])).toEqual({ [path]: undefined });
    const stated = { archetype: 'postgresql', volumes: { data: { size: '20Gi' } } };
    expect(pickResolved(resolveStated(stated), [path])).toEqual({ [path]: undefined });
  });

  it('that only environments speak of are those of the application, with that size elsewhere', () => {
    const sizes = (size: string): JsonObject => ({ components: { a: { volumes: { data: { size } } } } });
    const environments = { dev: sizes('2Gi'), prod: sizes('90Gi') };
    const stated = { volumes: { data: { mountPath: '/data' } } };
    const pointers = ['/volumes/data/size', '/environments/dev/components/a/volumes/data/size'];
    expect(pickResolved(resolveStated(stated, { environments }), pointers)).toEqual({
      '/volumes/data/size': '90Gi',
      '/environments/dev/components/a/volumes/data/size': '2Gi',
    });
    expect(onlyQuestion(resolveStated({}, { environments })).pointer).toBe(
      '/components/a/volumes/data/mountPath',
    );
  });
});

describe('devices', () => {
  it.each<Row>([
    [{ resources: { gpu: { count: 2 } } }, { '/resources/gpu': { resource: 'nvidia.com/gpu', count: 2 } }],
    [
      { resources: { gpu: { resource: 'amd.com/gpu' } } },
      {
        '/resources/gpu/count': 1,
        '/scheduling/tolerations': [{ key: 'amd.com/gpu', operator: 'Exists', effect: 'NoSchedule' }],
      },
    ],
    [{ archetype: 'ollama' }, { '/resources/gpu': undefined, '/scheduling/tolerations': [] }],
    [
      { archetype: 'vllm', scheduling: { tolerations: [] } },
      { '/scheduling/tolerations': [], '/resources/gpu/count': 1 },
    ],
  ])('%j', (stated, expected) => {
    expect(pickResolved(resolveStated(stated), Object.keys(expected))).toEqual(expected);
  });
});
