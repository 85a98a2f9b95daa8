import type { RaisedEvent } from '../../contract/run-event.js';
import { PHASE_LABELS } from '../phase-labels.js';
import type { ProgressTarget } from '../command-context.js';
import { makeAllVisible } from './make-visible.js';
import { formatElapsed, type Progress } from './progress.js';

/** A log without a line for longer than this looks dead. */
const HEARTBEAT_MS = 10_000;

/** Progress for logs and pipes: one plain line per finished phase, and a sign of life every ten seconds. */
export class PhaseLines implements Progress {
  readonly #target: ProgressTarget;
  readonly #isVerbose: boolean;
  readonly #startMs = performance.now();
  #phase = 'starting';
  #phaseStartMs = this.#startMs;
  #lastLineMs = this.#startMs;
  #timer: NodeJS.Timeout | undefined;
  runId: string | undefined;

  constructor(target: ProgressTarget, isVerbose: boolean) {
    this.#target = target;
    this.#isVerbose = isVerbose;
    this.#timer = setInterval(() => this.#beat(), 1000).unref();
  }

  readonly observe = (event: RaisedEvent, runId: string): void => {
    if (this.runId === undefined) {
      this.runId = runId;
      this.#print(`run ${runId}`);
    }
    if (event.type === 'phase-start') {
      this.#phase = event.data.phase;
      this.#phaseStartMs = performance.now();
      return;
    }
    const line = this.#describe(makeAllVisible(event));
    if (line !== undefined) this.#print(line);
  };

  pause(): void {
    // Lines stay where they are.
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #describe(event: RaisedEvent): string | undefined {
    const { style } = this.#target;
    switch (event.type) {
      case 'phase-end': {
        const elapsed = formatElapsed(performance.now() - this.#phaseStartMs);
        const label = PHASE_LABELS[event.data.phase];
        return `${style.good('done')} ${event.data.phase} (${label}): ${event.data.summary} ${style.faint(elapsed)}`;
      }
      case 'note':
        return `${event.data.level === 'warning' ? style.caution('warning') : 'note'} ${event.data.text}`;
      case 'review-requested':
        return `${style.caution('waiting')} ${event.data.title} (${event.data.reviewId})`;
      case 'run-error':
        return `${style.bad('failed')} ${event.data.code} ${event.data.message}`;
      case 'tool-end':
        if (!this.#isVerbose) return undefined;
        return `  ${event.data.ok ? 'ok' : style.bad('failed')} ${event.data.agent}: ${event.data.tool}`;
      default:
        return undefined;
    }
  }

  #beat(): void {
    const now = performance.now();
    if (now - this.#lastLineMs < HEARTBEAT_MS) return;
    this.#print(`still at ${this.#phase}, ${formatElapsed(now - this.#phaseStartMs)}`);
  }

  #print(line: string): void {
    this.#lastLineMs = performance.now();
    this.#target.stream.write(`${line}\n`);
  }
}
