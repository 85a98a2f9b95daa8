import { readSync } from 'node:fs';

/**
 * Fills the target from an open file; `readSync` may give less than it is asked for.
 *
 * @param position - Where in the file to begin; null: where the last read ended.
 * @returns The number of bytes read, less than the target's only where the file ends early; the rest stays as it was.
 */
export function readFully(file: number, target: Uint8Array, position: number | null): number {
  let done = 0;
  while (done < target.length) {
    const count = readSync(
      file,
      target,
      done,
      target.length - done,
      position === null ? null : position + done,
    );
    if (count === 0) break;
    done += count;
  }
  return done;
}
