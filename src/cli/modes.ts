import type { Mode } from '../contract/chart-run.js';
import { AutopilotError } from '../core/errors/autopilot-error.js';

/** From most to least careful. Written out here because the schema that holds them costs 50 ms to load; a test compares the two. */
export const MODE_NAMES: readonly Mode[] = ['plan', 'manual', 'accept-files', 'auto', 'ci'];

/** @throws AutopilotError `USAGE_INVALID` for another word. */
export function parseMode(text: string): Mode {
  const mode = MODE_NAMES.find((name) => name === text);
  if (mode === undefined)
    throw new AutopilotError('USAGE_INVALID', `"${text}" is no mode`, {
      hint: `Use one of: ${MODE_NAMES.join(', ')}.`,
    });
  return mode;
}
