import { describe, expect, it } from 'vitest';
import { readEnglish } from '../english/read-english.js';
import { KNOWLEDGE } from '../../../knowledge/index.js';
import { applyDefaults } from './answer-facts.js';
import { resolveBlueprint } from './resolve-blueprint.js';

/** Resolves a request, taking the stated defaults. */
function resolve(request: string) {
  const { facts } = readEnglish(request, KNOWLEDGE);
  const first = resolveBlueprint(facts, KNOWLEDGE);
  if (first.kind === 'resolved') return first;
  const defaults = applyDefaults(first.questions);
  const second = resolveBlueprint([...facts, ...(defaults.ok ? defaults.value : [])], KNOWLEDGE);
  if (second.kind === 'questions') throw new Error(JSON.stringify(second.questions));
  return second;
}

describe('a data store that is part of the chart', () => {
  it('is a component on the official image, reached by those who use it', () => {
    const { resolved, notes } = resolve('fin/a:1 on 8080 uses redis 7. Redis is part of the chart with 3Gi.');
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
    const { resolved } = resolve('fin/a:1 on 8080 needs rabbitmq, which is part of the chart.');
    expect(resolved.blueprint.components['rabbitmq']?.image).toMatch(/^rabbitmq:\d/);
  });

  it('stays a dependency where a mode was named', () => {
    const { resolved } = resolve('fin/a:1 on 8080 with an embedded redis.');
    expect(resolved.blueprint.dependencies['redis']?.mode).toBe('embedded');
  });
});
