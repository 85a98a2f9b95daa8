import type { CommandContext } from './command-context.js';
import type { CommandInput } from './command-input.js';

/** What completion offers for a value. Run ids come from {@link readRecentRuns}, never from the database. */
export type ValueKind = 'run-id' | 'review-id' | 'directory' | 'file' | 'word';

/** A positional argument. */
export interface ArgumentDefinition {
  /** Commander syntax: `<id>` required, `[request]` optional. */
  readonly syntax: string;
  readonly description: string;
  readonly kind: ValueKind;
}

/** An option of one command. */
export interface OptionDefinition {
  /** Commander syntax: `--out <directory>`, `--yes`. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  /** True: may be given more than once; values are collected in order. */
  readonly repeatable?: boolean;
  /** Value when the option is not given. */
  readonly initial?: string;
}

/** One command: what it is called, what it takes, what it does. Help, completion and parsing derive from this. */
export interface CommandDefinition {
  /** Words after the program name: `['runs', 'list']`. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly arguments?: readonly ArgumentDefinition[];
  readonly options?: readonly OptionDefinition[];
  /** Whole command lines, shown in help. */
  readonly examples: readonly string[];
  /**
   * Does the work. Payload goes to `context.write`, everything else to stderr.
   *
   * @returns The process exit code.
   */
  run(context: CommandContext, input: CommandInput): Promise<number>;
}
