import { AutopilotError } from '../../core/errors/autopilot-error.js';
import type { CommandDefinition } from '../command-definition.js';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** `autopilot completion`. */
export const completion: CommandDefinition = {
  path: ['completion'],
  summary: 'print a completion script for a shell',
  arguments: [{ syntax: '<shell>', description: SHELLS.join(', '), kind: 'word' }],
  examples: [
    'source <(autopilot completion bash)',
    'autopilot completion bash > ~/.local/share/bash-completion/completions/autopilot',
    'source <(autopilot completion zsh)',
  ],
  async run(_context, input) {
    const shell = SHELLS.find((name) => name === input.argument(0));
    if (shell === undefined)
      throw new AutopilotError(
        'USAGE_INVALID',
        `completion does not know the shell "${input.argument(0) ?? ''}"`,
        {
          hint: `Use one of: ${SHELLS.join(', ')}.`,
        },
      );
    const { printCompletionScript } = await import('../completion/print-completion-script.js');
    printCompletionScript(shell);
    return 0;
  },
};
