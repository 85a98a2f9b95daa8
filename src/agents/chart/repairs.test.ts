import { describe, expect, it, vi } from 'vitest';
import {
  ChartGraphFixture,
  blueprintOf,
  createInput,
  resume,
  reviewOf,
} from '../../../test/support/chart-graph-fixture.js';
import type { ChartRunInput } from '../../contract/chart-run.js';
import type { CheckInput } from '../../core/checks/check.js';
import type { Finding } from '../../core/checks/finding.js';
import type * as RunChecks from '../../core/checks/run-checks.js';
import { digestBlueprint } from '../../core/blueprint/digest-blueprint.js';
import { chartOutcome } from './graph.js';
import { MAXIMUM_VISITS } from './loops.js';

/** What the rule below finds in the next runs; the rules of the product have no blocking finding with a safe repair yet. */
const world = vi.hoisted((): { rule: 'root' | 'many' | 'restless' } => ({ rule: 'root' }));

vi.mock('../../core/checks/run-checks.js', async (load) => {
  const original = await load<typeof RunChecks>();
  return {
    runChecks: (input: CheckInput) => [...original.runChecks(input), ...findWithRule(input, world.rule)],
  };
});

/** Blocking findings with a safe repair: one writable root, four of them, or one that every repair brings back. */
function findWithRule({ blueprint }: CheckInput, rule: typeof world.rule): readonly Finding[] {
  const orders = blueprint?.blueprint.components['orders'];
  if (orders === undefined) return [];
  const place = '/components/orders';
  if (rule === 'restless') {
    const seconds = orders.shutdown.terminationGracePeriodSeconds + 1;
    return [blocking('again', { [`${place}/shutdown/terminationGracePeriodSeconds`]: seconds })];
  }
  if (orders.security.readOnlyRootFilesystem) return [];
  const repair = { [`${place}/security/readOnlyRootFilesystem`]: true };
  return (rule === 'many' ? ['a', 'b', 'c', 'd'] : ['a']).map((id) => blocking(id, repair));
}

function blocking(id: string, changes: NonNullable<Finding['repair']>['changes']): Finding {
  return {
    id: `reliability/test|${id}`,
    rule: 'reliability/test',
    severity: 'high',
    engine: 'reliability',
    message: 'the test rule found something',
    standards: [],
    repair: { safe: true, description: 'repair it', changes },
  };
}

const WRITABLE: Partial<ChartRunInput> = {
  acceptDefaults: true,
  blueprint: {
    path: 'autopilot.yaml',
    entries: [{ pointer: '/components/orders/security/readOnlyRootFilesystem', value: false, line: 9 }],
  },
};

function start(
  mode: ChartRunInput['mode'],
): Promise<readonly [ChartGraphFixture, Awaited<ReturnType<ChartGraphFixture['start']>>]> {
  const fixture = new ChartGraphFixture();
  return fixture.start(createInput({ ...WRITABLE, mode })).then((state) => [fixture, state] as const);
}

function written(fixture: ChartGraphFixture): ReturnType<typeof blueprintOf> {
  return blueprintOf(fixture.writer.charts.get('/out/orders') ?? new Map<string, string>());
}

describe('a blocking finding with a safe repair, about something a Blueprint file asks for', () => {
  it('is repaired by policy in auto mode, through the template and with a new digest', async () => {
    world.rule = 'root';
    const [fixture, state] = await start('auto');
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect(fixture.phases.filter((phase) => phase === 'template')).toHaveLength(2);
    expect(fixture.phases.filter((phase) => phase === 'validator')).toHaveLength(2);
    expect(written(fixture).components['orders']?.security.readOnlyRootFilesystem).toBe(true);
    const record = String(fixture.writer.charts.get('/out/orders')?.get('.autopilot/blueprint.json'));
    expect(record).toMatch(
      /"rank": "policy",\s+"source": \{\s+"kind": "policy",\s+"id": "reliability\/test"/,
    );
    const passed = state.decisions.find(({ gate }) => gate === 'validation_failure');
    expect(passed).toMatchObject({ by: 'policy', decision: 'fix_automatically' });
    expect(passed?.digest).not.toBe(digestBlueprint(written(fixture)));
    expect(state.findings.validator?.some(({ rule }) => rule === 'reliability/test')).toBe(false);
  });

  it.each(['manual', 'accept-files'] as const)(
    'parks in %s mode, and is repaired when a person says so',
    async (mode) => {
      world.rule = 'root';
      const [fixture, parked] = await start(mode);
      expect(reviewOf(parked).gate).toBe('validation_failure');
      expect(reviewOf(parked).summary[0]).toBe('1 of 1 can be repaired');
      const done = await resume(fixture, parked, { type: 'fix_automatically' });
      expect(chartOutcome(done)).toEqual({ status: 'succeeded' });
      expect(written(fixture).components['orders']?.security.readOnlyRootFilesystem).toBe(true);
    },
  );

  it('ends a ci run, and nothing is written', async () => {
    world.rule = 'root';
    const [fixture, state] = await start('ci');
    expect(chartOutcome(state)).toMatchObject({ status: 'failed', failure: { code: 'GATE_FAILED' } });
    expect(fixture.writer.chartWrites).toBe(0);
  });

  it('is for a person in auto mode too when there are more than three', async () => {
    world.rule = 'many';
    const [, parked] = await start('auto');
    expect(reviewOf(parked).gate).toBe('validation_failure');
    expect(reviewOf(parked).findings).toHaveLength(4);
  });
});

describe('repairs that never come to rest', () => {
  it.each([
    ['auto', 'escalation'],
    ['ci', undefined],
  ] as const)('end in %s mode when the rounds are used up', async (mode, gate) => {
    world.rule = 'restless';
    const fixture = new ChartGraphFixture();
    const state = await fixture.start(createInput({ acceptDefaults: true, mode }));
    expect(fixture.phases.filter((phase) => phase === 'template')).toHaveLength(MAXIMUM_VISITS);
    if (gate === undefined) {
      expect(chartOutcome(state)).toMatchObject({ status: 'failed', failure: { code: 'BUDGET_EXHAUSTED' } });
      return;
    }
    expect(reviewOf(state)).toMatchObject({ gate, title: 'validator failed: BUDGET_EXHAUSTED' });
    const ended = await resume(fixture, state, { type: 'reject', reason: 'it never ends' });
    expect(chartOutcome(ended)).toEqual({ status: 'rejected' });
  });
});
