import { ERROR_CATALOG, EXIT_CODE, type ErrorCode, type ErrorKind } from './catalog.js';

const BRAND: unique symbol = Symbol.for('k8s-autopilot.AutopilotError');

/** What an {@link AutopilotError} carries beside its code and message. */
export interface AutopilotErrorOptions {
  /** What the reader should do next, as an imperative sentence. */
  readonly hint?: string;
  /** The caught value this error explains. Never dropped, never stringified into `message`. */
  readonly cause?: unknown;
  /** Facts for logs and JSON output. Must be serialisable and free of secrets. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * The only error class thrown on purpose by this product.
 *
 * Match on {@link AutopilotError.code}, never on `message`. Use {@link AutopilotError.is} instead of
 * `instanceof`, so that two copies of the package in one process still recognise each other's errors.
 */
export class AutopilotError extends Error {
  override readonly name = 'AutopilotError';
  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: AutopilotErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.details = options.details ?? {};
  }

  get kind(): ErrorKind {
    return ERROR_CATALOG[this.code].kind;
  }

  /** The process exit code that the documented table gives this error. */
  get exitCode(): number {
    return EXIT_CODE[this.kind];
  }

  static is(value: unknown): value is AutopilotError {
    return typeof value === 'object' && value !== null && BRAND in value;
  }
}
