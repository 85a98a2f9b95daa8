import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { CliSandbox, collect, readTree } from '../e2e/cli-sandbox.js';
import { chooseRounds } from '../support/fault-rounds.js';
import { TEST_KEY } from '../support/store-fixtures.js';
import {
  createTemporaryPostgres,
  hasPostgres,
  type TemporaryPostgres,
} from '../support/temporary-postgres.js';
import { verifies } from '../verifies.js';
import { README_REQUEST } from '../support/readme-request.js';

/** Random moments per database; the issue asks for at least 30, so one in four may miss the run. */
const KILL_POINTS = chooseRounds(4, 40);
const MINUTE_MS = 60_000;

/** One database under test and how processes reach it. */
interface Target {
  readonly name: string;
  readonly environment: () => Readonly<Record<string, string>>;
}

interface StoredRun {
  readonly id: string;
  readonly status: string;
}

/** Starts a run, kills its process after some milliseconds, and finishes it from another process. */
class KilledRun {
  readonly #sandbox: CliSandbox;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #out: string;

  constructor(sandbox: CliSandbox, environment: Readonly<Record<string, string>>, out: string) {
    this.#sandbox = sandbox;
    this.#environment = environment;
    this.#out = out;
  }

  get #chart(): string {
    return join(this.#sandbox.work, this.#out, 'orders');
  }

  /** Kills after some milliseconds, counted from the start or from the moment the run is stored. */
  async killAfter(delayMs: number, from: 'start' | 'first row'): Promise<void> {
    const child = this.#sandbox.start(['create', README_REQUEST, '--yes', '--out', `./${this.#out}`], {
      environment: this.#environment,
    });
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

  /** The chart's identity on disk: written again it would be another one. Undefined while it is not there. */
  identify(): string | undefined {
    const file = join(this.#chart, 'Chart.yaml');
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
    return readTree(join(this.#sandbox.work, this.#out));
  }
}

/** Progress names the run as soon as its first event is raised. */
async function waitForRun(child: ChildProcess): Promise<void> {
  for (let seen = ''; !/^run run/m.test(seen) && child.exitCode === null;) {
    const [chunk] = (await once(child.stderr!, 'data')) as [string];
    seen += chunk;
  }
}

/** An undisturbed run: the files to compare with, and how long it takes in all and from its first row on. */
async function measureReference(
  sandbox: CliSandbox,
  target: Target,
): Promise<{ readonly wholeMs: number; readonly storedMs: number }> {
  const startMs = performance.now();
  const child = sandbox.start(['create', README_REQUEST, '--yes', '--out', './reference'], {
    environment: target.environment(),
  });
  const ended = collect(child);
  await waitForRun(child);
  const storedMs = performance.now();
  const { status, stderr } = await ended;
  expect(status, stderr).toBe(0);
  return { wholeMs: performance.now() - startMs, storedMs: performance.now() - storedMs };
}

async function killAndResume(sandbox: CliSandbox, target: Target): Promise<void> {
  const reference = new KilledRun(sandbox, target.environment(), 'reference');
  await measureReference(sandbox, target);
  // The second time the machine's caches are warm, as in the rounds.
  const { wholeMs, storedMs } = await measureReference(sandbox, target);
  const known = new Set((await reference.findNew(new Set())).map(({ id }) => id));
  let interrupted = 0;
  for (let round = 0; round < KILL_POINTS; round++) {
    // One in four kills also hits the time before the first row and after the last.
    const from = round % 4 === 0 ? 'start' : 'first row';
    const delayMs = randomInt(Math.ceil(from === 'start' ? wholeMs * 1.1 : storedMs));
    const run = new KilledRun(sandbox, target.environment(), `round-${round}`);
    const place = `${target.name}, killed ${delayMs} ms after the ${from}`;
    await run.killAfter(delayMs, from);
    const stored = await run.findNew(known);
    expect(stored.length, place).toBeLessThanOrEqual(1);
    const [found] = stored;
    if (found === undefined) {
      // Killed before the first row: nothing may be left on disk either.
      expect([...run.readFiles().keys()], place).toEqual([]);
      continue;
    }
    known.add(found.id);
    const before = run.identify();
    if (found.status !== 'succeeded') {
      interrupted += 1;
      await run.resume(found.id);
    }
    if (before !== undefined) expect(run.identify(), `${place}: the chart was written twice`).toBe(before);
    expect(run.readFiles(), place).toEqual(reference.readFiles());
    const { status, sequences, ends } = await run.show(found.id);
    expect({ status, ends }, place).toEqual({ status: 'succeeded', ends: 1 });
    expect(sequences, place).toEqual(sequences.map((_sequence, index) => index + 1));
  }
  process.stderr.write(
    `${target.name}: ${KILL_POINTS} kills, ${interrupted} of them in the middle of a run\n`,
  );
}

const postgresIsThere = await hasPostgres();

describe('SIGKILL at a random moment, then runs resume', () => {
  const sandboxes: CliSandbox[] = [];
  let postgres: TemporaryPostgres | undefined;

  beforeAll(async () => {
    if (postgresIsThere) postgres = await createTemporaryPostgres();
  });
  afterAll(async () => {
    for (const sandbox of sandboxes) sandbox.remove();
    await postgres?.drop();
  });

  const newSandbox = (): CliSandbox => {
    const sandbox = new CliSandbox();
    sandboxes.push(sandbox);
    return sandbox;
  };

  verifies(
    'runs:kill-resume-embedded',
    () => killAndResume(newSandbox(), { name: 'PGlite', environment: () => ({}) }),
    10 * MINUTE_MS,
  );

  if (postgresIsThere)
    verifies(
      'runs:kill-resume-postgres',
      () =>
        killAndResume(newSandbox(), {
          name: 'Postgres',
          environment: () => ({ DATABASE_URL: postgres?.url ?? '', LANGGRAPH_AES_KEY: TEST_KEY }),
        }),
      10 * MINUTE_MS,
    );
});
