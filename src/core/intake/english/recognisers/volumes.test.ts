import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseVolumes', () => {
  it.each([
    [
      'fin/a:1 with a 5Gi volume at /data',
      {
        '/components/a/volumes/data/kind': 'claim',
        '/components/a/volumes/data/size': '5Gi',
        '/components/a/volumes/data/mountPath': '/data',
      },
    ],
    [
      'fin/a:1, 40Gi on storage class standard-rwo',
      {
        '/components/a/volumes/data/kind': 'claim',
        '/components/a/volumes/data/size': '40Gi',
        '/components/a/volumes/data/storageClass': 'standard-rwo',
      },
    ],
    [
      'fin/a:1 needs a PVC of 100GB mounted at /srv/files, RWX',
      {
        '/components/a/volumes/files/kind': 'claim',
        '/components/a/volumes/files/size': '100Gi',
        '/components/a/volumes/files/accessMode': 'ReadWriteMany',
        '/components/a/volumes/files/mountPath': '/srv/files',
      },
    ],
    [
      'fin/a:1 mounts existing pvc shared at /shared read-only',
      {
        '/components/a/volumes/shared/kind': 'existingClaim',
        '/components/a/volumes/shared/claimName': 'shared',
        '/components/a/volumes/shared/mountPath': '/shared',
        '/components/a/volumes/shared/readOnly': true,
      },
    ],
    [
      'fin/a:1 with scratch space of 2Gi at /tmp/work and tmpfs 256Mi at /run/cache',
      {
        '/components/a/volumes/work/kind': 'emptyDir',
        '/components/a/volumes/work/size': '2Gi',
        '/components/a/volumes/work/mountPath': '/tmp/work',
        '/components/a/volumes/cache/kind': 'memory',
        '/components/a/volumes/cache/size': '256Mi',
        '/components/a/volumes/cache/mountPath': '/run/cache',
      },
    ],
    [
      'fin/a:1 with 2Gi shared memory',
      {
        '/components/a/volumes/shm/kind': 'memory',
        '/components/a/volumes/shm/size': '2Gi',
        '/components/a/volumes/shm/mountPath': '/dev/shm',
      },
    ],
    [
      'model cache of fin/a:1 on 60Gi volume at /root/.cache/hub',
      {
        '/components/a/volumes/cache/kind': 'claim',
        '/components/a/volumes/cache/size': '60Gi',
        '/components/a/volumes/cache/mountPath': '/root/.cache/hub',
      },
    ],
    [
      'daemonset fin/a:1 with hostPath /proc at /host/proc and /sys at /host/sys, both read-only',
      {
        '/components/a/volumes/proc/kind': 'hostPath',
        '/components/a/volumes/proc/hostPath': '/proc',
        '/components/a/volumes/proc/mountPath': '/host/proc',
        '/components/a/volumes/proc/readOnly': true,
        '/components/a/volumes/sys/kind': 'hostPath',
        '/components/a/volumes/sys/hostPath': '/sys',
        '/components/a/volumes/sys/mountPath': '/host/sys',
        '/components/a/volumes/sys/readOnly': true,
      },
    ],
    [
      'fin/a:1 as a statefulset with 5Gi, keep the volumes on uninstall',
      { '/components/a/statefulSet/whenDeleted': 'Retain' },
    ],
    [
      'fin/a:1; dev 1Gi volume at /data, prod 50Gi volume at /data',
      {
        '/components/a/volumes/data/kind': 'claim',
        '/environments/dev/components/a/volumes/data/size': '1Gi',
        '/components/a/volumes/data/mountPath': '/data',
        '/environments/prod/components/a/volumes/data/size': '50Gi',
      },
    ],
    ['fin/a:1 data must survive restarts', { '/components/a/volumes/data/kind': 'claim' }],
    [
      'MariaDB 11 with 20Gi',
      { '/components/mariadb/volumes/data/kind': 'claim', '/components/mariadb/volumes/data/size': '20Gi' },
    ],
    [
      'statefulset fin/a:1 port 7001, 3 replicas, 20Gi each at /var/lib/db',
      { '/components/a/volumes/data/size': '20Gi', '/components/a/volumes/data/mountPath': '/var/lib/db' },
    ],
    [
      'statefulset fin/a:1 port 7001, 3 replicas, 20Gi each mounted at /x',
      { '/components/a/volumes/x/size': '20Gi', '/components/a/volumes/x/mountPath': '/x' },
    ],
    [
      'fin/a:1, 20Gi data at /data',
      { '/components/a/volumes/data/size': '20Gi', '/components/a/volumes/data/mountPath': '/data' },
    ],
    [
      'fin/a:1 with /Files 10Gi and 512Mi memory',
      {
        '/components/a/volumes/files/size': '10Gi',
        '/components/a/volumes/files/mountPath': '/Files',
        '/components/a/resources/requests/memory': '512Mi',
      },
    ],
    ['ollama/ollama:0.3 with 50Gi for models', { '/components/ollama/volumes/models/size': '50Gi' }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each([
    'fin/a:1, readiness /r 256Mi',
    'fin/a:1 with /healthz 256Mi',
    'fin/a:1 without a persistent volume',
    'fin/a:1 with 5Gi memory',
    'fin/a:1 with a heap of 2Gi',
    'fin/a:1 stores files in object storage',
    'fin/a:1 max upload 5Gi',
  ])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) =>
        /\/components\/\w+\/(volumes|statefulSet)|^\/environments\//.test(pointer),
      ),
    ).toEqual([]);
  });
});
