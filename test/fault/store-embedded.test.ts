import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { openStore } from '../../src/adapters/store/open-store.js';
import { chooseRounds } from '../support/fault-rounds.js';
import { makeId, makeTemporaryDirectory, SEED_ARCHIVE } from '../support/store-fixtures.js';
import { compileWorker, startWorker, type WorkerProcess } from '../support/worker-process.js';

const OPENING_ROUNDS = chooseRounds(2, 10);
const KILL_ROUNDS = chooseRounds(4, 30);
const PROCESSES = 4;
const ROWS = 50;

interface Report {
  readonly opened?: number;
  readonly acknowledged?: number;
  readonly closed?: boolean;
  readonly refused?: string;
  readonly pid?: number;
  readonly hint?: string;
}

/** Reads what a worker reports until it closes, is refused or dies. */
async function readReports(worker: WorkerProcess): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for (;;) {
    const report = await worker.next().then(
      (message) => message as Report,
      () => undefined,
    );
    if (report === undefined) return reports;
    reports.push(report);
    if (report.closed === true || report.refused !== undefined) return reports;
  }
}

async function countEvents(directory: string, runIds: readonly string[]): Promise<readonly number[]> {
  const store = await openStore({ kind: 'embedded', directory, clock: systemClock });
  const counts: number[] = [];
  for (const runId of runIds) {
    const events = await store.events.read(runId, 0, 1_000_000);
    expect(events.map((event) => event.sequence)).toEqual(events.map((_event, index) => index + 1));
    counts.push(events.length);
  }
  await store.close();
  return counts;
}

describe('one embedded directory and several processes', () => {
  let compiled = '';
  beforeAll(async () => {
    compiled = await compileWorker(new URL('./workers/embedded-worker.ts', import.meta.url));
  });

  const start = (
    directory: string,
    runId: string,
    options: { count: number; waitMs: number },
  ): WorkerProcess =>
    startWorker(compiled, [directory, runId, String(options.count), String(options.waitMs), SEED_ARCHIVE]);

  it(`serves four that open at once in turn, loses no row, ${String(OPENING_ROUNDS)} rounds`, async () => {
    const directory = makeTemporaryDirectory();
    for (let round = 0; round < OPENING_ROUNDS; round += 1) {
      // From the second round on, the four also compete to take over from an owner that was killed.
      if (round > 0) {
        const victim = start(directory, makeId('run'), { count: 100_000, waitMs: 30_000 });
        await victim.next();
        victim.kill('SIGKILL');
      }
      const runIds = Array.from({ length: PROCESSES }, () => makeId('run'));
      const workers = runIds.map((runId) => start(directory, runId, { count: ROWS, waitMs: 30_000 }));
      const reports = await Promise.all(workers.map(readReports));
      expect(reports.map((report) => report.at(-1))).toEqual(runIds.map(() => ({ closed: true })));
      expect(await countEvents(directory, runIds)).toEqual(runIds.map(() => ROWS));
    }
    rmSync(directory, { recursive: true, force: true });
  }, 240_000);

  it('refuses who does not want to wait with the pid of the owner and a hint', async () => {
    const directory = makeTemporaryDirectory();
    const ownerRun = makeId('run');
    const owner = start(directory, ownerRun, { count: 100_000, waitMs: 0 });
    expect(await owner.next()).toEqual({ opened: owner.pid });
    const reading = readReports(owner);
    const late = [makeId('run'), makeId('run'), makeId('run')].map((runId) =>
      start(directory, runId, { count: ROWS, waitMs: 100 }),
    );
    for (const reports of await Promise.all(late.map(readReports))) {
      expect(reports).toEqual([
        {
          refused: 'DATA_DIRECTORY_BUSY',
          pid: owner.pid,
          hint: expect.stringContaining(String(owner.pid)) as unknown,
        },
      ]);
    }
    owner.kill('SIGKILL');
    const acknowledged = (await reading).filter((report) => report.acknowledged !== undefined).length;
    const [stored] = await countEvents(directory, [ownerRun]);
    expect(acknowledged).toBeGreaterThan(0);
    expect(stored).toBeGreaterThanOrEqual(acknowledged);
    rmSync(directory, { recursive: true, force: true });
  }, 60_000);

  it(`loses no acknowledged row when its owner is killed while writing, ${String(KILL_ROUNDS)} times`, async () => {
    const directory = makeTemporaryDirectory();
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < KILL_ROUNDS; round += 1) {
      const runId = makeId('run');
      const worker = start(directory, runId, { count: 100_000, waitMs: 30_000 });
      // Every fourth is killed somewhere on the way to an open database, the first while it is being made.
      if (round % 4 !== 0) expect(await worker.next()).toEqual({ opened: worker.pid });
      const reading = readReports(worker);
      await sleep(round % 4 === 0 ? randomInt(50, 700) : randomInt(5, 500));
      worker.kill('SIGKILL');
      const reports = await reading;
      acknowledged.set(runId, Math.max(0, ...reports.map((report) => report.acknowledged ?? 0)));
    }
    const stored = await countEvents(directory, [...acknowledged.keys()]);
    const lost = [...acknowledged.values()].filter((count, index) => (stored[index] ?? 0) < count);
    expect(lost).toEqual([]);
    expect(Math.max(...acknowledged.values())).toBeGreaterThan(0);
    rmSync(directory, { recursive: true, force: true });
  }, 180_000);
});
