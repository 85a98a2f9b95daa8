import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A process of its own that runs a TypeScript file and talks by messages. */
export interface WorkerProcess {
  readonly pid: number;
  /** Sends a request and waits for the next message of the worker. */
  ask(request: unknown): Promise<unknown>;
  /** The next message that has not been read. @throws when the worker ends without one. */
  next(): Promise<unknown>;
  kill(signal: NodeJS.Signals): void;
  /** Waits for the end; gives the exit code, or the signal. */
  ended(): Promise<number | NodeJS.Signals | null>;
}

/**
 * Compiles a worker once. It lands inside the repository, where it finds node_modules.
 *
 * @param source - URL of the TypeScript file.
 * @returns Path of the compiled file.
 */
export async function compileWorker(source: URL): Promise<string> {
  const path = fileURLToPath(source);
  const tag = createHash('sha256')
    .update(`${path} ${String(process.pid)}`)
    .digest('hex')
    .slice(0, 12);
  const folder = fileURLToPath(new URL('../../.cache/fault/', import.meta.url));
  const outfile = `${folder}${basename(path, '.ts')}-${tag}.mjs`;
  await build({
    entryPoints: [path],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return outfile;
}

/** Starts a compiled worker. Its standard error goes to ours. */
export function startWorker(compiled: string, args: readonly string[]): WorkerProcess {
  const child = fork(compiled, [...args], {
    execArgv: ['--liftoff-only'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const unread: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  child.on('message', (message) => {
    const reader = waiting.shift();
    if (reader === undefined) unread.push(message);
    else reader(message);
  });
  const end = waitForEnd(child);
  const next = async (): Promise<unknown> => {
    if (unread.length > 0) return unread.shift();
    const message = new Promise<unknown>((resolve) => waiting.push(resolve));
    const ended = end.then((outcome) => {
      throw new Error(`the worker ended (${String(outcome)}) without an answer`);
    });
    return Promise.race([message, ended]);
  };
  return {
    pid: child.pid ?? 0,
    next,
    ask: (request) => {
      child.send(request as object);
      return next();
    },
    kill: (signal) => void child.kill(signal),
    ended: () => end,
  };
}

async function waitForEnd(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode;
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? signal;
}
