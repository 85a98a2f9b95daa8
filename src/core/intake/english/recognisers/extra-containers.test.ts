import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseExtraContainers', () => {
  it.each([
    [
      'fin/a:1 with an init container busybox:1.36 that waits for db:5432 (nc -z db 5432)',
      {
        '/components/a/containers/wait-for-db/kind': 'init',
        '/components/a/containers/wait-for-db/image': 'busybox:1.36',
        '/components/a/containers/wait-for-db/command': ['sh', '-c', 'until nc -z db 5432; do sleep 2; done'],
      },
    ],
    [
      'fin/a:1 with two init containers: busybox:1.36 waits for postgres:5432, and fin/seed:2 runs ./seed.sh',
      {
        '/components/a/containers/wait-for-postgres/kind': 'init',
        '/components/a/containers/wait-for-postgres/order': 0,
        '/components/a/containers/wait-for-postgres/image': 'busybox:1.36',
        '/components/a/containers/wait-for-postgres/command': [
          'sh',
          '-c',
          'until nc -z postgres 5432; do sleep 2; done',
        ],
        '/components/a/containers/seed/kind': 'init',
        '/components/a/containers/seed/order': 1,
        '/components/a/containers/seed/image': 'fin/seed:2',
        '/components/a/containers/seed/command': ['./seed.sh'],
      },
    ],
    [
      'fin/a:1 with an init container that runs `python manage.py migrate`',
      {
        '/components/a/containers/migrate/kind': 'init',
        '/components/a/containers/migrate/image': 'fin/a:1',
        '/components/a/containers/migrate/command': ['python', 'manage.py', 'migrate'],
      },
    ],
    [
      `fin/a:1, an init container busybox:1.36 runs 'until nc -z db 5432; do sleep 1; done'`,
      {
        '/components/a/containers/busybox/image': 'busybox:1.36',
        '/components/a/containers/busybox/command': ['sh', '-c', 'until nc -z db 5432; do sleep 1; done'],
      },
    ],
    [
      `fin/a:1 with an init container busybox:1.36 that runs sh -c 'cp -r /src/. /dst && ls', 3 replicas`,
      {
        '/components/a/containers/busybox/command': ['sh', '-c', 'cp -r /src/. /dst && ls'],
        '/components/a/scaling/replicas': 3,
      },
    ],
    [
      'fin/a:1 on 7001, run alembic upgrade head as an init container',
      {
        '/components/a/containers/init/image': 'fin/a:1',
        '/components/a/containers/init/command': ['alembic', 'upgrade', 'head'],
      },
    ],
    [
      'fin/a:1 on 7001, run php artisan migrate --force in an init container',
      { '/components/a/containers/migrate/command': ['php', 'artisan', 'migrate', '--force'] },
    ],
    [
      'fin/a:1 and a sidecar fluent/fluent-bit:3.1 that tails /var/log/app',
      {
        '/components/a/containers/fluent-bit/kind': 'sidecar',
        '/components/a/containers/fluent-bit/image': 'fluent/fluent-bit:3.1',
        '/components/a/containers/fluent-bit/mounts/app': '/var/log/app',
        '/components/a/volumes/app/kind': 'emptyDir',
        '/components/a/volumes/app/mountPath': '/var/log/app',
      },
    ],
    [
      'fin/a:1 with oauth2-proxy sidecar quay.io/oauth2-proxy/oauth2-proxy:v7.6.0 listening on 4180',
      {
        '/components/a/containers/oauth2-proxy/kind': 'sidecar',
        '/components/a/containers/oauth2-proxy/image': 'quay.io/oauth2-proxy/oauth2-proxy:v7.6.0',
        '/components/a/containers/oauth2-proxy/ports/oauth2-proxy/containerPort': 4180,
      },
    ],
    [
      'fin/a:1 port 7001, with a sidecar fin/b:2 on udp port 4180',
      {
        '/components/a/containers/b/ports/b/containerPort': 4180,
        '/components/a/containers/b/ports/b/protocol': 'UDP',
        '/components/a/ports/http/containerPort': 7001,
      },
    ],
    ['fin/a:1. Before it starts wait until redis is reachable', { '/intent/startsAfter/a/redis': true }],
    [
      'web fin/a:1 on 7001 and api fin/b:1 on 7002; web starts after api',
      { '/intent/startsAfter/web/api': true },
    ],
  ])('reads %j', (request, expected) => {
    const facts = readFacts(request);
    expect(facts).toMatchObject(expected);
    expect(facts['/components/a/command']).toBeUndefined();
  });
});

describe('words that only look like it', () => {
  it.each([
    'fin/a:1 with istio sidecar injection',
    'fin/a:1 without sidecars',
    'fin/a:1, no init containers',
  ])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) =>
        /\/components\/\w+\/(containers|volumes)|^\/intent\/startsAfter/.test(pointer),
      ),
    ).toEqual([]);
  });
});
