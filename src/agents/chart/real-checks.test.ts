import { afterAll, describe, expect, it } from 'vitest';
import { ordersBlueprint } from '../../../test/support/blueprints.js';
import {
  ChartGraphFixture,
  blueprintOf,
  createInput,
  resume,
  reviewOf,
} from '../../../test/support/chart-graph-fixture.js';
import { openRealEngine } from '../../../test/support/real-engine.js';
import type { ChartRunInput } from '../../contract/chart-run.js';
import type { ChartFiles } from '../../core/chart/chart-files.js';
import { compileChart } from '../../core/chart/compile-chart.js';
import { chartOutcome } from './graph.js';
import { ChartChecks } from './workbench/chart-checks.js';

const { engine, close } = openRealEngine();
afterAll(close);

type Setting = readonly [pointer: string, value: boolean | number];

/** A run with the real compiler, engine and rules, from a Blueprint file that sets these fields of the component. */
async function start(mode: ChartRunInput['mode'], settings: readonly Setting[], earlier?: ChartGraphFixture) {
  const fixture = new ChartGraphFixture({}, { engine, ...(earlier && { writer: earlier.writer }) });
  const entries = settings.map(([pointer, value]) => ({
    pointer: `/components/orders${pointer}`,
    value,
    line: 9,
  }));
  const input = createInput({ mode, acceptDefaults: true, blueprint: { path: 'autopilot.yaml', entries } });
  return { fixture, state: await fixture.start(input) };
}

function chartOf(fixture: ChartGraphFixture): ChartFiles {
  return fixture.writer.charts.get('/out/orders') ?? new Map<string, string>();
}

const PRIVILEGED: readonly Setting[] = [['/security/privileged', true]];

describe('a privileged container that a Blueprint file asks for', () => {
  it.each(['manual', 'accept-files', 'auto'] as const)('is for a person in %s mode', async (mode) => {
    const { fixture, state } = await start(mode, PRIVILEGED);
    expect(reviewOf(state).gate).toBe('security_issue');
    expect(reviewOf(state).findings?.map(({ rule }) => rule)).toContain('pod-security/privileged');
    expect(fixture.writer.chartWrites).toBe(0);
  });

  it('ends a ci run', async () => {
    const { fixture, state } = await start('ci', PRIVILEGED);
    expect(chartOutcome(state)).toMatchObject({ status: 'failed', failure: { code: 'GATE_FAILED' } });
    expect(fixture.writer.chartWrites).toBe(0);
  });

  it('is repaired when a person asks for fixes', async () => {
    const { fixture, state } = await start('auto', PRIVILEGED);
    const done = await resume(fixture, state, { type: 'request_fixes' });
    expect(chartOutcome(done)).toEqual({ status: 'succeeded' });
    expect(done.blueprint?.digest).not.toBe(reviewOf(state).digest);
    expect(blueprintOf(chartOf(fixture)).components['orders']?.security.privileged).toBe(false);
    expect(done.findings.security?.filter(({ rule }) => rule === 'pod-security/privileged')).toEqual([]);
  });

  it('is accepted with a reason that Blueprint, README and findings show', async () => {
    const { fixture, state } = await start('auto', PRIVILEGED);
    const reason = 'it drives the | hardware';
    const done = await resume(fixture, state, { type: 'approve_risk', reason });
    expect(chartOutcome(done)).toEqual({ status: 'succeeded' });
    const { privileged, deviations } = blueprintOf(chartOf(fixture)).components['orders']?.security ?? {};
    expect([privileged, deviations?.['privileged']]).toEqual([true, { reason }]);
    expect(String(chartOf(fixture).get('README.md'))).toContain(
      String.raw`| No privileges, and none to gain | no for orders (it drives the \| hardware) |`,
    );
    expect(String(chartOf(fixture).get('autopilot.yaml'))).toContain(reason);
    const found = done.findings.security?.find(({ rule }) => rule === 'pod-security/privileged');
    expect(found).toMatchObject({ severity: 'info', accepted: reason });
  });
});

describe('settings of a Blueprint file that are weak, but stop nobody', () => {
  it.each(['auto', 'ci'] as const)('stay as they are in %s mode, and are told', async (mode) => {
    const { fixture, state } = await start(mode, [
      ['/security/readOnlyRootFilesystem', false],
      ['/disruption/enabled', false],
    ]);
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    const rules = Object.values(state.findings)
      .flat()
      .map(({ rule }) => rule);
    expect(rules).toContain('pod-security/read-only-root-filesystem');
    expect(rules).toContain('reliability/disruption-budget');
    expect(blueprintOf(chartOf(fixture)).components['orders']?.security.readOnlyRootFilesystem).toBe(false);
    expect(String(chartOf(fixture).get('README.md'))).toContain(
      '| Root file system is read-only | no for orders |',
    );
  });
});

describe('an update', () => {
  it('that changes nothing writes nothing', async () => {
    const { fixture } = await start('ci', []);
    const before = chartOf(fixture);
    const { state } = await start('ci', [], fixture);
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect(fixture.writer.chartWrites).toBe(1);
    expect(chartOf(fixture)).toBe(before);
  });

  it('passes every check as a later version with a changelog', async () => {
    const { fixture } = await start('ci', []);
    const { state } = await start(
      'ci',
      [
        ['/scaling/autoscaling/maxReplicas', 9],
        ['/security/runAsUser', 4711],
      ],
      fixture,
    );
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect(state.chart?.version).toBe('0.1.1');
    expect(state.validationResult).toMatchObject({ passed: true });
    expect(state.written.packagePath).toBe('/out/orders-0.1.1.tgz');
    expect(String(chartOf(fixture).get('CHANGELOG.md'))).toContain(
      'Default of podSecurityContext.runAsUser changed',
    );
  });
});

describe('the rules that compare renderings', () => {
  const compiled = compileChart(ordersBlueprint());
  const helpers = String(compiled.get('templates/_helpers.tpl'));
  const rulesOf = async (files: ChartFiles): Promise<readonly string[]> => {
    const findings = await new ChartChecks(engine, files, ['1.37.1']).findByRules();
    return findings.map(({ rule }) => rule).filter((rule) => /immutable-fields|release-names/.test(rule));
  };
  const instance = 'app.kubernetes.io/instance: {{ .Release.Name | quote }}';

  it('are silent on our own chart', async () => {
    expect(await rulesOf(compiled)).toEqual([]);
  });

  it.each([
    ['the version', 'app.kubernetes.io/version: {{ .Chart.Version | quote }}'],
    ['a common label', '{{- with .Values.commonLabels }}\n{{ toYaml . }}\n{{- end }}'],
  ])('find a selector that follows %s', async (_name, line) => {
    const start = helpers.indexOf('define "orders.selectorLabels"');
    const changed = helpers.slice(0, start) + helpers.slice(start).replace(instance, `${instance}\n${line}`);
    expect(changed).not.toBe(helpers);
    expect(await rulesOf(new Map(compiled).set('templates/_helpers.tpl', changed))).toContain(
      'operability/immutable-fields',
    );
  });

  it('find a name that is the same in every release', async () => {
    const path = 'templates/service.yaml';
    const service = String(compiled.get(path)).replace(
      'name: {{ include "orders.fullname" . | quote }}',
      'name: orders',
    );
    expect(await rulesOf(new Map(compiled).set(path, service))).toEqual(['operability/release-names']);
  });
});
