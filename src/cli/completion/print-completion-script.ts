import completionTree from '@bomb.sh/tab';
import { writeBashScript } from './bash-script.js';

const PROGRAM = 'autopilot';

/** Prints the script that makes a shell call `autopilot complete -- …`. */
export function printCompletionScript(shell: string): void {
  // The library's script for bash needs the bash-completion package and evaluates what is typed.
  if (shell === 'bash') process.stdout.write(writeBashScript(PROGRAM));
  else completionTree.setup(PROGRAM, PROGRAM, shell);
}
