import { describe, expect, it } from 'vitest';
import type { Lease } from '../../src/core/ports/lease-store.js';
import type { Review } from '../../src/core/ports/review-store.js';
import type { Store } from '../../src/adapters/store/store.js';
import { catchError, makeId, startRun } from '../support/store-fixtures.js';

function openReview(store: Store, lease: Lease, change: Partial<Review> = {}): Promise<Review> {
  const {
    gate = 'planning',
    interruptId = 'first',
    digest = 'digest-1',
    payload = { question: 'ok?' },
  } = change;
  return store.reviews.open(lease, { id: makeId('review'), gate, interruptId, digest, payload });
}

/** What every ReviewStore does. */
export function reviewStoreContract(open: () => Store): void {
  describe('ReviewStore', () => {
    it('opens once per interrupt and returns the existing one afterwards', async () => {
      const store = open();
      const lease = await startRun(store);
      const review = await openReview(store, lease);
      expect(review).toMatchObject({
        version: 1,
        status: 'pending',
        decision: null,
        decidedBy: null,
        decidedAtMs: null,
      });
      expect(await openReview(store, lease)).toEqual(review);
      expect(await store.reviews.list({ runId: lease.runId })).toEqual([review]);
    });

    it('opens once when two ask at once', async () => {
      const store = open();
      const lease = await startRun(store);
      const [one, two] = await Promise.all([openReview(store, lease), openReview(store, lease)]);
      expect(one.id).toBe(two.id);
    });

    it('supersedes what was pending when the run asks something else', async () => {
      const store = open();
      const lease = await startRun(store);
      const old = await openReview(store, lease);
      const next = await openReview(store, lease, { interruptId: 'second' });
      expect(await store.reviews.get(old.id)).toMatchObject({ status: 'superseded', version: 2 });
      expect(await store.reviews.list({ runId: lease.runId, status: 'pending' })).toEqual([next]);
      await expect(
        store.reviews.decide(old.id, { version: 2, actor: 'alice', decision: { choice: 'approve' } }),
      ).rejects.toMatchObject({ code: 'REVIEW_CONFLICT', details: { status: 'superseded' } });
    });

    it('asks again when the gate refused the decision it was given, and only then', async () => {
      const store = open();
      const lease = await startRun(store);
      const first = await openReview(store, lease);
      const decision = { version: first.version, actor: 'alice', decision: { choice: 'nonsense' } };
      const decided = await store.reviews.decide(first.id, decision);
      expect(await openReview(store, lease)).toEqual(decided);
      const payload = { question: 'ok?', error: 'nonsense is no choice' };
      const again = await store.reviews.open(lease, { ...first, payload, refusedVersion: decided.version });
      expect(again).toMatchObject({ id: first.id, version: 3, status: 'pending', payload, decision: null });
      // A late report about the old decision must not wipe out a new one.
      const second = await store.reviews.decide(first.id, { ...decision, version: 3 });
      const late = await store.reviews.open(lease, { ...first, payload, refusedVersion: decided.version });
      expect(late).toEqual(second);
    });

    it('asks again under the next version when what is reviewed has changed', async () => {
      const store = open();
      const lease = await startRun(store);
      const first = await openReview(store, lease);
      const changed = await openReview(store, lease, { digest: 'digest-2' });
      expect(changed).toMatchObject({ id: first.id, version: 2, digest: 'digest-2', status: 'pending' });
      await expect(
        store.reviews.decide(first.id, { version: 1, actor: 'alice', decision: { choice: 'approve' } }),
      ).rejects.toMatchObject({ code: 'REVIEW_CONFLICT', details: { version: 2, status: 'pending' } });
    });

    it('keeps the decision and tells the loser who won', async () => {
      const store = open();
      const lease = await startRun(store);
      const { id } = await openReview(store, lease);
      const decided = await store.reviews.decide(id, {
        version: 1,
        actor: 'alice',
        decision: { z: 1, a: 'approve' },
      });
      expect(decided).toMatchObject({ status: 'decided', version: 2, decidedBy: 'alice' });
      expect(JSON.stringify(decided.decision)).toBe('{"z":1,"a":"approve"}');
      const error = await catchError(
        store.reviews.decide(id, { version: 1, actor: 'bob', decision: { a: 'reject' } }),
      );
      expect(error).toMatchObject({ code: 'REVIEW_CONFLICT', details: { decidedBy: 'alice' } });
      expect(await store.reviews.get(id)).toEqual(decided);
      expect(await openReview(store, lease)).toEqual(decided);
    });

    it('lets exactly one of many concurrent decisions win and audits that one', async () => {
      const store = open();
      const lease = await startRun(store);
      const { id } = await openReview(store, lease);
      const actors = Array.from({ length: 16 }, (_, index) => `actor-${String(index)}`);
      const outcomes = await Promise.allSettled(
        actors.map((actor) => store.reviews.decide(id, { version: 1, actor, decision: { by: actor } })),
      );
      const winners = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      expect(winners).toHaveLength(1);
      const stored = await store.reviews.get(id);
      expect(stored).toEqual(winners[0]);
      expect(stored.decision).toEqual({ by: stored.decidedBy });
      const audited = (await store.audit.list(0, 10_000)).filter((entry) => entry.subject === id);
      expect(audited).toMatchObject([
        {
          actor: stored.decidedBy,
          action: 'review-decide',
          data: { digest: 'digest-1', decision: stored.decision },
        },
      ]);
    });

    it('names the review that does not exist', async () => {
      await expect(open().reviews.get('review_none')).rejects.toMatchObject({ code: 'REVIEW_NOT_FOUND' });
      await expect(
        open().reviews.decide('review_none', { version: 1, actor: 'a', decision: {} }),
      ).rejects.toMatchObject({ code: 'REVIEW_NOT_FOUND' });
    });
  });
}
