import type { RaisedEvent } from '../../contract/run-event.js';
import type { CommandContext } from '../command-context.js';
import { STREAM_VERSION } from '../output/serialize-payload.js';
import type { Progress } from './progress.js';

/** Progress as `-o ndjson`: a version line, then one line per event on stdout. */
export class EventStream implements Progress {
  readonly #context: CommandContext;
  runId: string | undefined;

  constructor(context: CommandContext) {
    this.#context = context;
    context.writeStreamLine({ type: 'version', stream: STREAM_VERSION, autopilot: context.version });
  }

  readonly observe = (event: RaisedEvent, runId: string): void => {
    this.runId = runId;
    this.#context.writeStreamLine({ type: event.type, runId, data: event.data });
  };

  pause(): void {
    // Nothing is on screen.
  }

  stop(): void {
    // The stream ends with the process.
  }
}
