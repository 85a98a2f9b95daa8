import { createHash } from 'node:crypto';
import { chmod, lstat, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChartFiles } from '../../core/chart/chart-files.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import type { ChartWriter, OutputState } from '../../core/ports/chart-writer.js';
import { decodeChartFiles } from './decode-chart-files.js';
import { digestChartFiles } from './digest-chart-files.js';
import { findLeftovers, freeSiblingName, reserveSiblingName } from './leftover-names.js';
import { makeDirectory } from './make-directory.js';
import {
  isErrorWithCode,
  requireChartName,
  requireChartPath,
  requireFileName,
  resolveOutputDirectory,
  unwritable,
} from './output-path.js';
import { readTree } from './read-tree.js';
import { syncFolder, writeSynced, writeTree } from './write-tree.js';

/** The folder only our charts have. */
const OWN_FOLDER = '.autopilot';
const DIRECTORY_MODE = 0o755;
/** Another process that replaces the same chart at the same moment can win a few times in a row, not for ever. */
const MAX_SWAPS = 20;

/** How {@link createChartWriter} may be changed. */
export interface ChartWriterOptions {
  /** Absolute. Relative output directories start here. @default the working directory of the process */
  readonly workingDirectory?: string;
}

/**
 * {@link ChartWriter} on the local file system.
 *
 * A chart is written to a hidden sibling, synced and renamed. Replacing needs two renames (a file system offers no swap of
 * directories that Node can reach): a process that dies between them leaves the old chart under its hidden name, from
 * which `inspect` and `digest` read it and the next write puts it back.
 */
export function createChartWriter(options: ChartWriterOptions = {}): ChartWriter {
  const locate = (outputDirectory: string): Promise<string> =>
    resolveOutputDirectory(outputDirectory, options.workingDirectory ?? process.cwd());
  return {
    inspect: async (outputDirectory, chartName) => {
      requireChartName(chartName);
      return guard(outputDirectory, async () => inspectTarget(await locate(outputDirectory), chartName));
    },
    writeChart: async (outputDirectory, chartName, files) => {
      requireChartName(chartName);
      for (const path of files.keys()) requireChartPath(path);
      return guard(outputDirectory, async () =>
        replaceChart(await locate(outputDirectory), chartName, files),
      );
    },
    writeFile: async (outputDirectory, fileName, bytes) => {
      requireFileName(fileName);
      return guard(outputDirectory, async () => replaceFile(await locate(outputDirectory), fileName, bytes));
    },
    inspectFile: async (outputDirectory, fileName) => {
      requireFileName(fileName);
      return guard(outputDirectory, async () => inspectFile(await locate(outputDirectory), fileName));
    },
    digest: async (outputDirectory, name) => {
      requireFileName(name);
      return guard(outputDirectory, async () => digestTarget(await locate(outputDirectory), name));
    },
    digestFiles: digestChartFiles,
  };
}

async function guard<Outcome>(place: string, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (cause) {
    throw AutopilotError.is(cause) ? cause : unwritable(place, 'cannot be read or written', cause);
  }
}

async function inspectTarget(directory: string, name: string): Promise<OutputState> {
  const path = await findTarget(directory, name);
  if (path === undefined) return { kind: 'absent' };
  if (!(await lstat(path)).isDirectory()) return { kind: 'foreign', entries: [name] };
  const entries = (await readdir(path)).sort();
  if (entries.length === 0) return { kind: 'empty' };
  if (!entries.includes(OWN_FOLDER)) return { kind: 'foreign', entries };
  return { kind: 'ours', files: decodeChartFiles(await readTree(path)) };
}

async function inspectFile(directory: string, name: string): Promise<'absent' | 'file' | 'other'> {
  try {
    return (await lstat(join(directory, name))).isFile() ? 'file' : 'other';
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return 'absent';
    throw error;
  }
}

async function digestTarget(directory: string, name: string): Promise<string | undefined> {
  const path = await findTarget(directory, name);
  if (path === undefined) return undefined;
  if ((await lstat(path)).isDirectory()) return digestChartFiles(await readTree(path));
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

/** The target, or the predecessor that a dead process has moved away and not replaced, or undefined. */
async function findTarget(directory: string, name: string): Promise<string | undefined> {
  const entries: readonly string[] = await readdir(directory).catch((error: unknown) => {
    if (isErrorWithCode(error, 'ENOENT')) return [];
    throw error;
  });
  if (entries.includes(name)) {
    const path = join(directory, name);
    await refuseLink(path);
    return path;
  }
  const [predecessor] = findLeftovers(entries, name, 'old');
  return predecessor === undefined ? undefined : join(directory, predecessor);
}

/** A link in the place of a chart would be replaced by the chart, or lead the writer elsewhere: neither was asked for. */
async function refuseLink(path: string): Promise<void> {
  if ((await lstat(path)).isSymbolicLink()) throw unwritable(path, 'is a symbolic link');
}

async function replaceChart(directory: string, name: string, files: ChartFiles): Promise<string> {
  await makeOutputDirectory(directory);
  await recoverLeftovers(directory, name);
  const state = await inspectTarget(directory, name);
  if (state.kind === 'foreign') throw occupied(join(directory, name), state.entries);
  const target = join(directory, name);
  await withSibling(directory, name, 'new', async (unfinished) => {
    await writeTree(unfinished, files);
    await swapIn(directory, name, unfinished);
  });
  return target;
}

async function replaceFile(directory: string, name: string, bytes: Uint8Array): Promise<string> {
  await makeOutputDirectory(directory);
  await recoverLeftovers(directory, name);
  const target = join(directory, name);
  const present = await lstat(target).catch(() => undefined);
  if (present?.isDirectory() === true) throw occupied(target, await readdir(target));
  if (present !== undefined) await refuseLink(target);
  await withSibling(directory, name, 'new', async (unfinished) => {
    await writeSynced(unfinished, bytes);
    await rename(unfinished, target);
    await syncFolder(directory);
  });
  return target;
}

/** Puts a finished directory in the place of the present one. */
async function swapIn(directory: string, name: string, finished: string): Promise<void> {
  const target = join(directory, name);
  for (let attempt = 0; ; attempt += 1) {
    try {
      await withSibling(directory, name, 'old', async (old) => {
        const moved = await moveAway(target, old);
        try {
          await rename(finished, target);
        } catch (error) {
          // Somebody else's chart may be in place by now; then ours of before is theirs to have replaced.
          if (moved) await rename(old, target).catch(() => undefined);
          throw error;
        }
        await syncFolder(directory);
      });
      return;
    } catch (error) {
      const isTaken = isErrorWithCode(error, 'ENOTEMPTY') || isErrorWithCode(error, 'EEXIST');
      if (!isTaken || attempt >= MAX_SWAPS) throw error;
    }
  }
}

async function moveAway(target: string, old: string): Promise<boolean> {
  try {
    await rename(target, old);
    return true;
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** Gives the work a hidden sibling path and removes what is left there afterwards. */
async function withSibling(
  directory: string,
  name: string,
  kind: 'new' | 'old',
  work: (path: string) => Promise<void>,
): Promise<void> {
  const sibling = reserveSiblingName(name, kind);
  try {
    await work(join(directory, sibling));
  } finally {
    await rm(join(directory, sibling), { recursive: true, force: true });
    freeSiblingName(sibling);
  }
}

async function makeOutputDirectory(directory: string): Promise<void> {
  if (makeDirectory(directory)) await chmod(directory, DIRECTORY_MODE);
}

/** Undoes what dead processes began: puts a predecessor back where nothing stands, and removes the rest. */
async function recoverLeftovers(directory: string, name: string): Promise<void> {
  const entries = await readdir(directory);
  const [predecessor, ...others] = findLeftovers(entries, name, 'old');
  const isMissing = !entries.includes(name);
  if (predecessor !== undefined && isMissing)
    await rename(join(directory, predecessor), join(directory, name));
  const rest = [
    ...(isMissing ? others : findLeftovers(entries, name, 'old')),
    ...findLeftovers(entries, name, 'new'),
  ];
  await Promise.all(rest.map((leftover) => rm(join(directory, leftover), { recursive: true, force: true })));
}

function occupied(path: string, entries: readonly string[]): AutopilotError {
  const shown = entries.length === 0 ? 'an empty directory' : entries.slice(0, 5).join(', ');
  return new AutopilotError('OUTPUT_OCCUPIED', `'${path}' holds something that is not ours: ${shown}.`, {
    hint: 'Choose another directory with --out, or move what is there.',
    details: { path, entries: entries.slice(0, 20) },
  });
}
