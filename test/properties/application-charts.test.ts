import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { formatPointer } from '../../src/core/blueprint/json-pointer.js';
import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import { resolveBlueprint } from '../../src/core/intake/resolve/resolve-blueprint.js';
import type { ChartFiles } from '../../src/core/chart/chart-files.js';
import { addChartRecord } from '../../src/core/chart/chart-record.js';
import { compileChart } from '../../src/core/chart/compile-chart.js';
import { validateForCompile } from '../../src/core/chart/validate-for-compile.js';
import type { RenderResult } from '../../src/core/ports/helm-engine.js';
import { ChartChecks, listRenderCases } from '../../src/agents/chart/workbench/chart-checks.js';
import { KNOWLEDGE } from '../../src/knowledge/index.js';
import { openRealEngine } from '../support/real-engine.js';
import { arbitraryApplication, toFacts } from './arbitrary-application.js';
import type { Statements } from './feature.js';

/** `PROPERTY_RUNS=2000` in `npm run test:deep`. A failure prints its seed; `PROPERTY_SEED` repeats it. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? '200');
const SEED = process.env['PROPERTY_SEED'];
const LONGEST_RELEASE = 'r'.repeat(53);
const LONGEST_NAME = 63;

const { engine, close } = openRealEngine();
afterAll(close);

/** Undefined for statements that a person would be asked about. */
function resolve(statements: Statements): ResolvedBlueprint | undefined {
  const resolution = resolveBlueprint(toFacts(statements), KNOWLEDGE);
  if (resolution.kind === 'questions') return undefined;
  return validateForCompile(resolution.resolved).length === 0 ? resolution.resolved : undefined;
}

/** The chart as a run delivers it; the record tells the checks that its stand-ins for install-time values are ours. */
function compileRecorded(resolved: ResolvedBlueprint): ChartFiles {
  return addChartRecord(compileChart(resolved), resolved, { generator: '0', knowledge: '0', inputs: {} });
}

/**
 * As if a reviewer had given the reasons of all deviations: an image may need one, such as a collector that reads the files
 * of its node, and that a person has to accept it first is tested elsewhere.
 */
function withReviewedDeviations({ blueprint, provenance }: ResolvedBlueprint): ResolvedBlueprint {
  const origin = { rank: 'reviewer', source: { kind: 'policy', id: 'test' } } as const;
  const reviewed = Object.entries(blueprint.components).flatMap(([name, { security }]) =>
    Object.keys(security.deviations).map((field) => [
      formatPointer('components', name, 'security', 'deviations', field, 'reason'),
      origin,
    ]),
  );
  return {
    blueprint,
    provenance: { ...provenance, ...(Object.fromEntries(reviewed) as ResolvedBlueprint['provenance']) },
  };
}

const namesOf = ({ documents }: RenderResult): readonly string[] =>
  documents.map(({ kind, name }) => `${kind}/${name}`);

/** Pods and the objects that own them keep what Kubernetes does not let an upgrade change. */
function fixedFields({ documents }: RenderResult): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    documents
      .filter(({ kind, hooks }) => /^(?:Deployment|StatefulSet|DaemonSet)$/.test(kind) && hooks.length === 0)
      .map(({ kind, name, yaml }) => {
        const [document] = parseAllDocuments(yaml);
        const { spec } = document?.toJS() as { readonly spec: Readonly<Record<string, unknown>> };
        return [`${kind}/${name}`, [spec['selector'], spec['serviceName'], spec['volumeClaimTemplates']]];
      }),
  );
}

async function renderVariants(files: ChartFiles): Promise<readonly RenderResult[]> {
  const [standard = { name: 'default' }] = listRenderCases(files);
  return engine.render(files, [
    { ...standard, name: 'first', releaseName: 'first' },
    { ...standard, name: 'second', releaseName: 'second' },
    { ...standard, name: 'longest', releaseName: LONGEST_RELEASE },
  ]);
}

async function expectGoodChart(resolved: ResolvedBlueprint): Promise<void> {
  const files = compileRecorded(resolved);
  const versions = (await engine.info()).kubernetesVersions;
  const checks = new ChartChecks(engine, files, [versions[0] ?? '', versions.at(-1) ?? '']);
  const lint = await checks.lint();
  expect(lint.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  const validation = await checks.validate();
  expect(validation.renders.flatMap(({ errors }) => errors)).toEqual([]);
  expect(validation.problems).toEqual([]);
  const unitTests = await checks.unitTest();
  expect(unitTests.results.filter(({ passed }) => !passed)).toEqual([]);
  const findings = await checks.findByRules(withReviewedDeviations(resolved));
  const stopping = findings.filter(({ severity }) => severity === 'critical' || severity === 'high');
  expect(stopping).toEqual([]);
  await expectCoexistence(files);
}

async function expectCoexistence(files: ChartFiles): Promise<void> {
  const [first, second, longest] = await renderVariants(files);
  if (first === undefined || second === undefined || longest === undefined) throw new Error('not rendered');
  expect(namesOf(first).filter((name) => namesOf(second).includes(name))).toEqual([]);
  expect(longest.documents.map(({ name }) => name).filter((name) => name.length > LONGEST_NAME)).toEqual([]);
}

async function expectStableSelectors(resolved: ResolvedBlueprint): Promise<void> {
  const { blueprint, provenance } = resolved;
  const later: ResolvedBlueprint = {
    provenance,
    blueprint: {
      ...blueprint,
      chart: { ...blueprint.chart, version: '9.8.7', appVersion: '77', labels: { added: 'later' } },
    },
  };
  const [before] = await renderVariants(compileRecorded(resolved));
  const [after] = await renderVariants(compileRecorded(later));
  if (before === undefined || after === undefined) throw new Error('not rendered');
  expect(fixedFields(after)).toEqual(fixedFields(before));
}

/** The same Blueprint with its keys in the opposite order. */
function reverseKeys<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(reverseKeys) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reverseKeys(member as unknown)]),
  ) as Value;
}

describe('charts of random applications', () => {
  const parameters = { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: Number(SEED) }) };

  it(`are sound in every way that we can tell, ${String(RUNS)} of them`, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryApplication, async (statements) => {
        const resolved = resolve(statements);
        fc.pre(resolved !== undefined);
        await expectGoodChart(resolved);
        await expectStableSelectors(resolved);
        expect(compileChart({ ...resolved, blueprint: reverseKeys(resolved.blueprint) })).toEqual(
          compileChart(resolved),
        );
      }),
      parameters,
    );
  }, 7_200_000);
});
