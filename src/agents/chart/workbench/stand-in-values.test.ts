import { afterAll, describe, expect, it } from 'vitest';
import { ChartGraphFixture, createInput } from '../../../../test/support/chart-graph-fixture.js';
import { openRealEngine } from '../../../../test/support/real-engine.js';
import { chartOutcome } from '../graph.js';
import { ChartChecks, listRenderCases } from './chart-checks.js';
import { readStandInValues } from './stand-in-values.js';

const { engine, close } = openRealEngine();
afterAll(close);

const VALUES = '# Why.\nsecrets:\n  a: b\n';
const OURS = ['.autopilot/record.json', '{}'] as const;

describe('readStandInValues', () => {
  it.each([
    ['a chart of ours', [OURS, ['ci/default-values.yaml', VALUES]], [VALUES]],
    ['a chart of ours whose defaults suffice', [OURS, ['ci/default-values.yaml', '# As is.\n{}\n']], []],
    ['a chart of ours without the file', [OURS], []],
    ['a chart made elsewhere', [['ci/default-values.yaml', VALUES]], []],
  ] as const)('reads %s', (_name, files, expected) => {
    expect(readStandInValues(new Map<string, string>(files))).toEqual(expected);
  });

  it('lies under every case', () => {
    const files = new Map([OURS, ['ci/default-values.yaml', VALUES], ['values-prod.yaml', 'x: 1\n']]);
    expect(listRenderCases(files)).toEqual([
      { name: 'default', values: [VALUES] },
      { name: 'prod', values: [VALUES, 'x: 1\n'] },
    ]);
  });
});

describe('a chart that makes its own Secret', () => {
  it('passes every check, and refuses only to render without the value', async () => {
    const fixture = new ChartGraphFixture({}, { engine });
    const entries = [
      { pointer: '/components/pay/image', value: 'ghcr.io/acme/pay:1.0.0', line: 3 },
      { pointer: '/components/pay/ports/http/containerPort', value: 3000, line: 4 },
      { pointer: '/components/pay/secrets/stripe/mode', value: 'create', line: 5 },
      { pointer: '/components/pay/secrets/stripe/keys/STRIPE_KEY', value: 'Stripe key', line: 6 },
    ];
    const input = createInput({
      request: '',
      mode: 'ci',
      acceptDefaults: true,
      blueprint: { path: 'sec.yaml', entries },
    });
    const state = await fixture.start(input);
    expect(state.failure).toBeNull();
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    const [files = new Map<string, string>()] = fixture.writer.charts.values();
    const [bare] = await engine.render(files, [{ name: 'bare' }]);
    expect(bare?.errors.map(({ message }) => message).join()).toContain('has no value');
    const checks = new ChartChecks(engine, files, ['1.37.1']);
    const misspelt = await checks.probeMisspelling();
    expect(misspelt?.errors.map(({ message }) => message).join()).toContain('replicaCuont');
    expect((await checks.compareReleases()).secondRelease?.size).toBeGreaterThan(0);
  });
});
