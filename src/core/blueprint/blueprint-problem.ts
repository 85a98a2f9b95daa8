/** Something wrong with a Blueprint, with its place. Several are reported at once. */
export interface BlueprintProblem {
  /** JSON pointer into the Blueprint. */
  readonly pointer: string;
  /** A sentence that names the value. */
  readonly message: string;
  /** What to do, as an imperative sentence. */
  readonly hint: string;
  /** File and 1-based place, when the Blueprint was read from one. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** One line for people: `autopilot.yaml:14:9 replicas must …`. */
export function formatProblem(problem: BlueprintProblem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  return `${place === '' ? problem.pointer : place} ${problem.message}. ${problem.hint}`;
}
