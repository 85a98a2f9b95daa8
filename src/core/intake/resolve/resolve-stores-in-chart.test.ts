import { describe, expect, it } from 'vitest';
import { resolveRequest } from '../../../../test/support/resolve-request.js';

describe('a data store that is part of the chart', () => {
  it('is a component on the official image, reached by those who use it', () => {
    const { resolved, notes } = resolveRequest(
      'fin/a:1 on 8080 uses redis 7. Redis is part of the chart with 3Gi.',
    );
    const { components, dependencies, connections } = resolved.blueprint;
    expect(dependencies).toEqual({});
    expect(components['redis']).toMatchObject({
      archetype: 'redis',
      image: 'redis:7',
      workload: 'StatefulSet',
      volumes: { data: { size: '3Gi' } },
    });
    expect(connections['a-to-redis']).toEqual({ from: 'a', to: 'redis', port: 6379 });
    expect(components['a']?.env['REDIS_URL']).toEqual({ secret: 'redis', key: 'REDIS_URL' });
    expect(notes.join()).toContain('a reads REDIS_URL from the Secret a-redis');
  });

  it('has the usual version of the official image when nobody names one', () => {
    const { resolved } = resolveRequest('fin/a:1 on 8080 needs rabbitmq, which is part of the chart.');
    expect(resolved.blueprint.components['rabbitmq']?.image).toMatch(/^rabbitmq:\d/);
  });

  it('stays a dependency where a mode was named', () => {
    const { resolved } = resolveRequest('fin/a:1 on 8080 with an embedded redis.');
    expect(resolved.blueprint.dependencies['redis']?.mode).toBe('embedded');
  });
});
