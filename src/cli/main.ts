import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AutopilotOptions } from '../app/create-autopilot.js';
import { buildProgram } from './build-program.js';
import { createSession, type GlobalOptions, type Session } from './create-session.js';
import { protectText } from './protect-text.js';
import { describeError, exitCodeOf, writeError } from './report-error.js';
import { findOutputFormat } from './output/output-format.js';
import { readRecentRuns } from './recent-runs.js';

/** Completion prints words only. */
const COMPLETION_OPTIONS: GlobalOptions = { output: 'table', input: false, color: 'never' };

/**
 * Runs one command line.
 *
 * @param argv - Words after the program name.
 * @param root - Folder of the package, for its version.
 * @param useMachineCode - Kept machine code of the WebAssembly modules, when the launcher has it.
 * @returns The process exit code. Never rejects: what goes wrong is reported and has a code.
 */
export async function runCli(
  argv: readonly string[],
  root: string,
  useMachineCode?: AutopilotOptions['useMachineCode'],
): Promise<number> {
  quietBrokenPipes();
  reportUncaught(argv);
  const session = createSession(readVersion(root), useMachineCode);
  let exitCode = 0;
  try {
    if (argv[0] === 'complete' && argv[1] === '--') await complete(session, argv.slice(2));
    else
      await parse(session, argv, (code) => {
        exitCode = code;
      });
  } catch (error) {
    exitCode = exitCodeOf(error);
    if (exitCode !== 0)
      await writeError(describeError(error), findOutputFormat(argv), argv.includes('--debug'));
  } finally {
    await session.close();
  }
  await drain();
  return exitCode;
}

/** What no code caught is reported like any other error; Node would print the bundle's line, which is the whole bundle. */
function reportUncaught(argv: readonly string[]): void {
  process.on('uncaughtException', (error) => {
    const report = writeError(describeError(error), findOutputFormat(argv), argv.includes('--debug'));
    void report.finally(() => process.exit(exitCodeOf(error)));
  });
}

async function parse(
  session: Session,
  argv: readonly string[],
  setExitCode: (code: number) => void,
): Promise<void> {
  const program = buildProgram(session, setExitCode);
  // Without a command: the list of commands, not an error.
  await program.parseAsync(argv.length === 0 ? ['help'] : protectText(argv), { from: 'user' });
}

/** Answers a shell that asks what may come next. Errors stay silent: a shell prompt is no place for them. */
async function complete(session: Session, words: readonly string[]): Promise<void> {
  const { printCompletions } = await import('./completion/complete.js');
  const autopilot = await session.createContext(COMPLETION_OPTIONS).openAutopilot();
  printCompletions(words, () => readRecentRuns(autopilot));
}

function readVersion(root: string): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}

/** `autopilot runs list | head -1` closes the pipe early; that is no error. */
function quietBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
}

/** Waits until what was written has left the process: exiting earlier would cut it off on a pipe. */
async function drain(): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => {
      stream.write('', () => resolve());
    });
}
