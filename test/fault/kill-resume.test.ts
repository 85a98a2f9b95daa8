import { randomInt } from 'node:crypto';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CliSandbox, readTree } from '../e2e/cli-sandbox.js';
import { chooseRounds } from '../support/fault-rounds.js';
import { TEST_KEY } from '../support/store-fixtures.js';
import {
  createTemporaryPostgres,
  hasPostgres,
  type TemporaryPostgres,
} from '../support/temporary-postgres.js';
import { verifies } from '../verifies.js';
import { README_REQUEST } from '../support/readme-request.js';
import { KilledRun, type Target } from './killed-run.js';

/** Random moments per database; the issue asks for at least 30, so one in four may miss the run. */
const KILL_POINTS = chooseRounds(4, 40);
const MINUTE_MS = 60_000;

async function killAndResume(sandbox: CliSandbox, target: Target): Promise<void> {
  await new KilledRun(sandbox, target, 'warm-up').run();
  const untouched = new KilledRun(sandbox, target, 'untouched').readFiles();
  const reference = new KilledRun(sandbox, target, 'reference');
  const { wholeMs, storedMs } = await reference.run();
  const known = new Set((await reference.findNew(new Set())).map(({ id }) => id));
  let interrupted = 0;
  for (let round = 0; round < KILL_POINTS; round++) {
    // One in four kills also hits the time before the first row and after the last.
    const from = round % 4 === 0 ? 'start' : 'first row';
    const delayMs = randomInt(Math.ceil(from === 'start' ? wholeMs * 1.1 : storedMs));
    const run = new KilledRun(sandbox, target, `round-${round}`);
    const place = `${target.name}, killed ${delayMs} ms after the ${from}`;
    await run.killAfter(delayMs, from);
    const stored = await run.findNew(known);
    expect(stored.length, place).toBeLessThanOrEqual(1);
    const [found] = stored;
    if (found === undefined) {
      // Killed before the first row: nothing may have changed on disk either.
      expect(run.readFiles(), place).toEqual(untouched);
      continue;
    }
    known.add(found.id);
    const before = run.identifyWritten();
    if (found.status !== 'succeeded') {
      interrupted += 1;
      await run.resume(found.id);
    }
    if (before !== undefined)
      expect(run.identifyWritten(), `${place}: the chart was written twice`).toBe(before);
    expect(run.readFiles(), place).toEqual(reference.readFiles());
    const { status, sequences, ends } = await run.show(found.id);
    expect({ status, ends }, place).toEqual({ status: 'succeeded', ends: 1 });
    expect(sequences, place).toEqual(sequences.map((_sequence, index) => index + 1));
  }
  process.stderr.write(
    `${target.name}: ${KILL_POINTS} kills, ${interrupted} of them in the middle of a run\n`,
  );
}

const EMBEDDED_REDIS =
  'orders: FastAPI service from ghcr.io/acme/orders:1.4.2 on port 8000, needs an embedded Redis';

/** A chart whose owner has put the subchart into `charts/`; the run changes its number of replicas. */
async function prepareVendoredChart(sandbox: CliSandbox): Promise<Pick<Target, 'request' | 'prepare'>> {
  const { status, stderr } = await sandbox.run(['create', EMBEDDED_REDIS, '--yes', '--out', './vendored']);
  expect(status, stderr).toBe(0);
  const chart = join(sandbox.work, 'vendored', 'orders');
  const subchart = join(chart, 'charts', 'redis');
  mkdirSync(join(subchart, 'templates'), { recursive: true });
  writeFileSync(join(subchart, 'Chart.yaml'), 'apiVersion: v2\nname: redis\nversion: 0.34.5\n');
  writeFileSync(join(subchart, 'values.yaml'), 'theirs: true\n');
  return {
    request: EMBEDDED_REDIS.replace('needs', '3 replicas, needs'),
    prepare: (directory) => cpSync(join(sandbox.work, 'vendored'), directory, { recursive: true }),
  };
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
    () => killAndResume(newSandbox(), { name: 'PGlite', environment: () => ({}), request: README_REQUEST }),
    10 * MINUTE_MS,
  );

  it(
    'finishes an update of a chart with vendored subcharts, and keeps those',
    async () => {
      const sandbox = newSandbox();
      const vendored = await prepareVendoredChart(sandbox);
      await killAndResume(sandbox, { name: 'PGlite, vendored', environment: () => ({}), ...vendored });
      const files = readTree(join(sandbox.work, 'reference'));
      expect(files.get('orders/charts/redis/values.yaml')?.toString()).toBe('theirs: true\n');
      expect(files.get('orders/autopilot.yaml')?.toString()).toContain('replicas: 3');
    },
    10 * MINUTE_MS,
  );

  if (postgresIsThere)
    verifies(
      'runs:kill-resume-postgres',
      () =>
        killAndResume(newSandbox(), {
          name: 'Postgres',
          environment: () => ({ DATABASE_URL: postgres?.url ?? '', LANGGRAPH_AES_KEY: TEST_KEY }),
          request: README_REQUEST,
        }),
      10 * MINUTE_MS,
    );
});
