import { AutopilotError } from '../core/errors/autopilot-error.js';

/**
 * The directory the command was started in, absolute.
 *
 * @throws AutopilotError `WORKING_DIRECTORY_MISSING` when it was removed since, or its path cannot be read.
 */
export function readWorkingDirectory(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new AutopilotError(
      'WORKING_DIRECTORY_MISSING',
      'the directory this command was started in does not exist any more, or cannot be read',
      { hint: 'Change to a directory that exists, for example with: cd ~', cause },
    );
  }
}
