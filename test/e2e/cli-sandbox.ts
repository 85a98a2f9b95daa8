import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

/** Root of the checkout under test. */
export const ROOT = resolve(import.meta.dirname, '..', '..');

/** What one process did. */
export interface CliOutcome {
  /** 128 + number for a signal, as a shell reports it. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How one process is started beside its arguments. */
export interface CliOptions {
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  readonly workingDirectory?: string;
  /** Octal file mode mask of the process. */
  readonly umask?: number;
}

const SIGNAL_NUMBERS: Readonly<Record<string, number>> = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** A private home, data directory and working directory for the built command line. */
export class CliSandbox {
  readonly directory: string;
  readonly home: string;
  readonly work: string;

  constructor() {
    this.directory = mkdtempSync(join(tmpdir(), 'autopilot-e2e-'));
    this.home = join(this.directory, 'home');
    this.work = join(this.directory, 'work');
    mkdirSync(this.home);
    mkdirSync(this.work);
  }

  /** Starts `./autopilot` without waiting. The environment holds nothing of the caller's but PATH. */
  start(args: readonly string[], options: CliOptions = {}): ChildProcess {
    const mask = options.umask === undefined ? '' : `umask ${options.umask.toString(8).padStart(3, '0')}; `;
    return this.#spawnShell(`${mask}exec "$0" "$@"`, args, options);
  }

  /** Runs a shell script in which `"$0" "$@"` is the command line with its arguments. */
  async runShell(script: string, args: readonly string[], options: CliOptions = {}): Promise<CliOutcome> {
    return collect(this.#spawnShell(script, args, options), options.input);
  }

  #spawnShell(script: string, args: readonly string[], options: CliOptions): ChildProcess {
    return spawn('/bin/sh', ['-c', script, join(ROOT, 'autopilot'), ...args], {
      cwd: options.workingDirectory ?? this.work,
      env: {
        PATH: process.env['PATH'],
        HOME: this.home,
        AUTOPILOT_CACHE: join(ROOT, '.cache', 'engine'),
        AUTOPILOT_NO_BOOTSTRAP: '1',
        ...options.environment,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  }

  async run(args: readonly string[], options: CliOptions = {}): Promise<CliOutcome> {
    return collect(this.start(args, options), options.input);
  }

  /** Runs with `-o json` and parses stdout. */
  async runJson(
    args: readonly string[],
    options: CliOptions = {},
  ): Promise<{ readonly status: number; readonly json: CliJson; readonly stderr: string }> {
    const outcome = await this.run([...args, '-o', 'json'], options);
    return { status: outcome.status, json: JSON.parse(outcome.stdout) as CliJson, stderr: outcome.stderr };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** The parts of JSON payloads that tests look at. */
export interface CliJson {
  readonly runId: string;
  readonly status: string;
  readonly exitCode: number;
  readonly chart?: { readonly name: string; readonly version: string };
  readonly chartPath?: string;
  readonly packagePath?: string;
  readonly packageSha256?: string;
  readonly decisions: readonly { readonly pointer: string; readonly value: string; readonly why: string }[];
  readonly checks: readonly { readonly name: string; readonly detail: string; readonly ok: boolean }[];
  readonly findings: readonly { readonly severity: string; readonly rule: string }[];
  readonly findingCounts: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
  readonly unread: readonly string[];
  readonly questions: readonly { readonly id: string; readonly example: string; readonly kind: string }[];
  readonly reviews: readonly { readonly id: string; readonly gate: string }[];
  readonly nextActions: readonly { readonly command: string; readonly why: string }[];
  readonly error?: { readonly code: string; readonly message: string; readonly hint?: string };
  readonly runs: readonly { readonly id: string; readonly status: string }[];
}

/** Waits for a process and gathers what it wrote. */
export function collect(child: ChildProcess, input?: string | Uint8Array): Promise<CliOutcome> {
  return new Promise((resolvePromise, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolvePromise({ status: code ?? 128 + (SIGNAL_NUMBERS[signal ?? ''] ?? 0), stdout, stderr });
    });
    // A process that fails before it reads closes the pipe; its exit code tells the story.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** Every file below a directory with its bytes, by relative path; empty when the directory does not exist. */
export function readTree(directory: string): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  let entries;
  try {
    entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  } catch {
    return files;
  }
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(relative(directory, path), readFileSync(path));
  }
  return new Map([...files].sort(([left], [right]) => (left < right ? -1 : 1)));
}
