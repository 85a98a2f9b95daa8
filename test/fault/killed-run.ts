import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { collect, readTree, type CliSandbox } from '../e2e/cli-sandbox.js';

/** What is run, on which database. */
export interface Target {
  readonly name: string;
  readonly environment: () => Readonly<Record<string, string>>;
  readonly request: string;
  /** Puts what stands there before the run into the directory of charts. */
  readonly prepare?: (directory: string) => void;
}

export interface StoredRun {
  readonly id: string;
  readonly status: string;
}

/** Starts a run, kills its process after some milliseconds, and finishes it from another process. */
export class KilledRun {
  readonly #sandbox: CliSandbox;
  readonly #target: Target;
  readonly #out: string;
  readonly #identityBefore: string | undefined;

  constructor(sandbox: CliSandbox, target: Target, out: string) {
    this.#sandbox = sandbox;
    this.#target = target;
    this.#out = out;
    target.prepare?.(this.#directory);
    this.#identityBefore = this.#identify();
  }

  get #directory(): string {
    return join(this.#sandbox.work, this.#out);
  }

  get #environment(): Readonly<Record<string, string>> {
    return this.#target.environment();
  }

  get #arguments(): readonly string[] {
    return ['create', this.#target.request, '--yes', '--out', `./${this.#out}`];
  }

  /** Runs to the end. */
  async run(): Promise<{ readonly wholeMs: number; readonly storedMs: number }> {
    const startMs = performance.now();
    const child = this.#sandbox.start(this.#arguments, { environment: this.#environment });
    const ended = collect(child);
    await waitForRun(child);
    const storedMs = performance.now();
    const { status, stderr } = await ended;
    expect(status, stderr).toBe(0);
    return { wholeMs: performance.now() - startMs, storedMs: performance.now() - storedMs };
  }

  /** Kills after some milliseconds, counted from the start or from the moment the run is stored. */
  async killAfter(delayMs: number, from: 'start' | 'first row'): Promise<void> {
    const child = this.#sandbox.start(this.#arguments, { environment: this.#environment });
    const ended = collect(child);
    if (from === 'first row') await waitForRun(child);
    await sleep(delayMs);
    child.kill('SIGKILL');
    await ended;
  }

  /** Runs that are stored and not among the known ones. */
  async findNew(known: ReadonlySet<string>): Promise<readonly StoredRun[]> {
    const { status, json, stderr } = await this.#sandbox.runJson(['runs', 'list', '--limit', '200'], {
      environment: this.#environment,
    });
    expect(status, stderr).toBe(0);
    return json.runs.filter(({ id }) => !known.has(id));
  }

  /** The identity on disk of the chart that the run wrote: written again it would be another one. Undefined before. */
  identifyWritten(): string | undefined {
    const identity = this.#identify();
    return identity === this.#identityBefore ? undefined : identity;
  }

  #identify(): string | undefined {
    const file = join(this.#directory, 'orders', 'Chart.yaml');
    if (!existsSync(file)) return undefined;
    const { ino, mtimeMs } = statSync(file);
    return `${ino} ${mtimeMs}`;
  }

  async resume(id: string): Promise<void> {
    const { status, stderr } = await this.#sandbox.runJson(['runs', 'resume', id], {
      environment: this.#environment,
    });
    expect(status, stderr).toBe(0);
  }

  async show(
    id: string,
  ): Promise<{ readonly status: string; readonly sequences: readonly number[]; readonly ends: number }> {
    const { json } = await this.#sandbox.runJson(['runs', 'show', id], { environment: this.#environment });
    const events = (
      json as unknown as { events: readonly { sequence: number; type: string; data: { status?: string } }[] }
    ).events;
    return {
      status: json.status,
      sequences: events.map(({ sequence }) => sequence),
      ends: events.filter(({ type, data }) => type === 'run-end' && data.status === 'succeeded').length,
    };
  }

  readFiles(): ReadonlyMap<string, Buffer> {
    return readTree(this.#directory);
  }
}

/** Progress names the run as soon as its first event is raised. */
async function waitForRun(child: ChildProcess): Promise<void> {
  for (let seen = ''; !/^run run/m.test(seen) && child.exitCode === null;) {
    const [chunk] = (await once(child.stderr!, 'data')) as [string];
    seen += chunk;
  }
}
