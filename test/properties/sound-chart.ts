import { expect } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { ChartChecks, listRenderCases } from '../../src/agents/chart/workbench/chart-checks.js';
import { formatPointer } from '../../src/core/blueprint/json-pointer.js';
import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import type { ChartFiles } from '../../src/core/chart/chart-files.js';
import { addChartRecord } from '../../src/core/chart/chart-record.js';
import { compileChart } from '../../src/core/chart/compile-chart.js';
import { withoutMissingSubcharts } from '../../src/core/chart/missing-subcharts.js';
import type { HelmEngine, RenderCase, RenderedDocument } from '../../src/core/ports/helm-engine.js';

const LONGEST_RELEASE = 'r'.repeat(53);
const LONGEST_NAME = 63;
const OTHER_NAMESPACE = 'elsewhere';

/**
 * Expects everything of the chart of a Blueprint that can be told without a cluster.
 *
 * @param isThorough - Also runs the chart's own suites and validates on the oldest version, which takes most of the time.
 */
export async function expectSoundChart(
  engine: HelmEngine,
  resolved: ResolvedBlueprint,
  isThorough: boolean,
): Promise<void> {
  const files = compileRecorded(resolved);
  const { kubernetesVersions } = await engine.info();
  const newest = kubernetesVersions.at(-1) ?? '';
  const checks = new ChartChecks(
    engine,
    files,
    isThorough ? [kubernetesVersions[0] ?? '', newest] : [newest],
  );
  if (isThorough) checks.start();
  const [lint, validation] = await Promise.all([checks.lint(), checks.validate()]);
  expect(lint.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(validation.renders.flatMap(({ errors }) => errors)).toEqual([]);
  expect(validation.problems).toEqual([]);
  const standard = validation.renders.find(({ name }) => name === `default@${newest}`)?.documents ?? [];
  await expectNoStoppingFindings(checks, resolved);
  await expectCoexistence(
    checks,
    statedNames(resolved),
    standard,
    await renderDefault(engine, files, { releaseName: LONGEST_RELEASE, namespace: OTHER_NAMESPACE }),
  );
  const later = await renderDefault(engine, compileRecorded(asLaterVersion(resolved)));
  expect(fixedFields(later)).toEqual(fixedFields(standard));
  if (isThorough) await expectPassingSuites(checks);
}

/** The chart as a run delivers it; the record tells the checks that its stand-ins for install-time values are ours. */
function compileRecorded(resolved: ResolvedBlueprint): ChartFiles {
  return addChartRecord(compileChart(resolved), resolved, { generator: '0', knowledge: '0', inputs: {} });
}

function asLaterVersion({ blueprint, provenance }: ResolvedBlueprint): ResolvedBlueprint {
  const chart = { ...blueprint.chart, version: '9.8.7', appVersion: '77', labels: { added: 'later' } };
  return { provenance, blueprint: { ...blueprint, chart } };
}

async function renderDefault(
  engine: HelmEngine,
  files: ChartFiles,
  release: Pick<RenderCase, 'releaseName' | 'namespace'> = {},
): Promise<readonly RenderedDocument[]> {
  const [standard = { name: 'default' }] = listRenderCases(files);
  const [render] = await engine.render(withoutMissingSubcharts(files).files, [{ ...standard, ...release }]);
  expect(render?.errors).toEqual([]);
  return render?.documents ?? [];
}

async function expectPassingSuites(checks: ChartChecks): Promise<void> {
  const { results, diagnostics } = await checks.unitTest();
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(results.length).toBeGreaterThan(0);
}

async function expectNoStoppingFindings(checks: ChartChecks, resolved: ResolvedBlueprint): Promise<void> {
  const findings = await checks.findByRules(withReviewedDeviations(resolved));
  expect(findings.filter(({ severity }) => severity === 'critical' || severity === 'high')).toEqual([]);
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

/** Objects whose whole name a person gave: a Secret that is fetched has the name its readers elsewhere know. */
function statedNames({ blueprint }: ResolvedBlueprint): ReadonlySet<string> {
  const secrets = Object.values(blueprint.components).flatMap((component) =>
    Object.values(component.secrets),
  );
  const stated = secrets.filter(({ mode, name }) => mode === 'external' && name !== undefined);
  return new Set(stated.map(({ name }) => `ExternalSecret/${String(name)}`));
}

/**
 * Two releases share no object, and the longest release name makes no name too long. Only a namespace that comes with the
 * chart is shared by all in it: it is the release's own, so the second release has to go to another one, which it then makes.
 *
 * @param stated - Names that are the same in every release, because the Blueprint says so.
 * @param elsewhere - What a release of the longest name is in {@link OTHER_NAMESPACE}.
 */
async function expectCoexistence(
  checks: ChartChecks,
  stated: ReadonlySet<string>,
  standard: readonly RenderedDocument[],
  elsewhere: readonly RenderedDocument[],
): Promise<void> {
  const { secondRelease } = await checks.compareReleases();
  expect(secondRelease?.size).toBeGreaterThan(0);
  const names = standard.map(nameOf).filter((name) => !stated.has(name));
  const made = names.filter((name) => !name.startsWith('Namespace/'));
  expect(made.filter((name) => secondRelease?.has(name))).toEqual([]);
  const others = elsewhere.map(nameOf);
  expect(names.filter((name) => others.includes(name))).toEqual([]);
  expect(others.filter((name, index) => others.indexOf(name) < index)).toEqual([]);
  expect(elsewhere.filter(({ name }) => name.length > LONGEST_NAME)).toEqual([]);
  const namespaces = elsewhere.filter(({ kind }) => kind === 'Namespace');
  expect(namespaces.filter(({ name }) => name !== OTHER_NAMESPACE)).toEqual([]);
}

function nameOf({ kind, name }: RenderedDocument): string {
  return `${kind}/${name}`;
}

/** Pods and the objects that own them keep what Kubernetes does not let an upgrade change. */
function fixedFields(documents: readonly RenderedDocument[]): Readonly<Record<string, unknown>> {
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
