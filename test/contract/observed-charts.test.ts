import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import type { ChartFiles } from '../../src/core/chart/chart-files.js';
import { compileChart } from '../../src/core/chart/compile-chart.js';
import { parseManifests } from '../../src/core/checks/manifest/parse-manifests.js';
import { runChecks } from '../../src/core/checks/run-checks.js';
import {
  eitherScalerBlueprint,
  gpuServerBlueprint,
  observedBlueprint,
  queueWorkerBlueprint,
} from '../support/observed-blueprints.js';
import { openRealEngine } from '../support/real-engine.js';

const { engine, close } = openRealEngine();
afterAll(close);

const CHARTS: readonly (readonly [string, () => ResolvedBlueprint])[] = (
  [
    ['an observed API', observedBlueprint],
    ['a queue worker', queueWorkerBlueprint],
    ['a GPU server', gpuServerBlueprint],
    ['a worker with two scalers', eitherScalerBlueprint],
  ] as const
).flatMap(([name, blueprint]) =>
  (['flat', 'sections'] as const).map((layout) => [`${name} (${layout})`, () => blueprint(layout)] as const),
);

function casesOf(files: ChartFiles) {
  const values = [...files].filter(([path]) => path.startsWith('ci/'));
  return values.map(([name, content]) => ({ name, namespace: 'apps', values: [String(content)] }));
}

describe.each(CHARTS)('the chart of %s', (_, blueprint) => {
  const resolved = blueprint();
  const files = compileChart(resolved);

  it('has nothing that our own rules object to', async () => {
    const [rendered] = await engine.render(
      files,
      casesOf(files).filter(({ name }) => name.endsWith('/default-values.yaml')),
    );
    const { objects, findings } = parseManifests(rendered?.documents ?? []);
    expect(objects.length).toBeGreaterThan(4);
    const found = runChecks({ cases: [{ name: 'default', objects }], files, blueprint: resolved });
    expect(
      [...findings, ...found].map(({ rule, resource, message }) => `${rule} ${resource ?? ''}: ${message}`),
    ).toEqual([]);
  });

  it('passes its own unit tests', async () => {
    const outcome = await engine.unitTest(files);
    expect(outcome.diagnostics).toEqual([]);
    const failed = outcome.results.filter(({ passed }) => !passed);
    expect(failed.map(({ file, test, message }) => `${file}: ${test}: ${message}`)).toEqual([]);
    expect(outcome.results.length).toBeGreaterThan(20);
  });

  it('is lint-clean and valid on every version with every ci file', async () => {
    const { kubernetesVersions } = await engine.info();
    const cases = casesOf(files);
    const lint = await engine.lint(files, { strict: true, values: cases[0]?.values ?? [] });
    expect(lint.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const outcome = await engine.validate(files, cases, kubernetesVersions);
    expect(outcome.renders.flatMap(({ errors }) => errors)).toEqual([]);
    expect(outcome.problems).toEqual([]);
    expect(outcome.unknownKinds).toEqual([]);
  });
});

interface Dashboard {
  readonly uid: string;
  readonly panels: readonly {
    readonly id: number;
    readonly gridPos: unknown;
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

describe('the dashboard', () => {
  it('is JSON whose queries name the pods of this release only', async () => {
    const files = compileChart(queueWorkerBlueprint());
    const [rendered] = await engine.render(files, [
      {
        name: 'default',
        releaseName: 'given',
        namespace: 'apps',
        values: [String(files.get('ci/default-values.yaml'))],
      },
    ]);
    const text = rendered?.documents.find(({ template }) => template.endsWith('/dashboard.yaml'))?.yaml ?? '';
    const { data } = parse(text) as { readonly data: Readonly<Record<string, string>> };
    const [[, json] = ['', '']] = Object.entries(data);
    const dashboard = JSON.parse(json) as Dashboard;
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    expect(dashboard.panels[3]?.gridPos).toEqual({ x: 0, y: 4, w: 12, h: 8 });
    const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    expect(queries.length).toBeGreaterThan(8);
    for (const query of queries) expect(query).toContain('namespace="apps",pod=~"given-packer-');
  });
});
