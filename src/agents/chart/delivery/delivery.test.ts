import { describe, expect, it } from 'vitest';
import { ChartGraphFixture, createInput } from '../../../../test/support/chart-graph-fixture.js';
import { chartOutcome } from '../graph.js';

const INPUT = createInput({ acceptDefaults: true });

/** A second run on the same disk. */
function onSameDisk(first: ChartGraphFixture): ChartGraphFixture {
  const second = new ChartGraphFixture({}, { writer: first.writer });
  return second;
}

describe('what stands at the place of the chart', () => {
  it('stops before the long work when it is not a chart of ours', async () => {
    const fixture = new ChartGraphFixture();
    fixture.writer.foreign = ['/out/orders'];
    const state = await fixture.start(INPUT);
    expect(chartOutcome(state)).toMatchObject({ status: 'failed', failure: { code: 'OUTPUT_OCCUPIED' } });
    expect(fixture.phases).toEqual(['coordinator', 'finalize']);
  });

  it('updates a chart of ours that nobody edited', async () => {
    const first = new ChartGraphFixture();
    await first.start(INPUT);
    const state = await onSameDisk(first).start(createInput({ ...INPUT, environments: ['dev', 'qa'] }));
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect([...(first.writer.charts.get('/out/orders')?.keys() ?? [])]).toContain('values-qa.yaml');
  });

  it.each([
    ['changed', 'values.yaml', 'replicaCount: 9\n'],
    ['added', 'templates/own.yaml', 'kind: ConfigMap\n'],
  ])('stops and names a file that was %s', async (change, path, content) => {
    const first = new ChartGraphFixture();
    await first.start(INPUT);
    const files = new Map(first.writer.charts.get('/out/orders'));
    first.writer.charts.set('/out/orders', files.set(path, content));
    const second = onSameDisk(first);
    const state = await second.start(INPUT);
    expect(chartOutcome(state)).toMatchObject({ status: 'failed', failure: { code: 'CHART_EDITED' } });
    expect(state.failure?.message).toContain(`${path} (${change})`);
    expect(first.writer.chartWrites).toBe(1);
  });

  it('looks again right before it writes', async () => {
    const fixture = new ChartGraphFixture({
      lint: () => {
        fixture.writer.foreign = ['/out/orders'];
        return { ok: true, diagnostics: [] };
      },
    });
    const state = await fixture.start(createInput({ ...INPUT }));
    expect(chartOutcome(state)).toMatchObject({ status: 'failed', failure: { code: 'OUTPUT_OCCUPIED' } });
    expect(fixture.writer.chartWrites).toBe(0);
  });
});

describe('a process that dies between acting and recording', () => {
  it.each(['write_files', 'package'])('in %s does nothing twice', async (step) => {
    const fixture = new ChartGraphFixture();
    fixture.ledger.dieAfter = step;
    await expect(fixture.start(INPUT)).rejects.toThrow('killed');
    const tools = fixture.tools.length;
    const state = await fixture.createGraph().invoke(null, fixture.config);
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect(fixture.writer.chartWrites).toBe(1);
    expect(fixture.writer.fileWrites).toBe(1);
    expect(fixture.tools.length).toBe(tools);
    expect(state.written).toMatchObject({ chartPath: '/out/orders', packagePath: '/out/orders-0.1.0.tgz' });
  });
});
