import { chmod, mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ChartFiles } from '../../core/chart/chart-files.js';

const FILE_MODE = 0o644;
const DIRECTORY_MODE = 0o755;

/** Writes the files below a new directory and waits until they are on disk. Modes are set, not left to the umask. */
export async function writeTree(directory: string, files: ChartFiles): Promise<void> {
  const folders = new Set([directory]);
  for (const path of files.keys()) addParents(folders, directory, path);
  // Sorted, a parent comes before its children.
  for (const folder of [...folders].sort()) await makeFolder(folder);
  await Promise.all([...files].map(([path, content]) => writeSynced(join(directory, path), content)));
  await Promise.all([...folders].map(syncFolder));
}

/** Writes one new file and waits until it is on disk. */
export async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', FILE_MODE);
  try {
    await writeFile(file, content);
    await file.chmod(FILE_MODE);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the names in a folder durable, such as one that was just renamed. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function addParents(folders: Set<string>, root: string, path: string): void {
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) folders.add(join(root, parent));
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path);
  await chmod(path, DIRECTORY_MODE);
}
