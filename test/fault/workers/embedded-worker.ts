import { systemClock } from '../../../src/adapters/clock/system-clock.js';
import { openStore } from '../../../src/adapters/store/open-store.js';
import { AutopilotError } from '../../../src/core/errors/autopilot-error.js';

/**
 * Opens the embedded store, appends events to a run of its own and reports each one only after it was acknowledged.
 * Arguments: directory, run id, number of events, milliseconds to wait for the owner, seed archive.
 */
const [, , directory = '', runId = '', count = '0', waitMs = '0', seedArchive = ''] = process.argv;

function report(message: object): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });
}

try {
  const store = await openStore({
    kind: 'embedded',
    directory,
    seedArchive,
    waitMs: Number(waitMs),
    clock: systemClock,
  });
  await report({ opened: process.pid });
  await store.runs.create({ id: runId, workflow: 'chart', graphVersion: 1, input: {} });
  const lease = await store.leases.acquire(runId, String(process.pid), 60_000);
  for (let index = 0; index < Number(count); index += 1) {
    const [event] = await store.events.append(lease, [
      { type: 'note', data: { index, filler: 'x'.repeat(500) } },
    ]);
    await report({ acknowledged: event?.sequence });
  }
  await store.close();
  await report({ closed: true });
} catch (error) {
  if (!AutopilotError.is(error)) throw error;
  await report({ refused: error.code, pid: error.details['pid'], hint: error.hint });
}
process.exit(0);
