import type { ProgressObserver } from '../../app/autopilot.js';

/** Shows a run while it executes. */
export interface Progress {
  readonly observe: ProgressObserver;
  /** The run's id, once it is known. */
  readonly runId: string | undefined;
  /** Ends the display and leaves its last state on screen. Idempotent. */
  stop(): void;
  /** Takes the display away so that something else may be printed; the next event brings it back. */
  pause(): void;
}

/** Milliseconds as people read them: `0.4 s`, `12.0 s`, `2 min 5 s`. */
export function formatElapsed(elapsedMs: number): string {
  const seconds = elapsedMs / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
