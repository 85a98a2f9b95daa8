import { expect, it } from 'vitest';
import { AutopilotError } from './autopilot-error.js';
import { ERROR_CATALOG } from './catalog.js';

it('pins the public error codes with their exit codes', () => {
  // Literals on purpose: comparing the table with itself would pin nothing.
  const exits = Object.keys(ERROR_CATALOG).map((code) => [
    code,
    new AutopilotError(code as never, 'x').exitCode,
  ]);
  expect(Object.fromEntries(exits)).toEqual({
    USAGE_INVALID: 2,
    REQUEST_EMPTY: 2,
    REQUEST_TOO_LARGE: 2,
    REQUEST_NOT_TEXT: 2,
    REQUEST_NAME_INVALID: 2,
    INPUT_NOT_FOUND: 2,
    INPUT_UNREADABLE: 2,
    CHART_NOT_FOUND: 2,
    CHART_INVALID: 2,
    CHART_NAME_INVALID: 2,
    BLUEPRINT_INVALID: 2,
    ANSWER_INVALID: 2,
    RUN_NOT_FOUND: 2,
    REVIEW_NOT_FOUND: 2,
    CONFIG_INVALID: 2,
    WORKING_DIRECTORY_MISSING: 1,
    OUTPUT_UNWRITABLE: 1,
    OUTPUT_OCCUPIED: 6,
    CHART_EDITED: 3,
    INPUT_REQUIRED: 3,
    REVIEW_CONFLICT: 6,
    RUN_NOT_RESUMABLE: 6,
    RUN_REJECTED: 6,
    RUN_CANCELLED: 6,
    GATE_FAILED: 5,
    BUDGET_EXHAUSTED: 7,
    RUN_BUSY: 69,
    LEASE_LOST: 1,
    DATA_DIRECTORY_BUSY: 69,
    DATA_DIRECTORY_UNUSABLE: 1,
    DATABASE_UNAVAILABLE: 69,
    DATABASE_INCOMPATIBLE: 1,
    ENCRYPTION_KEY_MISSING: 4,
    ENCRYPTION_KEY_INVALID: 4,
    ENGINE_UNAVAILABLE: 1,
    ENGINE_FAILED: 1,
    HELM_NOT_FOUND: 1,
    MODEL_UNAVAILABLE: 1,
    TIMED_OUT: 124,
    INVARIANT_BROKEN: 70,
  });
});

it('keeps the cause and recognises errors from another copy of the package', () => {
  const cause = new Error('ENOENT');
  const error = new AutopilotError('HELM_NOT_FOUND', 'helm is not on PATH', {
    cause,
    hint: 'Install Helm 4.1.4 or newer.',
  });
  expect(error.cause).toBe(cause);
  expect(error.kind).toBe('environment');
  expect(AutopilotError.is({ [Symbol.for('k8s-autopilot.AutopilotError')]: true })).toBe(true);
  expect(AutopilotError.is(cause)).toBe(false);
});
