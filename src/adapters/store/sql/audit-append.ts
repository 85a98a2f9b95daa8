/**
 * The tail of a statement that leaves an entry in the audit log: expects a common table expression `entry` with at most
 * one row of `actor, action, subject, data (text), at_ms`, and gives `appended` with the stored entry.
 *
 * The single row of `audit_head` is the lock that keeps the chain straight: a second writer waits for the first and then
 * continues from its hash.
 */
export const AUDIT_APPEND = `head AS (
  UPDATE audit_head SET
    sequence = audit_head.sequence + 1,
    hash = audit_hash(audit_head.hash, audit_head.sequence + 1, entry.actor, entry.action, entry.subject, entry.data, entry.at_ms)
  FROM entry RETURNING audit_head.sequence, audit_head.hash
), appended AS (
  INSERT INTO audit_log (sequence, actor, action, subject, data, at_ms, hash)
  SELECT head.sequence, entry.actor, entry.action, entry.subject, entry.data::json, entry.at_ms, head.hash FROM entry, head
  RETURNING *
)`;
