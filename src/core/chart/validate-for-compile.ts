import type { ResolvedBlueprint } from '../blueprint/resolved-blueprint.js';

/** Something in a Blueprint that a chart cannot be made of, and that the person who wrote it can change. */
export interface BlueprintProblem {
  /** JSON pointer (RFC 6901) into the Blueprint. */
  readonly pointer: string;
  /** What is wrong, with the value. */
  readonly message: string;
  /** What to do, as an imperative sentence. */
  readonly hint: string;
}

/** Placeholder body until the checks below exist. */
export function validateForCompile(resolved: ResolvedBlueprint): readonly BlueprintProblem[] {
  return resolved.blueprint.components === undefined ? [] : [];
}
