import { afterAll, describe, expect, it } from 'vitest';
import { findDeadValues } from '../../bench/quality/knobs/find-dead-values.js';
import type { ResolvedBlueprint } from '../../src/core/blueprint/resolved-blueprint.js';
import { addChartRecord } from '../../src/core/chart/chart-record.js';
import { compileChart } from '../../src/core/chart/compile-chart.js';
import { ordersBlueprint, platformBlueprint } from '../support/blueprints.js';
import { openRealEngine } from '../support/real-engine.js';
import { ledgerBlueprint } from '../support/stateful-blueprints.js';
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

describe('every value changes what is rendered', () => {
  it.each(Object.entries(CHARTS))(
    'in the chart of %s',
    async (_shape, makeBlueprint) => {
      const resolved = makeBlueprint();
      const files = addChartRecord(compileChart(resolved), resolved, {
        generator: '0',
        knowledge: '0',
        inputs: {},
      });
      const { leaves, dead, broken } = await findDeadValues(engine, files);
      expect(dead).toEqual([]);
      expect(broken).toEqual([]);
      expect(leaves).toBeGreaterThan(FEWEST_VALUES);
    },
    600_000,
  );
});
