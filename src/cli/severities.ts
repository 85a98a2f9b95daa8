import type { Severity } from '../core/checks/finding.js';
import { AutopilotError } from '../core/errors/autopilot-error.js';

/** Worst first. Written out here because the schema that holds them costs 50 ms to load; a test compares the two. */
export const SEVERITY_NAMES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** @throws AutopilotError `USAGE_INVALID` for another word. */
export function parseSeverity(text: string): Severity {
  const severity = SEVERITY_NAMES.find((name) => name === text);
  if (severity === undefined)
    throw new AutopilotError('USAGE_INVALID', `"${text}" is no severity`, {
      hint: `Use one of: ${SEVERITY_NAMES.join(', ')}.`,
    });
  return severity;
}
