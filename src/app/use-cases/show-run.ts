import type { RunEvent } from '../../core/ports/event-log.js';
import type { EventLog } from '../../core/ports/event-log.js';
import type { RunDetails } from '../autopilot.js';
import { readRunResult } from '../executor/run-result.js';
import type { UseCaseContext } from '../use-case-context.js';

/** Everything about one run. @throws AutopilotError `RUN_NOT_FOUND`. */
export async function showRun(context: UseCaseContext, id: string): Promise<RunDetails> {
  const { store } = await context.useRuntime();
  const run = await store.runs.get(id);
  const [events, reviews] = await Promise.all([
    readAllEvents(store.events, id),
    store.reviews.list({ runId: id }),
  ]);
  return { ...readRunResult(run), events, reviews };
}

async function readAllEvents(log: EventLog, runId: string): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  for (;;) {
    const page = await log.read(runId, events.at(-1)?.sequence ?? 0);
    events.push(...page);
    if (page.length === 0) return events;
  }
}
