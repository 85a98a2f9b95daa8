/** Time, handed in so that pure layers stay reproducible. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
}
