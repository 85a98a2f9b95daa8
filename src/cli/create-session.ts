import type { Autopilot } from '../app/autopilot.js';
import type { AutopilotOptions } from '../app/create-autopilot.js';
import type { CommandContext, ProgressTarget } from './command-context.js';
import { readWorkingDirectory } from './read-working-directory.js';
import type { OutputFormat } from './output/output-format.js';
import { serializeJson, serializePayload } from './output/serialize-payload.js';
import { makeAllVisible } from './terminal/make-visible.js';
import { createStyle, usesColor, type ColorChoice } from './terminal/style.js';

/** Options every command takes. */
export interface GlobalOptions {
  readonly output: OutputFormat;
  /** False with `--no-input`. */
  readonly input: boolean;
  readonly color: ColorChoice;
  readonly verbose?: boolean;
  readonly debug?: boolean;
  readonly dataDir?: string;
}

/** One process's work: opens the product at most once and closes it at the end. */
export interface Session {
  readonly version: string;
  createContext(options: GlobalOptions): CommandContext;
  close(): Promise<void>;
}

/** Largest text read from standard input. The product's own limit is lower; this one protects the reader. */
const LARGEST_INPUT_BYTES = 1024 * 1024;

/** Creates the session of this process. Nothing is loaded or opened until a command asks. */
export function createSession(version: string, useMachineCode?: AutopilotOptions['useMachineCode']): Session {
  let opened: Promise<Autopilot> | undefined;
  const open = (dataDirectory: string | undefined): Promise<Autopilot> =>
    (opened ??= load(dataDirectory, useMachineCode));
  return {
    version,
    createContext: (options) => createContext(version, options, () => open(options.dataDir)),
    close: async () => {
      if (opened === undefined) return;
      // Opening failed: the command has reported it.
      const autopilot = await opened.catch(() => undefined);
      await autopilot?.close();
    },
  };
}

async function load(
  dataDirectory: string | undefined,
  useMachineCode: AutopilotOptions['useMachineCode'],
): Promise<Autopilot> {
  const { createAutopilot } = await import('../app/create-autopilot.js');
  return createAutopilot({
    environment: process.env,
    workingDirectory: readWorkingDirectory(),
    ...(useMachineCode !== undefined && { useMachineCode }),
    ...(dataDirectory !== undefined && { flags: { dataDirectory } }),
  });
}

function createContext(
  version: string,
  options: GlobalOptions,
  openAutopilot: () => Promise<Autopilot>,
): CommandContext {
  const style = createStyle(usesColor(options.color, process.stdout.isTTY, process.env));
  const progress = createProgressTarget(options);
  return {
    environment: process.env,
    get workingDirectory() {
      return readWorkingDirectory();
    },
    version,
    format: options.output,
    style,
    progress,
    isInteractive:
      options.input &&
      options.output === 'table' &&
      process.stdin.isTTY &&
      progress.isTerminal &&
      !isContinuousIntegration(process.env),
    debug: options.debug ?? false,
    verbose: (options.verbose ?? false) || (options.debug ?? false),
    write: async (value, render) => {
      if (options.output === 'table') process.stdout.write(`${render(makeAllVisible(value), style)}\n`);
      else process.stdout.write(await serializePayload(value, options.output));
    },
    writeStreamLine: (value) => process.stdout.write(`${serializeJson(value, 0)}\n`),
    openAutopilot,
    readText: () => readStandardInput(),
  };
}

function createProgressTarget(options: GlobalOptions): ProgressTarget {
  const isTerminal = process.stderr.isTTY && process.env['TERM'] !== 'dumb';
  return {
    stream: process.stderr,
    isTerminal,
    style: createStyle(usesColor(options.color, process.stderr.isTTY, process.env)),
  };
}

function isContinuousIntegration(environment: NodeJS.ProcessEnv): boolean {
  const value = environment['CI'];
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}

/** Stops early when the input is far too long; the caller then reports the documented limit. */
async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST_INPUT_BYTES) break;
  }
  return Buffer.concat(chunks);
}
