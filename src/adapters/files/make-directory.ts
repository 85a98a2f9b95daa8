import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a directory and the parents it lacks.
 *
 * Node's own recursive mkdir never returns where the file system answers ENOENT below a parent that exists, as /proc and
 * some network file systems do: it makes the parent and tries again for ever. This one asks twice at most for each level.
 *
 * @param path - Absolute.
 * @param mode - Of every directory that is made, before the umask takes its bits away.
 * @returns True when the directory was made, false when it stood there.
 * @throws The system's error, EEXIST when a file stands at the path.
 * @see https://github.com/nodejs/node/blob/v20.20.0/src/node_file.cc (MKDirpSync)
 */
export function makeDirectory(path: string, mode = 0o777): boolean {
  try {
    mkdirSync(path, { mode });
    return true;
  } catch (error) {
    if (isDirectory(path)) return false;
    if (codeOf(error) !== 'ENOENT') throw error;
    const parent = dirname(path);
    // Another process or thread may have made it since: then the second attempt decides.
    if (!isDirectory(parent)) makeDirectory(parent, mode);
  }
  return makeLast(path, mode);
}

/** The second attempt, once the parent stands; another process may have been faster. */
function makeLast(path: string, mode: number): boolean {
  try {
    mkdirSync(path, { mode });
    return true;
  } catch (error) {
    if (isDirectory(path)) return false;
    throw error;
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
