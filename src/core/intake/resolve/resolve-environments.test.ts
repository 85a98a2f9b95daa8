import { describe, expect, it } from 'vitest';
import { pickResolved, resolveStated } from '../../../../test/support/resolve-component.js';

describe('hosts of environments', () => {
  const route = { component: 'a', port: 'extra', path: '/', tls: { enabled: false } };
  const resolve = (protocol: string, fields: Record<string, string | readonly string[]>) =>
    pickResolved(
      resolveStated(
        { ports: { extra: { containerPort: 5140, servicePort: 514, protocol } } },
        { routes: { a: { ...route, traefik: { entryPoints: ['extra'], middlewares: [] }, ...fields } } },
      ),
      ['/routes/a/hosts', '/environments/dev/routes'],
    );

  it('are left out where the route has none', () => {
    expect(resolve('UDP', { kind: 'IngressRouteUDP', hosts: [] })).toEqual({
      '/routes/a/hosts': [],
      '/environments/dev/routes': {},
    });
  });

  it('are those of the route below the name of the environment', () => {
    expect(resolve('TCP', { kind: 'IngressRoute', hosts: ['a.example.com'] })).toEqual({
      '/routes/a/hosts': ['a.example.com'],
      '/environments/dev/routes': { a: { hosts: ['dev.a.example.com'] } },
    });
  });
});
