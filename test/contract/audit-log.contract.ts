import { describe, expect, it } from 'vitest';
import type { SqlDatabase } from '../../src/adapters/store/sql-database.js';
import type { Store } from '../../src/adapters/store/store.js';

/** What every AuditLog does. The database is there to be tampered with. */
export function auditLogContract(open: () => Store, database: () => SqlDatabase): void {
  describe('AuditLog', () => {
    it('chains entries of concurrent writers without a gap', async () => {
      const store = open();
      const [last] = (await store.audit.list(0, 10_000)).slice(-1);
      const start = last?.sequence ?? 0;
      const entries = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          store.audit.append({
            actor: 'a',
            action: 'token-create',
            subject: `t${String(index)}`,
            data: { index },
          }),
        ),
      );
      const sequences = entries.map((entry) => entry.sequence).sort((left, right) => left - right);
      expect(sequences).toEqual(Array.from({ length: 20 }, (_, index) => start + index + 1));
      expect(new Set(entries.map((entry) => entry.hash)).size).toBe(20);
      const listed = await store.audit.list(start);
      expect(listed.map((entry) => entry.sequence)).toEqual(sequences);
      expect(await store.audit.findBreak()).toBeUndefined();
    });

    it.each([
      {
        name: 'an actor',
        change: `UPDATE audit_log SET actor = 'mallory' WHERE sequence = $1`,
        undo: 'actor',
        offset: 0,
      },
      {
        name: 'the data',
        change: `UPDATE audit_log SET data = '{"x":2}' WHERE sequence = $1`,
        undo: 'data',
        offset: 0,
      },
      {
        name: 'the time',
        change: 'UPDATE audit_log SET at_ms = at_ms + 1 WHERE sequence = $1',
        undo: 'at_ms',
        offset: 0,
      },
    ])('finds $name that was changed', async ({ change, undo }) => {
      const { audit } = open();
      const entry = await audit.append({
        actor: 'alice',
        action: 'run-cancel',
        subject: 's',
        data: { x: 1 },
      });
      await audit.append({ actor: 'bob', action: 'run-cancel', subject: 's', data: {} });
      await database().query(change, [entry.sequence]);
      expect(await audit.findBreak()).toBe(entry.sequence);
      const original = { actor: 'alice', data: '{"x":1}', at_ms: entry.atMs }[undo];
      await database().query(`UPDATE audit_log SET ${undo} = $2 WHERE sequence = $1`, [
        entry.sequence,
        original,
      ]);
      expect(await audit.findBreak()).toBeUndefined();
    });

    it('finds an entry that was removed, also at the end', async () => {
      const { audit } = open();
      const first = await audit.append({ actor: 'alice', action: 'run-cancel', subject: 's', data: {} });
      const last = await audit.append({ actor: 'bob', action: 'run-cancel', subject: 's', data: {} });
      await database().query('DELETE FROM audit_log WHERE sequence = $1', [last.sequence]);
      expect(await audit.findBreak()).toBe(last.sequence);
      await database().query('DELETE FROM audit_log WHERE sequence = $1', [first.sequence]);
      expect(await audit.findBreak()).toBe(first.sequence);
    });
  });
}
