/** Runs of a property in an ordinary test run. */
const ORDINARY_RUNS = 200;
/** The same applications in every ordinary run, so that a change is to blame for what fails; the deep run draws anew. */
const ORDINARY_SEED = 20261128;

/** How many applications are drawn: `PROPERTY_RUNS`, which `npm run test:deep` sets. */
export const RUNS = Number(process.env['PROPERTY_RUNS'] ?? String(ORDINARY_RUNS));

/** From so many runs on every chart is checked thoroughly, else every third one. */
export const IS_DEEP = RUNS >= 1000;

/** Parameters of fast-check. A failure prints its seed; `PROPERTY_SEED` repeats it. */
export function propertyParameters(numRuns: number): { readonly numRuns: number; readonly seed?: number } {
  const seed = process.env['PROPERTY_SEED'] ?? (RUNS === ORDINARY_RUNS ? String(ORDINARY_SEED) : undefined);
  return seed === undefined ? { numRuns } : { numRuns, seed: Number(seed) };
}
