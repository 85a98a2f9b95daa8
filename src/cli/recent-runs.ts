import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Autopilot } from '../app/autopilot.js';
import { makeDirectory } from '../app/make-directory.js';

/** A run as completion offers it. */
export interface RecentRun {
  readonly id: string;
  readonly status: string;
  /** Reviews of the run that waited when it was last seen. */
  readonly reviewIds: readonly string[];
}

/** Enough for a shell's menu. */
const MOST_KEPT = 40;
const FILE_NAME = 'recent-runs.json';

/**
 * Remembers runs for completion, which must answer faster than a database opens. Holds ids only; losing it costs
 * nothing, so problems are ignored.
 */
export function rememberRuns(autopilot: Autopilot, seen: readonly RecentRun[]): void {
  const file = findFile(autopilot);
  if (file === undefined || seen.length === 0) return;
  const known = new Set(seen.map((run) => run.id));
  const runs = [...seen, ...readFile(file).filter((run) => !known.has(run.id))].slice(0, MOST_KEPT);
  const temporary = `${file}.${process.pid}`;
  try {
    makeDirectory(dirname(file), 0o700);
    writeFileSync(temporary, JSON.stringify(runs), { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    return;
  }
}

/** Runs seen lately by this user, newest first; empty when nothing is remembered. */
export function readRecentRuns(autopilot: Autopilot): readonly RecentRun[] {
  const file = findFile(autopilot);
  return file === undefined ? [] : readFile(file);
}

function findFile(autopilot: Autopilot): string | undefined {
  const directory = autopilot.viewConfiguration().find((entry) => entry.key === 'dataDirectory')?.value;
  return directory === undefined ? undefined : join(directory, FILE_NAME);
}

function readFile(file: string): readonly RecentRun[] {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(parsed) ? parsed.filter(isRecentRun) : [];
  } catch {
    return [];
  }
}

function isRecentRun(value: unknown): value is RecentRun {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'status' in value &&
    typeof value.status === 'string' &&
    'reviewIds' in value &&
    Array.isArray(value.reviewIds)
  );
}
