import { expect, it } from 'vitest';
import type { Decision } from '../../contract/review.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import type { Review } from '../../core/ports/review-store.js';
import type { Runtime } from '../runtime.js';
import { recordDecision } from './decide-review.js';

const REVIEW = {
  id: 'review-1',
  runId: 'run-1',
  gate: 'generation',
  version: 1,
  status: 'pending',
} as unknown as Review;

/** Decides with a store that only remembers what reached it. */
async function decide(decision: Decision): Promise<{ readonly stored: unknown[]; readonly error: unknown }> {
  const stored: unknown[] = [];
  const reviews = {
    decide: (_id: string, change: unknown) => {
      stored.push(change);
      return Promise.resolve(REVIEW);
    },
  };
  // A run without a Blueprint: whether a change fits one is tested end to end.
  const checkpointer = { getTuple: () => Promise.resolve(undefined) };
  const runtime = { store: { reviews, checkpointer } } as unknown as Runtime;
  const error = await recordDecision(runtime, REVIEW, { decision, actor: 'me' }).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return { stored, error };
}

it('stores an edit that refers to a Secret', async () => {
  const { stored, error } = await decide({
    type: 'edit',
    changes: { '/components/a/env/DB_PASSWORD': { secret: 'db', key: 'password' } },
  });
  expect([stored.length, error]).toEqual([1, undefined]);
});

it.each<Decision>([
  { type: 'edit', changes: { '/components/a/env/DB_PASSWORD/value': 'open-sesame' } },
  { type: 'edit', changes: { '/components/a': { env: { DB_PASSWORD: { value: 'open-sesame' } } } } },
])('refuses a secret in an edit before anything is stored: %j', async (decision) => {
  const { stored, error } = await decide(decision);
  expect(stored).toEqual([]);
  expect(error).toMatchObject({ code: 'ANSWER_INVALID' });
  if (!AutopilotError.is(error)) throw new Error('a typed error');
  expect(error.hint).toContain('{secret: ');
  expect(JSON.stringify([error.message, error.hint, error.details])).not.toContain('open-sesame');
});

it('cleans the words of a comment', async () => {
  const { stored } = await decide({ type: 'request_changes', comment: 'use the password open-sesame-77' });
  expect(JSON.stringify(stored)).toContain('<secret:');
  expect(JSON.stringify(stored)).not.toContain('open-sesame');
});
