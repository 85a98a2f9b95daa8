import { CommanderError } from 'commander';
import { AutopilotError } from '../core/errors/autopilot-error.js';
import { EXIT_CODE } from '../core/errors/catalog.js';
import type { OutputFormat } from './output/output-format.js';
import { serializePayload } from './output/serialize-payload.js';
import { makeVisible } from './terminal/make-visible.js';
import { createStyle, usesColor } from './terminal/style.js';

/** An error as scripts get it. */
export interface DescribedError {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly exitCode: number;
  /** For `--debug` only; never part of the payload. */
  readonly stack?: string;
}

/** Help and version are "errors" of commander's that end the program well. */
const GOOD_ENDS = new Set(['commander.helpDisplayed', 'commander.version']);

/** The exit code for anything that was thrown, by the documented table. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return GOOD_ENDS.has(error.code) ? 0 : EXIT_CODE.input;
  return AutopilotError.is(error) ? error.exitCode : EXIT_CODE.internal;
}

/** Turns anything that was thrown into what is shown. */
export function describeError(error: unknown): DescribedError {
  if (error instanceof CommanderError) return describeUsage(error);
  if (AutopilotError.is(error)) {
    return {
      code: error.code,
      message: error.message,
      ...(error.hint !== undefined && { hint: error.hint }),
      ...(Object.keys(error.details).length > 0 && { details: error.details }),
      exitCode: error.exitCode,
      stack: stackOf(error),
    };
  }
  return {
    code: 'INVARIANT_BROKEN',
    message: error instanceof Error ? error.message : String(error),
    hint: 'This is our bug: run again with --debug and report it with the output.',
    exitCode: EXIT_CODE.internal,
    stack: stackOf(error),
  };
}

/** An option with a blank in it is text that begins with a dash. */
function hintOf(error: CommanderError, message: string, suggestion: string): string {
  if (error.code === 'commander.unknownOption' && /'-[^']*\s/.test(message))
    return 'Text that begins with a dash goes behind "--", after all options: autopilot create --yes -- "-web: …"';
  return suggestion === '' ? 'Run "autopilot help" to see commands and options.' : suggestion;
}

function describeUsage(error: CommanderError): DescribedError {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = rest.join(' ').replace(/^\(|\)$/g, '');
  return {
    code: 'USAGE_INVALID',
    message: first,
    hint: hintOf(error, first, suggestion),
    exitCode: EXIT_CODE.input,
    stack: stackOf(error),
  };
}

/** The stack with those of its causes, so that `--debug` shows where it began. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

/**
 * Reports on stderr, and in machine formats also as the payload on stdout, so that `-o json` always parses.
 *
 * @param isDebug - Adds the stack on stderr.
 */
export async function writeError(
  error: DescribedError,
  format: OutputFormat,
  isDebug: boolean,
): Promise<void> {
  const { stack, exitCode, ...shown } = error;
  if (format !== 'table') process.stdout.write(await serializePayload({ error: shown, exitCode }, format));
  process.stderr.write(`${formatError(error, usesColor('auto', process.stderr.isTTY, process.env))}\n`);
  if (isDebug && stack !== undefined) process.stderr.write(`${makeVisible(stack)}\n`);
}

/** Code, message and hint for people. Deceptive characters of user text are made visible. */
export function formatError(
  error: Pick<DescribedError, 'code' | 'message' | 'hint'>,
  isColored: boolean,
): string {
  const style = createStyle(isColored);
  const lines = [`${style.bad('error')} ${style.strong(error.code)}  ${makeVisible(error.message)}`];
  if (error.hint !== undefined) lines.push(`  hint: ${makeVisible(error.hint)}`);
  return lines.join('\n');
}
