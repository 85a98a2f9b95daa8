import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import type { Autopilot, RunResult } from '../../src/app/autopilot.js';
import { createAutopilot } from '../../src/app/create-autopilot.js';
import { chooseRounds } from '../support/fault-rounds.js';
import { README_REQUEST } from '../support/readme-request.js';
import { TEST_KEY } from '../support/store-fixtures.js';
import {
  createTemporaryPostgres,
  hasPostgres,
  type TemporaryPostgres,
} from '../support/temporary-postgres.js';
import { compileWorker, startWorker, type WorkerProcess } from '../support/worker-process.js';
import { verifies } from '../verifies.js';
import type { DecisionReply, DecisionRequest } from './workers/decision-worker.js';

/** The issue asks for 200. */
const ROUNDS = chooseRounds(6, 200);
/** Both processes get the order well before they act. */
const LEAD_MS = 30;
/** Neither kind of decision is always the quicker one. */
const JITTER_MS = 12;
const APPROVE = { type: 'approve' } as const;
const REJECT = { type: 'reject', reason: 'not like this' } as const;

const postgresIsThere = await hasPostgres();

describe('two decisions at once', () => {
  let postgres: TemporaryPostgres | undefined;
  let autopilot: Autopilot | undefined;
  const workers: WorkerProcess[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'decision-race-'));

  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await autopilot?.close();
    await postgres?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  if (!postgresIsThere) {
    process.stderr.write('SKIPPED two decisions at once: no Postgres on 127.0.0.1:5432\n');
    return;
  }

  verifies(
    'runs:node-behind-gate-runs-once',
    async () => {
      postgres = await createTemporaryPostgres();
      const environment = { ...process.env, DATABASE_URL: postgres.url, LANGGRAPH_AES_KEY: TEST_KEY };
      autopilot = createAutopilot({ environment, workingDirectory: folder });
      const compiled = await compileWorker(new URL('workers/decision-worker.ts', import.meta.url));
      Object.assign(process.env, { DATABASE_URL: postgres.url, LANGGRAPH_AES_KEY: TEST_KEY });
      workers.push(startWorker(compiled, []), startWorker(compiled, []));
      const winners = { approve: 0, reject: 0 };
      for (let round = 0; round < ROUNDS; round++)
        winners[await decideTwice(autopilot, workers, folder, round)] += 1;
      expect(winners.approve + winners.reject).toBe(ROUNDS);
      process.stderr.write(`${ROUNDS} rounds: approve won ${winners.approve}, reject ${winners.reject}\n`);
    },
    30 * 60_000,
  );
});

/** Parks a run before its files are written, lets one process approve and one reject, and looks at what happened. */
async function decideTwice(
  autopilot: Autopilot,
  workers: readonly WorkerProcess[],
  folder: string,
  round: number,
): Promise<'approve' | 'reject'> {
  const outputDirectory = join(folder, `round-${round}`);
  const parked = await autopilot.createChart({
    request: README_REQUEST,
    outputDirectory,
    mode: 'manual',
    acceptDefaults: false,
  });
  const { id, version } = await findReview(autopilot, parked);
  const atMs = Date.now() + LEAD_MS;
  const decisions = round % 2 === 0 ? [APPROVE, REJECT] : [REJECT, APPROVE];
  const replies = await Promise.all(
    workers.map((worker, index) => {
      const request: DecisionRequest = {
        reviewId: id,
        version,
        decision: decisions[index] ?? APPROVE,
        atMs: atMs + randomInt(JITTER_MS),
      };
      return worker.ask(request) as Promise<DecisionReply>;
    }),
  );
  const winner = replies.findIndex((reply) => reply.won);
  expect(
    replies.filter((reply) => reply.won),
    JSON.stringify(replies),
  ).toHaveLength(1);
  expect(replies[1 - winner]).toEqual({ won: false, code: 'REVIEW_CONFLICT' });
  const approved = decisions[winner]?.type === 'approve';
  const { run, events } = await autopilot.showRun(parked.run.id);
  const writes = events.filter(
    ({ type, data }) => type === 'phase-start' && data['phase'] === 'write_files',
  ).length;
  expect({ status: run.status, writes, chart: existsSync(join(outputDirectory, 'orders')) }).toEqual(
    approved
      ? { status: 'succeeded', writes: 1, chart: true }
      : { status: 'rejected', writes: 0, chart: false },
  );
  return approved ? 'approve' : 'reject';
}

async function findReview(autopilot: Autopilot, parked: RunResult): Promise<{ id: string; version: number }> {
  const [review, ...others] = await autopilot.listReviews({ runId: parked.run.id, status: 'pending' });
  expect(others).toEqual([]);
  expect(review?.gate).toBe('generation');
  return { id: review?.id ?? '', version: review?.version ?? 0 };
}
