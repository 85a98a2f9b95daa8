import { describe, expect, it } from 'vitest';
import { MODES, type Mode } from '../../../contract/chart-run.js';
import { GATES, type Gate } from '../../../contract/review.js';
import { decideGate, type GateFacts, type GatePolicy, type GateVerdict } from './decide-gate.js';

const CAREFUL: GatePolicy = { acceptDefaults: false, reviewPlan: false };
const YES: GatePolicy = { acceptDefaults: true, reviewPlan: false };
const REVIEW_PLAN: GatePolicy = { acceptDefaults: false, reviewPlan: true };

type Row = readonly [GateVerdict, GateVerdict, GateVerdict, GateVerdict, GateVerdict];

/** Columns: plan, manual, accept-files, auto, ci. */
const PLAIN: Readonly<Record<Gate, Row>> = {
  clarification: ['ask', 'ask', 'ask', 'ask', 'ask'],
  planning: ['end', 'approve', 'approve', 'approve', 'approve'],
  validation_failure: ['ask', 'ask', 'ask', 'ask', 'exit'],
  security_issue: ['ask', 'ask', 'ask', 'ask', 'exit'],
  major_optimization: ['skip', 'ask', 'ask', 'skip', 'skip'],
  generation: ['ask', 'ask', 'approve', 'approve', 'approve'],
  generation_error: ['ask', 'ask', 'ask', 'ask', 'exit'],
  escalation: ['ask', 'ask', 'ask', 'ask', 'exit'],
};

const WITH_YES: Readonly<Record<Gate, Row>> = {
  ...PLAIN,
  major_optimization: ['skip', 'skip', 'skip', 'skip', 'skip'],
  generation: ['ask', 'approve', 'approve', 'approve', 'approve'],
};

const DEFAULTS: GateFacts = { hasDefaults: true };

function cases(table: Readonly<Record<Gate, Row>>): readonly (readonly [Gate, Mode, GateVerdict])[] {
  return GATES.flatMap((gate) =>
    MODES.map((mode, column) => [gate, mode, table[gate][column] ?? 'ask'] as const),
  );
}

describe('decideGate', () => {
  it.each(cases(PLAIN))('%s in %s mode gives %s', (gate, mode, expected) => {
    expect(decideGate(gate, mode, CAREFUL)).toBe(expected);
  });

  it.each(cases(WITH_YES))('%s in %s mode with --yes gives %s', (gate, mode, expected) => {
    expect(decideGate(gate, mode, YES)).toBe(expected);
  });

  it.each([
    ['plan', CAREFUL, 'end'],
    ['manual', CAREFUL, 'ask'],
    ['accept-files', CAREFUL, 'approve'],
    ['auto', CAREFUL, 'approve'],
    ['ci', CAREFUL, 'approve'],
    ['manual', YES, 'approve'],
  ] as const)('planning of something complex in %s mode, %o, gives %s', (mode, policy, expected) => {
    expect(decideGate('planning', mode, policy, { needsReview: true })).toBe(expected);
  });

  it.each([
    ['plan', CAREFUL, 'ask'],
    ['manual', CAREFUL, 'ask'],
    ['accept-files', CAREFUL, 'ask'],
    ['auto', CAREFUL, 'approve'],
    ['ci', CAREFUL, 'ask'],
    ['plan', YES, 'approve'],
    ['manual', YES, 'approve'],
    ['accept-files', YES, 'approve'],
    ['auto', YES, 'approve'],
    ['ci', YES, 'approve'],
  ] as const)('clarification with stated defaults in %s mode, %o, gives %s', (mode, policy, expected) => {
    expect(decideGate('clarification', mode, policy, DEFAULTS)).toBe(expected);
  });

  it.each([
    [CAREFUL, 'ask'],
    [YES, 'approve'],
  ] as const)('a default for something essential in auto mode, %o, gives %s', (policy, expected) => {
    const facts = { ...DEFAULTS, lacksEssential: true };
    expect(decideGate('clarification', 'auto', policy, facts)).toBe(expected);
  });

  it.each([
    ['plan', 'end'],
    ['manual', 'ask'],
    ['accept-files', 'ask'],
    ['auto', 'ask'],
    ['ci', 'exit'],
  ] as const)('planning under a review policy in %s mode gives %s', (mode, expected) => {
    expect(decideGate('planning', mode, REVIEW_PLAN)).toBe(expected);
  });

  it.each([
    ['plan', 'ask'],
    ['manual', 'ask'],
    ['accept-files', 'ask'],
    ['auto', 'approve'],
    ['ci', 'exit'],
  ] as const)('failed checks with safe repairs in %s mode give %s', (mode, expected) => {
    expect(decideGate('validation_failure', mode, CAREFUL, { hasSafeRepairs: true })).toBe(expected);
  });

  it('never opens a gate behind a failure because of --yes', () => {
    for (const mode of MODES)
      for (const gate of ['security_issue', 'escalation', 'generation_error'] as const)
        expect(decideGate(gate, mode, YES)).toBe(decideGate(gate, mode, CAREFUL));
  });
});
