import { randomInt } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chooseRounds } from '../support/fault-rounds.js';
import { makeTemporaryDirectory } from '../support/store-fixtures.js';
import { compileWorker, startWorker, type WorkerProcess } from '../support/worker-process.js';

const KILLS = chooseRounds(6, 60);
const PROCESSES = 5;

it(`never has two owners while ${String(PROCESSES)} processes compete and ${String(KILLS)} are killed`, async () => {
  const directory = makeTemporaryDirectory();
  const log = join(directory, 'log');
  const compiled = await compileWorker(new URL('./workers/claim-worker.ts', import.meta.url));
  const killed = new Set<number>();
  const start = (): WorkerProcess => startWorker(compiled, [directory, log]);
  const workers = Array.from({ length: PROCESSES }, start);
  await Promise.all(workers.map((worker) => worker.next()));
  // By chance six kills may leave only two owners, which would show no competition.
  for (let round = 0; round < KILLS || (countOwners(log) < 3 && round < 10 * KILLS); round += 1) {
    await sleep(randomInt(20, 150));
    const [victim] = workers.splice(randomInt(workers.length), 1);
    if (victim === undefined) break;
    killed.add(victim.pid);
    victim.kill('SIGKILL');
    // Another end would be a crash of its own.
    expect(await victim.ended()).toBe('SIGKILL');
    workers.push(start());
  }
  await sleep(300);
  for (const worker of workers) {
    killed.add(worker.pid);
    worker.kill('SIGKILL');
  }
  expect(await Promise.all(workers.map((worker) => worker.ended()))).toEqual(workers.map(() => 'SIGKILL'));

  let owner: string | undefined;
  const entered = new Map<string, number>();
  for (const line of readFileSync(log, 'utf8').trimEnd().split('\n')) {
    const [word, pid = ''] = line.split(' ');
    if (word === 'enter') {
      // Only a process that was killed inside may be followed without having left.
      if (owner !== undefined) expect(killed).toContain(Number(owner));
      owner = pid;
      entered.set(pid, (entered.get(pid) ?? 0) + 1);
    } else {
      expect(pid).toBe(owner);
      owner = undefined;
    }
  }
  expect(entered.size).toBeGreaterThan(2);
  // Lock files of the past are cleared away.
  expect(readdirSync(join(directory, 'lock')).filter((name) => !name.startsWith('.')).length).toBeLessThan(6);
  rmSync(directory, { recursive: true, force: true });
}, 120_000);

/** How many processes have been inside so far. */
function countOwners(log: string): number {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
  return new Set(lines.filter((line) => line.startsWith('enter '))).size;
}
