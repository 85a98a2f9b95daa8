import { setTimeout as sleep } from 'node:timers/promises';
import type { Decision } from '../../../src/contract/review.js';
import { createAutopilot } from '../../../src/app/create-autopilot.js';
import { AutopilotError } from '../../../src/core/errors/autopilot-error.js';

/** One decision to make at an agreed moment. */
export interface DecisionRequest {
  readonly reviewId: string;
  readonly version: number;
  readonly decision: Decision;
  /** Milliseconds since the epoch; both processes act then. */
  readonly atMs: number;
}

/** What became of it. */
export type DecisionReply =
  | { readonly won: true; readonly status: string | undefined }
  | { readonly won: false; readonly code: string };

const autopilot = createAutopilot({ environment: process.env, workingDirectory: process.cwd() });

async function decide({ reviewId, version, decision, atMs }: DecisionRequest): Promise<DecisionReply> {
  await sleep(Math.max(0, atMs - Date.now()));
  try {
    const actor = `process ${process.pid}`;
    const { result } = await autopilot.decideReview(reviewId, { decision, version, actor, resume: true });
    return { won: true, status: result?.run.status };
  } catch (error) {
    return { won: false, code: AutopilotError.is(error) ? error.code : String(error) };
  }
}

process.on('message', (request: DecisionRequest | 'end') => {
  if (request === 'end') {
    void autopilot.close().then(() => process.exit(0));
    return;
  }
  void decide(request).then((reply) => process.send?.(reply));
});
