import type { OptionDefinition } from './command-definition.js';
import { OUTPUT_FORMATS } from './output/output-format.js';
import { COLOR_CHOICES } from './terminal/style.js';

/** Options that every command takes, before or after its name. */
export const GLOBAL_OPTIONS: readonly OptionDefinition[] = [
  {
    flags: '-o, --output <format>',
    description: 'form of the payload on stdout',
    choices: OUTPUT_FORMATS,
    initial: 'table',
  },
  { flags: '--no-input', description: 'never ask; what needs an answer ends with exit code 3' },
  { flags: '--color <when>', description: 'colour', choices: COLOR_CHOICES, initial: 'auto' },
  { flags: '--verbose', description: 'show the tools of each phase too' },
  { flags: '--debug', description: 'like --verbose, and stacks of errors' },
  {
    flags: '--data-dir <directory>',
    description: 'where runs are kept (default: $AUTOPILOT_HOME, else the XDG data directory)',
  },
];
