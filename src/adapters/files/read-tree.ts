import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { AutopilotError } from '../../core/errors/autopilot-error.js';

/** A large public chart has some hundred files; ten times that is not a chart. */
const MAX_FILES = 2_000;
/** Helm itself loads no archive whose files exceed its limits; ten megabytes of text is far above any chart. */
const MAX_BYTES = 10_000_000;

interface Progress {
  readonly root: string;
  readonly files: Map<string, Buffer>;
  bytes: number;
}

/**
 * Reads every file below a directory as bytes, in sorted path order. Links are followed while they stay inside.
 *
 * @param directory - An existing directory.
 * @returns Path relative to the directory, with forward slashes, to content.
 * @throws AutopilotError `INPUT_UNREADABLE` when a link leaves the directory or loops, something is neither file nor
 * directory, or there is more than 2,000 files or 10 MB.
 */
export async function readTree(directory: string): Promise<ReadonlyMap<string, Buffer>> {
  const progress: Progress = { root: await realpath(directory), files: new Map(), bytes: 0 };
  await readFolder(progress, progress.root, '');
  return new Map([...progress.files].sort(([left], [right]) => (left < right ? -1 : 1)));
}

async function readFolder(progress: Progress, folder: string, prefix: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    const path = prefix + entry.name;
    const location = await locate(progress, folder, entry, path);
    const status = await stat(location);
    if (status.isDirectory()) await readFolder(progress, location, `${path}/`);
    else if (status.isFile()) await addFile(progress, path, location, status.size);
    else throw unreadable(path, 'is neither a file nor a directory');
  }
}

/** Where an entry really is. A link to a folder that holds the link itself would never end, so it is refused. */
async function locate(progress: Progress, folder: string, entry: Dirent, path: string): Promise<string> {
  const location = join(folder, entry.name);
  if (!entry.isSymbolicLink()) return location;
  const target = await realpath(location).catch((cause: unknown) => {
    throw unreadable(path, 'is a link to nothing', cause);
  });
  if (!`${target}${sep}`.startsWith(`${progress.root}${sep}`))
    throw unreadable(path, 'is a link that leaves the chart');
  if (`${folder}${sep}`.startsWith(`${target}${sep}`))
    throw unreadable(path, 'is a link to a folder above it');
  return target;
}

async function addFile(progress: Progress, path: string, location: string, size: number): Promise<void> {
  progress.bytes += size;
  if (progress.files.size >= MAX_FILES)
    throw unreadable(path, `is one file more than the limit of ${String(MAX_FILES)}`);
  if (progress.bytes > MAX_BYTES) {
    throw unreadable(path, `brings the total above the limit of ${String(MAX_BYTES)} bytes`);
  }
  progress.files.set(path, await readFile(location));
}

function unreadable(path: string, problem: string, cause?: unknown): AutopilotError {
  return new AutopilotError('INPUT_UNREADABLE', `'${path}' ${problem}.`, {
    hint: 'Remove it from the chart directory, or point to the chart itself if this is a folder around it.',
    cause,
    details: { path },
  });
}
