import type { Autopilot } from '../app/autopilot.js';
import type { OutputFormat } from './output/output-format.js';
import type { Style } from './terminal/style.js';

/** What a command may use. Nothing in it opens a database or loads a library before it is asked to. */
export interface CommandContext {
  readonly environment: NodeJS.ProcessEnv;
  /** Absolute. Reading it throws `WORKING_DIRECTORY_MISSING` when it was removed; most commands never ask. */
  readonly workingDirectory: string;
  /** Version of the product. */
  readonly version: string;
  readonly format: OutputFormat;
  /** Styles for stdout. */
  readonly style: Style;
  readonly progress: ProgressTarget;
  /** True when questions may be asked: stdin and stderr are terminals, the output is for people, no `--no-input`. */
  readonly isInteractive: boolean;
  readonly debug: boolean;
  /** `--verbose` or `--debug`: tools are shown too. */
  readonly verbose: boolean;
  /**
   * Writes the payload to stdout: the value in machine formats, `render` for people.
   *
   * Characters that could deceive are made visible before `render` sees the value.
   */
  write<Value>(value: Value, render: (shown: Value, style: Style) => string): Promise<void>;
  /** Writes one line of an `-o ndjson` stream to stdout. */
  writeStreamLine(value: unknown): void;
  /** The product, loaded on first use and closed by the program. */
  openAutopilot(): Promise<Autopilot>;
  readText(): Promise<Uint8Array>;
}

/** Where progress goes: stderr, as a tree that is redrawn or as plain lines. */
export interface ProgressTarget {
  readonly stream: NodeJS.WriteStream;
  readonly isTerminal: boolean;
  readonly style: Style;
}
