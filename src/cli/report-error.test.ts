import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { AutopilotError } from '../core/errors/autopilot-error.js';
import { describeError, exitCodeOf, formatError } from './report-error.js';

describe('exitCodeOf', () => {
  it.each([
    ['help', new CommanderError(0, 'commander.helpDisplayed', ''), 0],
    ['a usage error', new CommanderError(1, 'commander.unknownOption', ''), 2],
    ['bad input', new AutopilotError('REQUEST_EMPTY', ''), 2],
    ['an environment problem', new AutopilotError('OUTPUT_UNWRITABLE', ''), 1],
    ['waiting', new AutopilotError('INPUT_REQUIRED', ''), 3],
    ['missing credentials', new AutopilotError('ENCRYPTION_KEY_MISSING', ''), 4],
    ['a failed gate', new AutopilotError('GATE_FAILED', ''), 5],
    ['a refusal', new AutopilotError('REVIEW_CONFLICT', ''), 6],
    ['a used-up budget', new AutopilotError('BUDGET_EXHAUSTED', ''), 7],
    ['a busy data directory', new AutopilotError('DATA_DIRECTORY_BUSY', ''), 69],
    ['a timeout', new AutopilotError('TIMED_OUT', ''), 124],
    ['a broken invariant', new AutopilotError('INVARIANT_BROKEN', ''), 70],
    ['anything unforeseen', new TypeError('x is undefined'), 70],
    ['a thrown string', 'oops', 70],
  ])('maps %s', (_name, error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});

describe('describeError', () => {
  it('turns the suggestion of the parser into the hint', () => {
    const error = new CommanderError(
      1,
      'commander.unknownOption',
      "error: unknown option '--ouy'\n(Did you mean --out?)",
    );
    expect(describeError(error)).toMatchObject({
      code: 'USAGE_INVALID',
      message: "unknown option '--ouy'",
      hint: 'Did you mean --out?',
    });
  });

  it('says where a request goes that begins with a dash', () => {
    const error = new CommanderError(
      1,
      'commander.unknownOption',
      "error: unknown option '-web: acme/web:1'",
    );
    expect(describeError(error).hint).toContain('--');
    expect(describeError(error).hint).toContain('dash');
  });

  it('keeps the causes for --debug only', () => {
    const cause = new TypeError('inner');
    const described = describeError(new AutopilotError('ENGINE_FAILED', 'outer', { cause }));
    expect(described.stack).toContain('caused by TypeError: inner');
    expect(described.message).toBe('outer');
  });
});

it('prints code, message and hint, with deceptive characters visible', () => {
  expect(formatError({ code: 'INPUT_NOT_FOUND', message: 'no \u202efile', hint: 'look' }, false)).toBe(
    'error INPUT_NOT_FOUND  no \\u{202e}file\n  hint: look',
  );
});
