import { randomBytes } from 'node:crypto';
import { isProcessAlive } from '../process/process-identity.js';

/** `new`: not yet in place; `old`: what was in place before, until its successor is. */
export type LeftoverKind = 'new' | 'old';

const PATTERN = /^\.(?<target>.+)\.autopilot-(?<kind>new|old)-(?<pid>\d+)-[0-9a-f]{12}$/u;

/** Names in use by this very process, which another write of the same process must leave alone. */
const inUse = new Set<string>();

/** A hidden sibling name for the target that tells which process is at work on it. */
export function reserveSiblingName(target: string, kind: LeftoverKind): string {
  const name = `.${target}.autopilot-${kind}-${String(process.pid)}-${randomBytes(6).toString('hex')}`;
  inUse.add(name);
  return name;
}

/** Ends the reservation; call it when the sibling is gone. */
export function freeSiblingName(name: string): void {
  inUse.delete(name);
}

/** What dead processes left behind for a target, among the entries of its directory, oldest name first. */
export function findLeftovers(
  entries: readonly string[],
  target: string,
  kind: LeftoverKind,
): readonly string[] {
  return entries.filter((name) => {
    const parts = PATTERN.exec(name)?.groups;
    if (parts?.['target'] !== target || parts['kind'] !== kind) return false;
    const pid = Number(parts['pid']);
    return pid === process.pid ? !inUse.has(name) : !isProcessAlive(pid);
  });
}
