import { expect, it } from 'vitest';
import { KNOWLEDGE } from '../../knowledge/index.js';
import { readEnglish } from '../intake/english/read-english.js';
import { resolveBlueprint } from '../intake/resolve/resolve-blueprint.js';
import type { ResolvedBlueprint } from '../blueprint/resolved-blueprint.js';
import { explainValues } from './explain-values.js';

function orders(): ResolvedBlueprint {
  const request = 'A FastAPI service from ghcr.io/acme/orders:1.4.2 on port 8000, 3 to 10 replicas';
  const { facts } = readEnglish(request, KNOWLEDGE);
  const resolution = resolveBlueprint(facts, KNOWLEDGE, { environments: ['prod'] });
  if (resolution.kind === 'questions') throw new Error('the request is complete');
  return resolution.resolved;
}

const values = new Map(explainValues(orders(), () => true).map((value) => [value.pointer, value] as const));
const from = (pointer: string): readonly string[] | undefined =>
  values.get(pointer)?.from.map((fact) => fact.pointer);

it.each([
  ['/replicaCount', '/components/orders/scaling/replicas'],
  ['/image/registry', '/components/orders/image'],
  ['/image/repository', '/components/orders/image'],
  ['/autoscaling/maxReplicas', '/components/orders/scaling/autoscaling/maxReplicas'],
  ['/resources/requests/cpu', '/components/orders/resources/requests/cpu'],
])('%s follows from %s', (pointer, leaf) => {
  expect(from(pointer)).toContain(leaf);
});

it('says of what no leaf decides that nothing does', () => {
  expect(from('/revisionHistoryLimit')).toEqual([]);
  expect(values.get('/revisionHistoryLimit')?.value).toBe(5);
});

it('explains only what is asked for', () => {
  expect(explainValues(orders(), (pointer) => pointer === '/replicaCount')).toHaveLength(1);
  expect(explainValues(orders(), () => false)).toEqual([]);
});
