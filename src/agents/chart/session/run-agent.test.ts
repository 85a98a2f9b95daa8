import { expect, it, vi } from 'vitest';
import { ChartGraphFixture, createInput } from '../../../../test/support/chart-graph-fixture.js';
import { chartOutcome } from '../graph.js';

it('keeps agents away from the checkpoints of the run they work in', async () => {
  const fixture = new ChartGraphFixture();
  const read = vi.spyOn(fixture.checkpointer, 'getTuple');
  const state = await fixture.start(createInput({ mode: 'auto' }));
  expect(chartOutcome(state).status).toBe('succeeded');
  expect(fixture.tools.length).toBeGreaterThan(0);
  // Once: where the run stands when it begins.
  expect(read.mock.calls.map(([config]) => config.configurable?.['checkpoint_ns'] as unknown)).toEqual([
    undefined,
  ]);
});
