import { describe, expect, it } from 'vitest';
import { ChartGraphFixture, blueprintOf, createInput } from '../../../test/support/chart-graph-fixture.js';
import type { Knowledge } from '../../core/intake/knowledge.js';
import { KNOWLEDGE } from '../../knowledge/index.js';
import { chartOutcome } from './graph.js';
import { MAXIMUM_VISITS } from './loops.js';

/** Knowledge whose archetypes have a CPU limit that is a little too small for bursts: a minor improvement. */
function createTightKnowledge(): Knowledge {
  return {
    ...KNOWLEDGE,
    archetypes: KNOWLEDGE.archetypes.map((archetype) => ({
      ...archetype,
      resources: {
        ...archetype.resources,
        value: {
          requests: { ...archetype.resources.value.requests, cpu: '100m' },
          limits: { ...archetype.resources.value.limits, cpu: '350m' },
        },
      },
    })),
  };
}

describe('minor improvements', () => {
  it('are applied by the optimizer, and the chart is validated again', async () => {
    const fixture = new ChartGraphFixture({}, { knowledge: createTightKnowledge() });
    const state = await fixture.start(createInput({ mode: 'ci', acceptDefaults: true }));
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect(fixture.tools).toContain('apply_optimizations');
    expect(fixture.phases.filter((phase) => phase === 'validator')).toHaveLength(2);
    const files = fixture.writer.charts.get('/out/orders') ?? new Map<string, string>();
    expect(blueprintOf(files).components['orders']?.resources.limits.cpu).toBe('500m');
    expect(files.get('.autopilot/blueprint.json')).toContain('"agent": "optimizer"');
  });

  it('never override what the request says', async () => {
    const fixture = new ChartGraphFixture({}, { knowledge: createTightKnowledge() });
    const request = `${createInput().request}, CPU request 100m and CPU limit 350m`;
    const state = await fixture.start(createInput({ mode: 'ci', acceptDefaults: true, request }));
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    const files = fixture.writer.charts.get('/out/orders') ?? new Map<string, string>();
    expect(blueprintOf(files).components['orders']?.resources.limits.cpu).toBe('350m');
    expect(fixture.phases.filter((phase) => phase === 'validator')).toHaveLength(1);
  });
});

describe('round budgets', () => {
  it('keep the optimizer from turning the loop for ever', async () => {
    const fixture = new ChartGraphFixture({}, { knowledge: createTightKnowledge() });
    const input = createInput({ mode: 'ci' });
    const rounds = { validator: MAXIMUM_VISITS };
    const state = await fixture.createGraph().invoke({ runId: 'run_1', input, rounds }, fixture.config);
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect(fixture.tools).toContain('apply_optimizations');
    expect(fixture.phases.filter((phase) => phase === 'validator')).toHaveLength(1);
  });
});
