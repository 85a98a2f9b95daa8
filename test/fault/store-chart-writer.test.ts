import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createChartWriter } from '../../src/adapters/files/chart-writer.js';
import { chooseRounds } from '../support/fault-rounds.js';
import { makeTemporaryDirectory } from '../support/store-fixtures.js';
import { compileWorker, startWorker } from '../support/worker-process.js';
import { createLargeChart } from './workers/large-chart.js';

const ROUNDS = chooseRounds(10, 50);
/** Kills fall into a window that grows: on a busy machine the first version alone takes longer than the first window. */
const FIRST_WINDOW_MS = 120;
const LONGEST_WINDOW_MS = 1500;

it(`leaves the old or the new chart whole when the writer is killed, ${String(ROUNDS)} times`, async () => {
  const directory = makeTemporaryDirectory();
  const writer = createChartWriter();
  const compiled = await compileWorker(new URL('./workers/chart-worker.ts', import.meta.url));
  const digests = ['one', 'two'].map((version) => writer.digestFiles(createLargeChart(version)));
  await writer.writeChart(directory, 'orders', createLargeChart('one'));
  const seen = new Set<string | undefined>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const worker = startWorker(compiled, [directory]);
    await worker.next();
    await sleep(randomInt(0, Math.min(LONGEST_WINDOW_MS, FIRST_WINDOW_MS * (1 + round))));
    worker.kill('SIGKILL');
    await worker.ended();
    const digest = await writer.digest(directory, 'orders');
    expect(digests).toContain(digest);
    expect(await writer.inspect(directory, 'orders')).toMatchObject({ kind: 'ours' });
    seen.add(digest);
    if (readdirSync(directory).includes('orders.tgz')) {
      const bytes = readFileSync(join(directory, 'orders.tgz'));
      expect(bytes.length).toBe(200_000);
      expect(new Set(bytes).size).toBe(1);
    }
  }
  expect(seen.size).toBe(2);
  await writer.writeChart(directory, 'orders', createLargeChart('two'));
  await writer.writeFile(directory, 'orders.tgz', new Uint8Array([7]));
  expect(readdirSync(directory).sort()).toEqual(['orders', 'orders.tgz']);
  rmSync(directory, { recursive: true, force: true });
}, 120_000);
