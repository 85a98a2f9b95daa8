import type { RunDetails } from '../../app/autopilot.js';
import type { CommandDefinition } from '../command-definition.js';
import { toRunPayload } from '../execute-run.js';
import { formatTime } from '../render/format-time.js';
import { renderRunSummary } from '../render/run-summary.js';
import { formatError } from '../report-error.js';
import type { Style } from '../terminal/style.js';

/** `autopilot runs show`. */
export const runsShow: CommandDefinition = {
  path: ['runs', 'show'],
  summary: 'show one run: result, what is open, and with --events its history',
  arguments: [{ syntax: '<run-id>', description: 'the run', kind: 'run-id' }],
  options: [{ flags: '--events', description: 'print every event' }],
  examples: ['autopilot runs show RUN', 'autopilot runs show RUN -o json'],
  async run(context, input) {
    const autopilot = await context.openAutopilot();
    const details = await autopilot.showRun(input.requiredArgument(0, 'run-id'));
    const withEvents = input.flag('events');
    if (context.format === 'table')
      await context.write(details, (shown, style) =>
        renderDetails(shown, style, { workingDirectory: context.workingDirectory, withEvents }),
      );
    else
      await context.write(
        {
          ...toRunPayload(details),
          input: details.run.input,
          createdAtMs: details.run.createdAtMs,
          updatedAtMs: details.run.updatedAtMs,
          reviewHistory: details.reviews,
          events: details.events,
        },
        () => '',
      );
    return 0;
  },
};

function renderDetails(
  details: RunDetails,
  style: Style,
  view: { readonly workingDirectory: string; readonly withEvents: boolean },
): string {
  const parts = [renderRunSummary(details, style, view.workingDirectory)];
  if (details.error !== undefined) parts.push(formatError(details.error, style.bad('x') !== 'x'));
  if (view.withEvents) parts.push(renderEvents(details, style));
  return parts.join('\n\n');
}

function renderEvents(details: RunDetails, style: Style): string {
  const lines = details.events.map(
    (event) =>
      `  ${String(event.sequence).padStart(4)}  ${style.faint(formatTime(event.atMs))}  ${event.type}  ${JSON.stringify(event.data)}`,
  );
  return [style.strong('Events'), ...lines].join('\n');
}
