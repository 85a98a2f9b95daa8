import { AutopilotError } from '../../core/errors/autopilot-error.js';
import { ERROR_CATALOG, type ErrorCode } from '../../core/errors/catalog.js';

/** A failure as it is stored and shown. */
export interface FailureDescription {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
}

/** Describes any thrown value. What is not an AutopilotError is our bug: `INVARIANT_BROKEN`. */
export function describeFailure(thrown: unknown): FailureDescription {
  if (AutopilotError.is(thrown))
    return {
      code: thrown.code,
      message: thrown.message,
      ...(thrown.hint !== undefined && { hint: thrown.hint }),
    };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'INVARIANT_BROKEN',
    message: `An unexpected error stopped the run: ${message.slice(0, 500)}`,
    hint: 'This is a bug of ours. Run the command again with --debug and report what it prints.',
  };
}

/** True when the text is a code of the catalog. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CATALOG, code);
}
