import { describe, expect, it } from 'vitest';
import { decideError } from './error-handling/error-handler-node.js';
import { MAXIMUM_VISITS, decideBackEdge } from './loops.js';
import { SWARM_AGENTS, chooseNext, isReady } from './template/swarm-plan.js';

describe('decideBackEdge', () => {
  it.each([
    ['a new Blueprint', { before: 'a', after: 'b', visits: 1 }, 'take'],
    ['the same Blueprint', { before: 'a', after: 'a', visits: 1 }, 'standing-still'],
    ['the last visit', { before: 'a', after: 'b', visits: MAXIMUM_VISITS - 1 }, 'take'],
    ['one visit too many', { before: 'a', after: 'b', visits: MAXIMUM_VISITS }, 'exhausted'],
    ['the same Blueprint at the end', { before: 'a', after: 'a', visits: MAXIMUM_VISITS }, 'standing-still'],
  ] as const)('with %s: %o gives %s', (_name, facts, expected) => {
    expect(decideBackEdge(facts)).toBe(expected);
  });
});

describe('decideError', () => {
  it.each([
    ['ENGINE_FAILED', true, 1, 'retry'],
    ['ENGINE_FAILED', true, 2, 'escalate'],
    ['MODEL_UNAVAILABLE', true, 1, 'retry'],
    ['BUDGET_EXHAUSTED', false, 1, 'escalate'],
    ['INVARIANT_BROKEN', false, 1, 'fail'],
    ['CHART_EDITED', false, 1, 'fail'],
    ['OUTPUT_OCCUPIED', false, 1, 'fail'],
    ['OUTPUT_UNWRITABLE', false, 1, 'fail'],
    ['BLUEPRINT_INVALID', false, 1, 'fail'],
    ['not a code', false, 1, 'fail'],
  ] as const)('%s (retryable: %s), attempt %d, gives %s', (code, retryable, attempt, expected) => {
    expect(decideError({ code, retryable, attempt })).toBe(expected);
  });
});

describe('the order of the template swarm', () => {
  it('follows the declared dependencies', () => {
    const done: string[] = [];
    for (let next = chooseNext(SWARM_AGENTS, done); next !== undefined; next = chooseNext(SWARM_AGENTS, done))
      done.push(next);
    expect(done).toEqual([
      'template_generator',
      'values_generator',
      'dependencies_manager',
      'security_hardening',
      'documentation_generator',
    ]);
  });

  it('does not wait for members that take no part', () => {
    const participants = ['template_generator', 'values_generator', 'documentation_generator'] as const;
    expect(isReady('documentation_generator', participants, ['template_generator'])).toBe(false);
    expect(chooseNext(participants, ['template_generator', 'values_generator'])).toBe(
      'documentation_generator',
    );
    expect(chooseNext(participants, participants)).toBeUndefined();
  });
});
