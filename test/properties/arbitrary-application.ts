import fc from 'fast-check';
import { formatPointer } from '../../src/core/blueprint/json-pointer.js';
import type { Fact } from '../../src/core/blueprint/provenance.js';
import { KNOWLEDGE } from '../../src/knowledge/index.js';
import { arbitraryFeatures } from './arbitrary-features.js';
import { under, type Statements } from './feature.js';

/** Statements as facts of an input file. */
export function toFacts(statements: Statements): readonly Fact[] {
  return Object.entries(statements).map(([pointer, value]) => ({
    pointer,
    value,
    rank: 'input',
    source: { kind: 'file', path: 'random.yaml', line: 1 },
  }));
}

/** Names that YAML, Helm or Kubernetes could take for something else, and plain ones. */
const arbitraryName = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9]{1,8}(-[a-z0-9]{1,6})?$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('on', 'yes', 'null', 'true', 'e1', 'n', 'y', 'no', 'values', 'release'),
  },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z][a-z0-9-]{30,38}[a-z0-9]$/) },
);

const arbitraryImage = fc
  .tuple(
    fc.constantFrom('', 'ghcr.io/', 'registry.example.com:5000/', 'localhost:5000/'),
    fc.stringMatching(/^[a-z0-9]{1,8}(\/[a-z0-9]{1,8}){0,2}$/),
    fc.constantFrom('1.0.0', 'v2', '1e3', '007', '1.10', 'main-abc123', '2026.11'),
    fc.constantFrom('', `@sha256:${'0a'.repeat(32)}`),
  )
  .map(([registry, repository, tag, digest]) => `${registry}${repository}:${tag}${digest}`);

const arbitraryComponent = fc
  .tuple(
    fc.constantFrom(...KNOWLEDGE.archetypes),
    arbitraryImage,
    fc.constantFrom('0 3 * * *', '@daily', '*/5 8-18 * * 1-5'),
    arbitraryFeatures,
  )
  .map(([archetype, image, cron, features]) => (name: string): Statements => {
    const at = (...path: readonly string[]): string => formatPointer('components', name, ...path);
    return {
      [at('archetype')]: archetype.id,
      [at('image')]: image,
      ...(archetype.workload === 'CronJob' ? { [at('schedule', 'cron')]: cron } : {}),
      ...features(name, archetype.workload ?? 'Deployment'),
    };
  });

/** Connections to the other components, and the namespace of the release. */
const arbitrarySurroundings = fc
  .record({
    calls: fc.boolean(),
    onlyCallers: fc.boolean(),
    namespace: fc.constantFrom(undefined, 'restricted', 'privileged'),
  })
  .map(({ calls, onlyCallers, namespace }) => (names: readonly string[]): Statements => {
    const [first, second] = names;
    const called = calls && first !== undefined && second !== undefined;
    return {
      ...(called ? under(['connections', 'first-to-second'], { from: first, to: second }) : {}),
      ...(called && onlyCallers
        ? under(['components', second], { 'networkPolicy/allowSameNamespace': false })
        : {}),
      ...(namespace === undefined
        ? {}
        : under(['chart', 'ownNamespace'], { podSecurity: namespace, 'quota/cpu': '40', 'quota/pods': 100 })),
    };
  });

/** One to three components of any archetype with any features; some combinations are questions or problems, and say so. */
export const arbitraryApplication: fc.Arbitrary<Statements> = fc
  .uniqueArray(arbitraryName, { minLength: 1, maxLength: 3 })
  .chain((names) =>
    fc
      .tuple(arbitrarySurroundings, ...names.map(() => arbitraryComponent))
      .map(
        ([surroundings, ...components]) =>
          Object.assign(
            surroundings(names),
            ...components.map((component, index) => component(names[index] ?? 'app')),
          ) as Statements,
      ),
  );
