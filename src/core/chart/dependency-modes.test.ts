import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dependencyBlueprint } from '../../../test/support/dependency-blueprint.js';
import { openRealEngine } from '../../../test/support/real-engine.js';
import { KNOWLEDGE } from '../../knowledge/index.js';
import type { ResolvedBlueprint } from '../blueprint/resolved-blueprint.js';
import { parseIntent } from '../blueprint/yaml/parse-intent.js';
import { resolveBlueprint } from '../intake/resolve/resolve-blueprint.js';
import type { HelmEngine } from '../ports/helm-engine.js';
import type { ChartFiles } from './chart-files.js';
import { compileChart } from './compile-chart.js';
import { validateForCompile } from './validate-for-compile.js';
import { withoutMissingSubcharts } from './missing-subcharts.js';

const MODES = ['external', 'operator', 'embedded'] as const;
type Mode = (typeof MODES)[number];

/** Kinds whose operators ship no schema that we may redistribute. */
const WITHOUT_SCHEMA: Readonly<Record<string, readonly string[]>> = {
  mariadb: ['k8s.mariadb.com/v1alpha1/MariaDB'],
  kafka: ['kafka.strimzi.io/v1/Kafka', 'kafka.strimzi.io/v1/KafkaNodePool'],
  elasticsearch: ['elasticsearch.k8s.elastic.co/v1/Elasticsearch'],
};

/** A Blueprint file of one service and one dependency, resolved with the real knowledge. */
function resolve(engine: string, mode: Mode): ResolvedBlueprint {
  const text = `
apiVersion: autopilot.k8s/v1alpha1
components:
  ledger:
    image: ghcr.io/acme/ledger:1.4.2
    archetype: fastapi
dependencies:
  store: {engine: ${engine}, mode: ${mode}}
environments:
  prod: {components: {}, routes: {}}
`;
  const parsed = parseIntent(text, 'autopilot.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const facts = parsed.value.map(({ pointer, value, line }) => ({
    pointer,
    value,
    rank: 'input' as const,
    source: { kind: 'file' as const, path: 'autopilot.yaml', line },
  }));
  const resolution = resolveBlueprint(facts, KNOWLEDGE);
  if (resolution.kind !== 'resolved') throw new Error(JSON.stringify(resolution));
  return resolution.resolved;
}

const supports = (engine: string, mode: Mode): boolean => {
  const store = KNOWLEDGE.dataStores.find((candidate) => candidate.engine === engine);
  return mode === 'external' || store?.[mode] !== undefined;
};

const CASES = KNOWLEDGE.dataStores.flatMap(({ engine }) => MODES.map((mode) => [engine, mode] as const));

function listCases(
  files: ChartFiles,
): readonly { readonly name: string; readonly values?: readonly string[] }[] {
  const given = [...files].flatMap(([path, content]) =>
    /^(ci\/.*-values|values-[a-z]+)\.yaml$/.test(path) && typeof content === 'string'
      ? [{ name: path, values: [content] }]
      : [],
  );
  return [{ name: 'default' }, ...given];
}

describe('every engine in every mode', () => {
  let engine: HelmEngine;
  let close: () => Promise<void>;
  beforeAll(() => {
    ({ engine, close } = openRealEngine());
  });
  afterAll(() => close());

  it.each(CASES.filter(([name, mode]) => supports(name, mode)))(
    '%s as %s renders, lints strictly, validates and passes its own tests',
    async (name, mode) => {
      const resolved = resolve(name, mode);
      expect(validateForCompile(resolved)).toEqual([]);
      const { files } = withoutMissingSubcharts(compileChart(resolved));
      const { kubernetesVersions } = await engine.info();
      const lint = await engine.lint(files, { strict: true });
      expect(lint.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
      const validated = await engine.validate(files, listCases(files), kubernetesVersions);
      expect(
        validated.renders.flatMap(({ name: render, errors }) => errors.map((error) => [render, error])),
      ).toEqual([]);
      expect(validated.problems).toEqual([]);
      expect(validated.unknownKinds).toEqual(mode === 'operator' ? (WITHOUT_SCHEMA[name] ?? []) : []);
      const tests = await engine.unitTest(files);
      expect(tests.diagnostics).toEqual([]);
      expect(tests.results.filter(({ passed }) => !passed)).toEqual([]);
    },
  );

  it('passes the tests of a chart with all modes at once', async () => {
    const { files } = withoutMissingSubcharts(compileChart(dependencyBlueprint()));
    const tests = await engine.unitTest(files);
    expect(tests.results.filter(({ passed }) => !passed)).toEqual([]);
    expect(tests.results.length).toBeGreaterThan(60);
  });

  it.each(CASES.filter(([name, mode]) => !supports(name, mode)))(
    '%s as %s is refused with a way out',
    (name, mode) => {
      const problems = validateForCompile(resolve(name, mode));
      expect(problems[0]).toMatchObject({ pointer: '/dependencies/store/mode' });
      expect(problems[0]?.message).toContain(name);
      expect(problems[0]?.hint).toContain('external');
    },
  );
});
