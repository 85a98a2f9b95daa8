import { describe, expect, it } from 'vitest';
import { pickResolved, resolveStated } from '../../../../test/support/resolve-component.js';
import { resolveRequest } from '../../../../test/support/resolve-request.js';

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

describe('what only some environments have', () => {
  it('makes the others private when the ingress is for production alone', () => {
    const { blueprint } = resolveRequest('fin/a:1 port 8080, ingress only in prod at a.example.com').resolved;
    expect(blueprint.routes['a']?.hosts).toEqual(['a.example.com']);
    expect(blueprint.environments['dev']?.routes['a']).toEqual({ enabled: false });
    expect(blueprint.environments['staging']?.routes['a']).toEqual({ enabled: false });
    expect(blueprint.environments['prod']?.routes['a']?.enabled).not.toBe(false);
  });

  it('takes counts beside the name of an environment for its own', () => {
    const { blueprint } = resolveRequest('fin/a:1 port 8080, 1 replica dev, 3 replicas prod').resolved;
    expect(blueprint.environments['dev']?.components['a']?.replicas).toBe(1);
    expect(blueprint.environments['prod']?.components['a']?.replicas).toBe(3);
  });
});
