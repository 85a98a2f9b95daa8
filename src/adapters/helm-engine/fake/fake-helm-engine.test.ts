import { describe, expect, it } from 'vitest';

import { chartOf } from '../../../../test/contract/helm-engine-charts.js';
import { FakeHelmEngine } from './fake-helm-engine.js';

const chart = chartOf({
  'Chart.yaml': 'apiVersion: v2\nname: plain\nversion: 0.2.0\n',
  'templates/_helpers.tpl': 'ignored',
  'templates/NOTES.txt': 'hello',
  'templates/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: plain\n',
});

describe('the fake engine', () => {
  it('renders templates as they are written', async () => {
    const [result] = await new FakeHelmEngine().render(chart, [{ name: 'a' }]);
    expect(result).toMatchObject({
      name: 'a',
      ok: true,
      notes: 'hello',
      documents: [{ template: 'plain/templates/service.yaml', kind: 'Service', name: 'plain', hooks: [] }],
    });
  });

  it('fails a chart without Chart.yaml as an engine does', async () => {
    const [result] = await new FakeHelmEngine().render(new Map(), [{ name: 'a' }]);
    expect(result).toMatchObject({ ok: false, errors: [{ stage: 'load' }] });
  });

  it('names validated renders after case and version and reports scripted problems', async () => {
    const problem = {
      caseName: 'a',
      template: 't',
      kind: 'Service',
      name: 'plain',
      pointer: '/spec',
      message: 'no',
    };
    const engine = new FakeHelmEngine({
      problems: (_render, kubernetesVersion) =>
        kubernetesVersion === '1.37.1' ? [{ ...problem, kubernetesVersion }] : [],
    });
    const outcome = await engine.validate(chart, [{ name: 'a' }], ['1.30.14', '1.37.1']);
    expect(outcome.renders.map(({ name }) => name)).toEqual(['a@1.30.14', 'a@1.37.1']);
    expect(outcome.problems).toEqual([{ ...problem, kubernetesVersion: '1.37.1' }]);
    expect(outcome.validated).toBe(2);
  });

  it('answers with its script and records calls', async () => {
    const lint = { ok: false, diagnostics: [{ stage: 'lint', severity: 'error', message: 'bad' } as const] };
    const engine = new FakeHelmEngine({ lint: () => lint, kubernetesVersions: ['1.37.1'] });
    expect(await engine.lint(chart)).toBe(lint);
    expect((await engine.unitTest(chart)).ok).toBe(true);
    expect((await engine.info()).kubernetesVersions).toEqual(['1.37.1']);
    expect(engine.calls.map(({ operation }) => operation)).toEqual(['lint', 'unitTest', 'info']);
  });

  it('packages the same chart to the same bytes and refuses one without a version', async () => {
    const engine = new FakeHelmEngine();
    const [first, second] = [await engine.package(chart), await engine.package(chart)];
    expect(first).toEqual(second);
    expect(first.fileName).toBe('plain-0.2.0.tgz');
    await expect(engine.package(new Map())).rejects.toMatchObject({ code: 'CHART_INVALID' });
  });

  it('refuses calls after close', async () => {
    const engine = new FakeHelmEngine();
    await engine.close();
    await expect(engine.info()).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
  });
});
