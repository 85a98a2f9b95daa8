import { describe, expect, it } from 'vitest';
import { dependencyBlueprint } from '../../../../test/support/dependency-blueprint.js';
import { Blueprint } from '../../blueprint/schema/blueprint.js';
import { findDependencyProblems } from './dependency-problems.js';

type Draft = ReturnType<typeof structuredClone<Blueprint>>;

/** Messages about the golden Blueprint after a change. */
function problemsAfter(change: (draft: Draft) => void): readonly string[] {
  const draft = structuredClone(dependencyBlueprint().blueprint);
  change(draft);
  return findDependencyProblems(Blueprint.parse(draft)).map(
    ({ pointer, message }) => `${pointer}: ${message}`,
  );
}

const dependency = (draft: Draft, name: string): Draft['dependencies'][string] => {
  const found = draft.dependencies[name];
  if (found === undefined) throw new Error(name);
  return found;
};

describe('findDependencyProblems', () => {
  it('has nothing to say about a chart with every mode', () => {
    expect(problemsAfter(() => undefined)).toEqual([]);
  });

  it.each<readonly [string, (draft: Draft) => void, string]>([
    [
      'an operator without storage',
      (draft) => delete dependency(draft, 'database').storage,
      '/dependencies/database/storage: database is made by an operator',
    ],
    [
      'a mode that nothing is known for',
      (draft) => delete dependency(draft, 'database').operator,
      '/dependencies/database/mode: there is no operator for postgresql',
    ],
    [
      'facts of another mode',
      (draft) => (dependency(draft, 'database').mode = 'external'),
      '/dependencies/database/operator: database has the mode external',
    ],
    [
      'several members of a subchart',
      (draft) => (dependency(draft, 'cache').instances = 3),
      '/dependencies/cache/instances: cache is embedded and always a single pod',
    ],
    [
      'a subchart whose objects would be called like the chart',
      (draft) => Object.assign(draft.chart, { name: 'cache-api' }),
      '/dependencies/cache: the subchart cache would make objects with the names of the chart cache-api',
    ],
    [
      'a subchart that takes the section of a component',
      (draft) => {
        draft.dependencies['api'] = dependency(draft, 'cache');
      },
      '/dependencies/api: the subchart api would take the key "api"',
    ],
    [
      'a chart of Bitnami',
      (draft) =>
        Object.assign(dependency(draft, 'cache').embedded ?? {}, {
          repository: 'oci://registry-1.docker.io/bitnamicharts',
        }),
      '/dependencies/cache/embedded/repository: cache would come from oci://registry-1.docker.io/bitnamicharts',
    ],
    [
      'a size of something that the chart does not make',
      (draft) =>
        Object.assign(draft.environments['dev'] ?? {}, { dependencies: { legacy: { storage: '1Gi' } } }),
      '/environments/dev/dependencies/legacy/storage: the environment dev sets storage of legacy',
    ],
    [
      'a variable of a dependency that is not there',
      (draft) =>
        Object.assign(draft.components['api']?.env ?? {}, { X: { dependency: 'queue', property: 'url' } }),
      '/components/api/env/X/dependency: the variable X reads the dependency "queue"',
    ],
    [
      'a variable that reads what the store cannot say',
      (draft) =>
        Object.assign(draft.components['worker']?.env ?? {}, {
          X: { dependency: 'events', property: 'password' },
        }),
      '/components/worker/env/X/property: the variable X reads the password of events',
    ],
    [
      'a name that a composed connection string needs',
      (draft) => Object.assign(draft.components['api']?.env ?? {}, { REDIS_URL_PASSWORD: { value: 'x' } }),
      '/components/api/env/REDIS_URL_PASSWORD: REDIS_URL is put together',
    ],
  ])('finds %s', (_, change, expected) => {
    const problems = problemsAfter(change);
    expect(problems.map((problem) => problem.slice(0, expected.length))).toContain(expected);
  });
});
