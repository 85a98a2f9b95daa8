import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { HelmEngine, RenderCase } from '../../src/core/ports/helm-engine.js';
import { changed, chartOf, parentChart, versionedChart, webChart } from './helm-engine-charts.js';
import { expectedUnitTests, unitTestsChart } from './helm-unit-tests.js';

const once: readonly RenderCase[] = [{ name: 'defaults' }];

/** What every Helm engine that knows the template language does. `open` starts a new engine. */
export function helmEngineContract(open: () => HelmEngine): void {
  let engine: HelmEngine;
  beforeAll(() => {
    engine = open();
  });
  afterAll(() => engine.close());

  describe('info', () => {
    it('names the Helm version and the Kubernetes versions with schemas, oldest first', async () => {
      const info = await engine.info();
      expect(info.helmVersion).toMatch(/^v4\.\d+\.\d+/);
      expect(info.kubernetesVersions[0]).toMatch(/^1\.30\.\d+$/);
      expect(info.kubernetesVersions).toHaveLength(5);
    });
  });

  describe('render', () => {
    it('gives documents in install order, hooks last, and notes', async () => {
      const [result] = await engine.render(webChart, [{ name: 'a', releaseName: 'demo' }]);
      expect(result).toMatchObject({
        name: 'a',
        ok: true,
        errors: [],
        notes: 'Release demo runs 2 replicas.\n',
      });
      expect(result?.documents.map(({ kind, name, hooks }) => [kind, name, hooks])).toEqual([
        ['ServiceAccount', 'demo-web', []],
        ['ConfigMap', 'demo-web', []],
        ['Service', 'demo-web', []],
        ['Deployment', 'demo-web', []],
        ['Pod', 'demo-web-test', ['test', 'post-install']],
      ]);
      expect(result?.documents.at(-1)?.template).toBe('web/templates/tests/connection.yaml');
      for (const { yaml } of result?.documents ?? []) expect(result?.manifest).toContain(yaml.trimEnd());
    });

    it('keeps text and binary files as they are', async () => {
      const [result] = await engine.render(webChart, once);
      const logo = webChart.get('files/logo.bin') as Uint8Array;
      expect(result?.manifest).toContain(`logo.bin: ${Buffer.from(logo).toString('base64')}\n`);
      expect(result?.manifest).toContain('greeting: "héllo wörld ✓"\n');
    });

    it('applies values in order, then set expressions, release, namespace and upgrade', async () => {
      const [result] = await engine.render(webChart, [
        {
          name: 'b',
          values: ['replicaCount: 3\ngreeting: one\n', 'greeting: "{{ .Release.Name }}"\n'],
          set: ['replicaCount=7', 'image.tag=9.9'],
          releaseName: 'r',
          namespace: 'n',
          isUpgrade: true,
        },
      ]);
      const manifest = result?.manifest ?? '';
      expect(manifest).toContain('replicas: 7\n');
      expect(manifest).toContain('image: "registry.example/web:9.9"\n');
      expect(manifest).toContain('greeting: "r"\n');
      expect(manifest).toContain('namespace: n\n');
      expect(manifest).toContain('install: "false"\n');
    });

    it('keeps the order of cases and lets one fail alone', async () => {
      const results = await engine.render(webChart, [
        { name: 'good' },
        { name: 'typo', set: ['replicaCuont=3'] },
        { name: 'also good', set: ['replicaCount=1'] },
      ]);
      expect(results.map(({ name, ok }) => [name, ok])).toEqual([
        ['good', true],
        ['typo', false],
        ['also good', true],
      ]);
      expect(results[1]).toMatchObject({
        manifest: '',
        documents: [],
        errors: [{ stage: 'schema', severity: 'error' }],
      });
      expect(results[1]?.errors[0]?.message).toContain("additional properties 'replicaCuont' not allowed");
    });

    it('hands the Kubernetes version and API versions to templates', async () => {
      const [old, recent] = await engine.render(versionedChart, [
        { name: 'old', kubernetesVersion: '1.30.14' },
        { name: 'recent', kubernetesVersion: '1.37.1', apiVersions: ['monitoring.coreos.com/v1'] },
      ]);
      expect(old?.manifest).toContain('version: v1.30.14\n');
      expect(old?.manifest).toContain('monitoring: "false"\n');
      expect(recent?.manifest).toContain('recent: "true"\n');
      expect(recent?.manifest).toContain('monitoring: "true"\n');
    });

    it('renders subcharts with their values and leaves disabled ones out', async () => {
      const [result] = await engine.render(parentChart, once);
      expect(result?.documents.map(({ name }) => name)).toEqual([
        'release-name-parent',
        'release-name-child',
      ]);
      expect(result?.manifest).toContain('size: "3"\n  region: eu\n  label: from-child\n');
    });

    it.each([
      {
        name: 'a template that fails names file, line and column',
        chart: changed(webChart, {
          'templates/service.yaml': 'a: 1\nb: {{ required "needs x" .Values.x }}\n',
        }),
        expected: { stage: 'render', file: 'web/templates/service.yaml', line: 2 },
        message: 'needs x',
      },
      {
        name: 'a template that does not parse names file and line',
        chart: changed(webChart, { 'templates/service.yaml': 'a: 1\nb: {{ if }}\n' }),
        expected: { stage: 'render', file: 'web/templates/service.yaml', line: 2 },
        message: 'missing value for if',
      },
      {
        name: 'output that is not YAML names the template and the line',
        chart: changed(webChart, { 'templates/service.yaml': 'a: 1\n b: {{ .Chart.Name }}\n' }),
        expected: { stage: 'manifest', file: 'web/templates/service.yaml', line: 2 },
        message: 'YAML parse error',
      },
      {
        name: 'a missing dependency is named',
        chart: changed(parentChart, {
          'charts/other/Chart.yaml': undefined,
          'charts/other/templates/configmap.yaml': undefined,
        }),
        expected: { stage: 'dependencies' },
        message: 'missing in charts/ directory: other',
      },
      {
        name: 'a chart without Chart.yaml does not load',
        chart: chartOf({ 'values.yaml': '{}\n' }),
        expected: { stage: 'load' },
        message: 'Chart.yaml',
      },
      {
        name: 'a library chart cannot be rendered',
        chart: chartOf({ 'Chart.yaml': 'apiVersion: v2\nname: lib\nversion: 0.1.0\ntype: library\n' }),
        expected: { stage: 'load' },
        message: 'library charts are not installable',
      },
    ])('$name', async ({ chart, expected, message }) => {
      const [result] = await engine.render(chart, once);
      expect(result?.ok).toBe(false);
      expect(result?.errors[0]).toMatchObject({ severity: 'error', ...expected });
      expect(result?.errors[0]?.message).toContain(message);
    });

    it('refuses a Kubernetes version that the chart does not support', async () => {
      const [result] = await engine.render(webChart, [{ name: 'old', kubernetesVersion: '1.25.0' }]);
      expect(result?.errors[0]).toMatchObject({ stage: 'kubeVersion' });
      expect(result?.errors[0]?.message).toContain('incompatible with Kubernetes v1.25.0');
    });
  });

  describe('validate', () => {
    const versions = ['1.30.14', '1.34.4', '1.37.1'];

    it('finds nothing in valid objects, on every version', async () => {
      const outcome = await engine.validate(
        webChart,
        [{ name: 'a' }, { name: 'b', set: ['replicaCount=1'] }],
        versions,
      );
      expect(outcome.problems).toEqual([]);
      expect(outcome.unknownKinds).toEqual([]);
      expect(outcome.validated).toBe(5 * 2 * 3);
      expect(outcome.renders.map(({ name, ok }) => [name, ok])).toEqual(
        ['a', 'b'].flatMap((name) => versions.map((version) => [`${name}@${version}`, true])),
      );
    });

    it('names the pointer of an unknown field and of a wrong type', async () => {
      const chart = changed(webChart, {
        'templates/service.yaml':
          'apiVersion: v1\nkind: Service\nmetadata:\n  name: broken\nspec:\n  ports:\n    - port: eighty\n      targetPrt: 80\n  selecter: {}\n',
      });
      const { problems } = await engine.validate(chart, once, ['1.34.4']);
      const where = { caseName: 'defaults', kubernetesVersion: '1.34.4', kind: 'Service', name: 'broken' };
      expect(problems).toEqual([
        {
          ...where,
          template: 'web/templates/service.yaml',
          pointer: '/spec/ports/0/port',
          message: 'got string, want integer',
        },
        {
          ...where,
          template: 'web/templates/service.yaml',
          pointer: '/spec/ports/0/targetPrt',
          message: 'unknown field "targetPrt"',
        },
        {
          ...where,
          template: 'web/templates/service.yaml',
          pointer: '/spec/selecter',
          message: 'unknown field "selecter"',
        },
      ]);
    });

    it('judges each version by its own schemas', async () => {
      // Deployment's pod template knows spec.hostnameOverride from 1.34 on.
      const chart = changed(webChart, {
        'templates/deployment.yaml': (webChart.get('templates/deployment.yaml') as string).replace(
          '      containers:\n',
          '      hostnameOverride: web\n      containers:\n',
        ),
      });
      const { problems } = await engine.validate(chart, once, ['1.30.14', '1.34.4']);
      expect(problems.map(({ kubernetesVersion, pointer }) => [kubernetesVersion, pointer])).toEqual([
        ['1.30.14', '/spec/template/spec/hostnameOverride'],
      ]);
    });

    it('renders again for each version when templates look at it', async () => {
      const { renders } = await engine.validate(versionedChart, once, ['1.30.14', '1.37.1']);
      expect(renders.map(({ manifest }) => /minor: "(\d+)"/.exec(manifest)?.[1])).toEqual(['30', '37']);
    });

    it('reports versions that the chart refuses as failed renders', async () => {
      const chart = changed(webChart, {
        'Chart.yaml': (webChart.get('Chart.yaml') as string).replace('>=1.30.0-0', '>=1.35.0-0'),
      });
      const { renders, validated } = await engine.validate(chart, once, ['1.34.4', '1.35.4']);
      expect(renders.map(({ name, ok, errors }) => [name, ok, errors[0]?.stage])).toEqual([
        ['defaults@1.34.4', false, 'kubeVersion'],
        ['defaults@1.35.4', true, undefined],
      ]);
      expect(validated).toBe(5);
    });

    it('lists kinds without a schema and validates custom resources it knows', async () => {
      const chart = changed(webChart, {
        'templates/custom.yaml':
          'apiVersion: example.com/v1\nkind: Gadget\nmetadata:\n  name: a\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: route\nspec:\n  hostname: wrong\n',
      });
      const { unknownKinds, problems } = await engine.validate(chart, once, ['1.34.4']);
      expect(unknownKinds).toEqual(['example.com/v1/Gadget']);
      expect(problems).toMatchObject([
        { kind: 'HTTPRoute', pointer: '/spec/hostname', message: 'unknown field "hostname"' },
      ]);
    });

    it('refuses a version it has no schemas for', async () => {
      await expect(engine.validate(webChart, once, ['1.20.0'])).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
      });
    });
  });

  describe('lint', () => {
    it('passes a good chart, also in strict mode', async () => {
      const outcome = await engine.lint(webChart, { strict: true });
      expect(outcome).toEqual({ ok: true, diagnostics: [] });
    });

    it('fails in strict mode only for a warning', async () => {
      const chart = changed(webChart, { 'templates/NOTES.txt': undefined, 'templates/extra.yml': 'a: b\n' });
      const loose = await engine.lint(chart);
      const strict = await engine.lint(chart, { strict: true });
      expect(strict.diagnostics).toEqual(loose.diagnostics);
      const warnings = loose.diagnostics.filter(({ severity }) => severity !== 'info');
      expect([loose.ok, strict.ok]).toEqual(
        warnings.some(({ severity }) => severity === 'error')
          ? [false, false]
          : [true, warnings.length === 0],
      );
    });

    it('names file and line of an error, and takes values', async () => {
      const chart = changed(webChart, {
        'templates/service.yaml': 'kind: Service\nx: 1\n{{ if eq .Values.greeting "bad" }} y: 1{{ end }}\n',
      });
      const outcome = await engine.lint(chart, { values: ['greeting: bad\n'] });
      expect(outcome.ok).toBe(false);
      const bad = outcome.diagnostics.find(({ severity }) => severity === 'error');
      expect(bad).toMatchObject({ stage: 'lint', file: expect.stringContaining('templates/') as string });
      const invalid = await engine.lint(webChart, { values: ['replicaCuont: 1\n'] });
      expect(invalid.ok).toBe(false);
    });
  });

  describe('unitTest', () => {
    it('runs the suites of the chart', async () => {
      const outcome = await engine.unitTest(webChart);
      expect(outcome).toEqual({
        ok: true,
        diagnostics: [],
        results: ['sets the replicas', 'uses the app version'].map((test) => ({
          suite: 'deployment',
          file: 'tests/deployment_test.yaml',
          test,
          passed: true,
          message: '',
        })),
      });
    });

    it('says which assertion failed and what it saw', async () => {
      const suite = (webChart.get('tests/deployment_test.yaml') as string).replace('value: 5', 'value: 6');
      const outcome = await engine.unitTest(changed(webChart, { 'tests/deployment_test.yaml': suite }));
      expect(outcome.ok).toBe(false);
      expect(outcome.results.map(({ passed }) => passed)).toEqual([false, true]);
      expect(outcome.results[0]?.message).toContain('spec.replicas');
    });

    it.each(['first', 'second'])('tells what helm-unittest tells, on the %s call alike', async () => {
      const outcome = await engine.unitTest(unitTestsChart);
      expect(outcome).toEqual(expectedUnitTests);
    });

    it('reports a suite that does not parse', async () => {
      const outcome = await engine.unitTest(changed(webChart, { 'tests/broken_test.yaml': 'suite: [\n' }));
      expect(outcome.ok).toBe(false);
      expect(outcome.diagnostics).not.toEqual([]);
    });
  });

  describe('package', () => {
    it('gives the same bytes for the same chart, named after it', async () => {
      const [first, second] = [await engine.package(webChart), await engine.package(webChart)];
      expect(first.fileName).toBe('web-1.2.3.tgz');
      expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
    });

    it('leaves ignored files out and keeps the others', async () => {
      const { bytes } = await engine.package(webChart);
      const names = listArchive(gunzipSync(bytes));
      expect(names[0]).toBe('web/Chart.yaml');
      expect(names).toContain('web/files/logo.bin');
      expect(names).toContain('web/templates/tests/connection.yaml');
      expect(names).not.toContain('web/notes/private.txt');
      expect(names).not.toContain('web/templates/old.yaml.bak');
    });

    it('refuses a chart that is not one', async () => {
      const chart = chartOf({ 'Chart.yaml': 'apiVersion: v2\nname: x\nversion: not-a-version\n' });
      await expect(engine.package(chart)).rejects.toMatchObject({ code: 'CHART_INVALID' });
    });
  });

  describe('calls', () => {
    it('answers concurrent calls each with its own result', async () => {
      const results = await Promise.all(
        [1, 2, 3, 4, 5, 6].map((count) =>
          engine.render(webChart, [{ name: 'x', set: [`replicaCount=${String(count)}`] }]),
        ),
      );
      expect(results.map(([result]) => /replicas: (\d+)\n/.exec(result?.manifest ?? '')?.[1])).toEqual([
        '1',
        '2',
        '3',
        '4',
        '5',
        '6',
      ]);
    });

    it('refuses calls after close, which may be repeated', async () => {
      const other = open();
      await other.info();
      await other.close();
      await other.close();
      await expect(other.render(webChart, once)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
      await expect(other.info()).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    });
  });
}

/** Names in a tar archive: 512-byte heads with the name first and the size in octal at 124. */
function listArchive(tar: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const field = (start: number, length: number): string =>
      tar.toString('utf8', at + start, at + start + length).split('\0')[0] ?? '';
    names.push(field(0, 100));
    at += 512 + Math.ceil(Number.parseInt(field(124, 12), 8) / 512) * 512;
  }
  return names;
}
