import completionTree from '@bomb.sh/tab';

const PROGRAM = 'autopilot';

/** Prints the script that makes a shell call `autopilot complete -- …`. */
export function printCompletionScript(shell: string): void {
  completionTree.setup(PROGRAM, PROGRAM, shell);
}
