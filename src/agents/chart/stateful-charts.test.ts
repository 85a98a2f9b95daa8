import { afterAll, describe, expect, it } from 'vitest';
import { openRealEngine } from '../../../test/support/real-engine.js';
import {
  archiveBlueprint,
  ledgerBlueprint,
  longNamesBlueprint,
  wikiBlueprint,
} from '../../../test/support/stateful-blueprints.js';
import type { ResolvedBlueprint } from '../../core/blueprint/resolved-blueprint.js';
import { compileChart } from '../../core/chart/compile-chart.js';
import { ChartChecks } from './workbench/chart-checks.js';

const { engine, close } = openRealEngine();
afterAll(close);

/** The lowest supported version and the newest ones. */
const VERSIONS = ['1.30.14', '1.34.4', '1.35.4', '1.36.3', '1.37.1'];

/** As if a reviewer had given the reasons of all deviations. */
function withReviewedDeviations({ blueprint }: ResolvedBlueprint): ResolvedBlueprint {
  const origin = { rank: 'reviewer', source: { kind: 'policy', id: 'test' } } as const;
  const places = Object.keys(blueprint.components).map((name) => `/components/${name}/security/deviations`);
  return { blueprint, provenance: Object.fromEntries(places.map((place) => [place, origin])) };
}

describe.each([
  ['ledger', ledgerBlueprint],
  ['wiki', wikiBlueprint],
  ['archive', archiveBlueprint],
  ['warehouse', longNamesBlueprint],
])('the chart %s that keeps data', (name, blueprint) => {
  const resolved = withReviewedDeviations(blueprint());
  const checks = new ChartChecks(engine, compileChart(resolved), VERSIONS);

  it('is lint-clean and valid on every Kubernetes version, in every environment', async () => {
    expect(await checks.lint()).toMatchObject({ ok: true });
    const { renders, problems, validated } = await checks.validate();
    expect(renders.flatMap(({ errors }) => errors)).toEqual([]);
    expect(problems).toEqual([]);
    expect(validated).toBeGreaterThan(0);
  });

  it('passes its own unit tests', async () => {
    const { results } = await checks.unitTest();
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results.length).toBeGreaterThan(0);
  });

  it('has no findings but those the Blueprint gives a reason for', async () => {
    const findings = await checks.findByRules(resolved);
    const open = findings.filter(({ accepted }) => accepted === undefined);
    expect(
      open.map(({ rule, resource }) => `${rule} ${resource ?? ''}`),
      name,
    ).toEqual([]);
  });
});
