import { afterAll, describe, expect, it } from 'vitest';
import { findDeadValues } from '../../bench/quality/knobs/find-dead-values.js';
import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import type { ChartFiles } from '../../src/core/chart/chart-files.js';
import { addChartRecord } from '../../src/core/chart/chart-record.js';
import { compileChart } from '../../src/core/chart/compile-chart.js';
import { ordersBlueprint, platformBlueprint } from '../support/blueprints.js';
import { dependencyBlueprint } from '../support/dependency-blueprint.js';
import { traefikBlueprint } from '../support/exposure-blueprints.js';
import { openRealEngine } from '../support/real-engine.js';
import { archiveBlueprint, ledgerBlueprint } from '../support/stateful-blueprints.js';
import { cronJobBlueprint, daemonSetBlueprint } from '../support/workload-blueprints.js';

const { engine, close } = openRealEngine('server');
afterAll(close);

/** One chart of each shape; `npm run bench:quality -- --knobs` mutates every archetype and platform. */
const CHARTS: Readonly<Record<string, () => ResolvedBlueprint>> = {
  'an HTTP service': ordersBlueprint,
  'a StatefulSet': ledgerBlueprint,
  'a CronJob': cronJobBlueprint,
  'a DaemonSet': daemonSetBlueprint,
  'a platform of several components': platformBlueprint,
};

/** Fewest values that such a chart has; below it the walk over the values has missed something. */
const FEWEST_VALUES = 80;

/** Values that once were dead in charts too large to mutate in every run. */
const ONCE_DEAD: readonly (readonly [string, string, () => ResolvedBlueprint])[] = [
  ['the size of writable directories that there are none of', '/index/writableSizeLimit', archiveBlueprint],
  [
    'the Secret of a certificate that a resolver gets',
    '/collector/ingressRouteTcp/tls/secretName',
    traefikBlueprint,
  ],
  ['the host of a store that an operator makes', '/dependencies/database/host', dependencyBlueprint],
];

/** As a run delivers it. */
function compileRecorded(makeBlueprint: () => ResolvedBlueprint): ChartFiles {
  const resolved = makeBlueprint();
  return addChartRecord(compileChart(resolved), resolved, { generator: '0', knowledge: '0', inputs: {} });
}

describe('every value changes what is rendered', () => {
  it.each(Object.entries(CHARTS))(
    'in the chart of %s',
    async (_shape, makeBlueprint) => {
      const { leaves, dead, refusing, broken } = await findDeadValues(engine, compileRecorded(makeBlueprint));
      expect(dead).toEqual([]);
      expect(refusing).toEqual([]);
      expect(broken).toEqual([]);
      expect(leaves).toBeGreaterThan(FEWEST_VALUES);
    },
    600_000,
  );

  it.each(ONCE_DEAD)(
    'such as %s',
    async (_what, wanted, makeBlueprint) => {
      const report = await findDeadValues(
        engine,
        compileRecorded(makeBlueprint),
        (pointer) => pointer === wanted,
      );
      expect(report).toMatchObject({ leaves: 1, dead: [], refusing: [], broken: [] });
    },
    120_000,
  );
});
