import type { CommandContext } from '../command-context.js';
import { EventStream } from './event-stream.js';
import { PhaseLines } from './phase-lines.js';
import { PhaseTree } from './phase-tree.js';
import type { Progress } from './progress.js';

/** Picks the display for this output: events on stdout, a live tree on a terminal, plain lines elsewhere. */
export function startProgress(context: CommandContext): Progress {
  if (context.format === 'ndjson') return new EventStream(context);
  if (context.progress.isTerminal) return new PhaseTree(context.progress, context.verbose);
  return new PhaseLines(context.progress, context.verbose);
}
