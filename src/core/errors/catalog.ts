/**
 * Who has to act. Decides the exit code:
 * `input` the person who typed (2), `environment` and `upstream` the machine or a service (1),
 * `waiting` a person must answer or decide (3), `auth` credentials (4), `gate` a check refused (5),
 * `refused` a person or a policy refused (6), `budget` a limit was used up (7),
 * `unreachable` a server or data owner did not answer (69), `internal` this is our bug (70), `timeout` (124).
 */
export type ErrorKind =
  | 'input'
  | 'environment'
  | 'upstream'
  | 'waiting'
  | 'auth'
  | 'gate'
  | 'refused'
  | 'budget'
  | 'unreachable'
  | 'internal'
  | 'timeout';

/** One row of {@link ERROR_CATALOG}. */
export interface CatalogEntry {
  readonly kind: ErrorKind;
  /** True when the same call may succeed later without any change by the user. */
  readonly retryable: boolean;
  /** One sentence for `docs/errors.md`: when it happens. */
  readonly meaning: string;
}

/**
 * Every error code the product can show, one line each.
 *
 * Codes are public API: adding one is a minor release, renaming or removing one is a major release.
 * `docs/errors.md` is generated from this table, and `catalog.test.ts` pins it.
 */
export const ERROR_CATALOG = {
  USAGE_INVALID: {
    kind: 'input',
    retryable: false,
    meaning: 'A command, option or argument is unknown or malformed.',
  },
  REQUEST_EMPTY: { kind: 'input', retryable: false, meaning: 'The request has no text.' },
  REQUEST_TOO_LARGE: {
    kind: 'input',
    retryable: false,
    meaning: 'The request is longer than the documented limit.',
  },
  REQUEST_NOT_TEXT: {
    kind: 'input',
    retryable: false,
    meaning: 'The request holds binary data or control characters.',
  },
  REQUEST_NAME_INVALID: {
    kind: 'input',
    retryable: false,
    meaning: 'The request gives a name that is a path.',
  },
  INPUT_NOT_FOUND: { kind: 'input', retryable: false, meaning: 'A path given as input does not exist.' },
  INPUT_UNREADABLE: {
    kind: 'input',
    retryable: false,
    meaning: 'A path given as input exists but cannot be read.',
  },
  CHART_NOT_FOUND: { kind: 'input', retryable: false, meaning: 'The path holds no Chart.yaml.' },
  CHART_INVALID: { kind: 'input', retryable: false, meaning: 'A chart does not load.' },
  CHART_NAME_INVALID: {
    kind: 'input',
    retryable: false,
    meaning: 'A chart name is not a DNS label that Helm accepts.',
  },
  BLUEPRINT_INVALID: {
    kind: 'input',
    retryable: false,
    meaning: 'A Blueprint file has an unknown key or a value of the wrong form.',
  },
  ANSWER_INVALID: {
    kind: 'input',
    retryable: false,
    meaning: 'An answer or a decision does not fit the question it is for.',
  },
  RUN_NOT_FOUND: { kind: 'input', retryable: false, meaning: 'No run has this id.' },
  REVIEW_NOT_FOUND: { kind: 'input', retryable: false, meaning: 'No review has this id.' },
  CONFIG_INVALID: {
    kind: 'input',
    retryable: false,
    meaning: 'A configuration file or environment variable has a bad value.',
  },
  WORKING_DIRECTORY_MISSING: {
    kind: 'environment',
    retryable: false,
    meaning: 'The directory the command was started in does not exist any more, or cannot be read.',
  },
  OUTPUT_UNWRITABLE: {
    kind: 'environment',
    retryable: false,
    meaning: 'The output directory cannot be created or written.',
  },
  OUTPUT_OCCUPIED: {
    kind: 'refused',
    retryable: false,
    meaning: 'The output directory holds files that are not a chart of ours.',
  },
  CHART_EDITED: {
    kind: 'waiting',
    retryable: false,
    meaning: 'The chart was edited by hand since it was generated; a person must decide.',
  },
  INPUT_REQUIRED: {
    kind: 'waiting',
    retryable: false,
    meaning: 'An essential fact is missing or contradictory; the questions say which.',
  },
  REVIEW_CONFLICT: {
    kind: 'refused',
    retryable: false,
    meaning: 'Somebody else decided this review first, or it changed since it was read.',
  },
  RUN_NOT_RESUMABLE: {
    kind: 'refused',
    retryable: false,
    meaning: 'The run is finished, cancelled, or of an incompatible graph version.',
  },
  RUN_REJECTED: { kind: 'refused', retryable: false, meaning: 'A reviewer rejected the work.' },
  RUN_CANCELLED: { kind: 'refused', retryable: false, meaning: 'The run was cancelled.' },
  GATE_FAILED: {
    kind: 'gate',
    retryable: false,
    meaning: 'A check found problems that the mode does not allow to pass.',
  },
  BUDGET_EXHAUSTED: {
    kind: 'budget',
    retryable: false,
    meaning: 'A round, step or time budget was used up.',
  },
  RUN_BUSY: { kind: 'unreachable', retryable: true, meaning: 'Another process holds the lease of this run.' },
  LEASE_LOST: {
    kind: 'environment',
    retryable: true,
    meaning: 'The lease of this run went to another process; nothing more was written.',
  },
  DATA_DIRECTORY_BUSY: {
    kind: 'unreachable',
    retryable: true,
    meaning: 'Another process owns the embedded data directory.',
  },
  DATA_DIRECTORY_UNUSABLE: {
    kind: 'environment',
    retryable: false,
    meaning: 'The data directory cannot be created, read or written.',
  },
  DATABASE_UNAVAILABLE: { kind: 'unreachable', retryable: true, meaning: 'The database does not answer.' },
  DATABASE_INCOMPATIBLE: {
    kind: 'environment',
    retryable: false,
    meaning: 'The database was written by a newer version.',
  },
  ENCRYPTION_KEY_MISSING: {
    kind: 'auth',
    retryable: false,
    meaning: 'Postgres is used without LANGGRAPH_AES_KEY.',
  },
  ENCRYPTION_KEY_INVALID: {
    kind: 'auth',
    retryable: false,
    meaning: 'The encryption key has a wrong form, or does not open what is stored.',
  },
  ENGINE_UNAVAILABLE: {
    kind: 'environment',
    retryable: false,
    meaning: 'The Helm engine could not be loaded or started.',
  },
  ENGINE_FAILED: { kind: 'environment', retryable: true, meaning: 'The Helm engine stopped during a call.' },
  HELM_NOT_FOUND: {
    kind: 'environment',
    retryable: false,
    meaning: 'The helm binary named by HELM_BINARY does not run.',
  },
  MODEL_UNAVAILABLE: { kind: 'upstream', retryable: true, meaning: 'The language model did not answer.' },
  TIMED_OUT: {
    kind: 'timeout',
    retryable: true,
    meaning: 'Waiting took longer than the limit that was given.',
  },
  INVARIANT_BROKEN: {
    kind: 'internal',
    retryable: false,
    meaning: 'The product contradicts itself; this is our bug.',
  },
} as const satisfies Record<string, CatalogEntry>;

/** A code from {@link ERROR_CATALOG}. */
export type ErrorCode = keyof typeof ERROR_CATALOG;

/** Process exit codes by kind. 0 is success; 130 and 143 are signals. */
export const EXIT_CODE = {
  input: 2,
  environment: 1,
  upstream: 1,
  waiting: 3,
  auth: 4,
  gate: 5,
  refused: 6,
  budget: 7,
  unreachable: 69,
  internal: 70,
  timeout: 124,
} as const satisfies Record<ErrorKind, number>;
