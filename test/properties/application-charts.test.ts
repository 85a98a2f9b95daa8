import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import { compileChart } from '../../src/core/chart/compile-chart.js';
import { validateForCompile } from '../../src/core/chart/validate-for-compile.js';
import { resolveBlueprint } from '../../src/core/intake/resolve/resolve-blueprint.js';
import { KNOWLEDGE } from '../../src/knowledge/index.js';
import { openRealEngine } from '../support/real-engine.js';
import { arbitraryApplication, toFacts } from './arbitrary-application.js';
import type { Statements } from './feature.js';
import { IS_DEEP, propertyParameters, RUNS } from './property-runs.js';
import { expectSoundChart } from './sound-chart.js';

const { engine, close } = openRealEngine('server');
afterAll(close);

/** Undefined for statements that a person would be asked about. */
function resolve(statements: Statements): ResolvedBlueprint | undefined {
  const resolution = resolveBlueprint(toFacts(statements), KNOWLEDGE);
  if (resolution.kind === 'questions') return undefined;
  return validateForCompile(resolution.resolved).length === 0 ? resolution.resolved : undefined;
}

/** The same Blueprint with its keys in the opposite order. */
function reverseKeys<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(reverseKeys) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reverseKeys(member as unknown)]),
  ) as Value;
}

describe('charts of random applications', () => {
  const parameters = propertyParameters(RUNS);
  /** Drawn with the application, so that a seed repeats it; a failure shrinks towards the thorough check. */
  const arbitraryDepth = fc.nat({ max: 2 });

  it(`are sound in every way that we can tell, ${String(RUNS)} of them`, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryApplication, arbitraryDepth, async (statements, depth) => {
        const resolved = resolve(statements);
        fc.pre(resolved !== undefined);
        await expectSoundChart(engine, resolved, depth === 0 || IS_DEEP);
        expect(compileChart({ ...resolved, blueprint: reverseKeys(resolved.blueprint) })).toEqual(
          compileChart(resolved),
        );
      }),
      parameters,
    );
  }, 7_200_000);
});
