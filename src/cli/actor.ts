import { userInfo } from 'node:os';

/** Who decides, for the audit log: the login name on this machine. */
export function currentActor(): string {
  try {
    return `cli:${userInfo().username}`;
  } catch {
    // A container user without a passwd entry.
    return `cli:uid-${process.getuid?.() ?? 'unknown'}`;
  }
}
