import { describe, expect, it } from 'vitest';
import {
  ChartGraphFixture,
  MemoryWriter,
  createInput,
  renderPods,
} from '../../../../test/support/chart-graph-fixture.js';
import { FakeHelmEngine } from '../../../adapters/helm-engine/fake/fake-helm-engine.js';
import { KNOWLEDGE } from '../../../knowledge/index.js';
import { chartOutcome } from '../graph.js';
import type { PreparedChart } from '../workbench/prepared-chart.js';
import { prepareChart } from './prepare-chart.js';

/** Each call of one whole run; `render` probes the chart, then compares it with a later version. */
const CALLS_OF_A_RUN = ['validate', 'lint', 'render', 'render', 'unitTest', 'package'];

const input = createInput({ mode: 'auto' });

function prepareOn(
  engine: FakeHelmEngine,
  change: Parameters<typeof createInput>[0] = {},
  writer = new MemoryWriter(),
): Promise<PreparedChart | undefined> {
  return prepareChart(createInput({ mode: 'auto', ...change }), {
    engine,
    writer,
    knowledge: KNOWLEDGE,
    generatorVersion: '0.0.0-test',
  });
}

const operations = (engine: FakeHelmEngine): readonly string[] =>
  engine.calls.map(({ operation }) => operation);

async function runWith(prepared: PreparedChart | undefined): Promise<ChartGraphFixture> {
  const fixture = new ChartGraphFixture({}, prepared === undefined ? {} : { prepared });
  const state = await fixture.start(input);
  expect(chartOutcome(state).status).toBe('succeeded');
  return fixture;
}

describe('prepareChart', () => {
  it('posts every check of a whole request at once', async () => {
    const engine = new FakeHelmEngine({ render: renderPods });
    expect((await prepareOn(engine))?.resolution.kind).toBe('draft');
    expect(operations(engine)).toEqual(['validate', 'lint', 'render', 'render', 'unitTest']);
  });

  it('gives a run the bytes and the results it would have made itself', async () => {
    const engine = new FakeHelmEngine({ render: renderPods });
    const fixture = await runWith(await prepareOn(engine));
    const alone = await runWith(undefined);
    expect(fixture.writer.charts).toEqual(alone.writer.charts);
    expect(fixture.writer.files).toEqual(alone.writer.files);
    expect(operations(engine)).toEqual(CALLS_OF_A_RUN);
    expect(fixture.engine.calls).toEqual([]);
  });

  it('is left aside by a run with another input', async () => {
    const engine = new FakeHelmEngine({ render: renderPods });
    const fixture = await runWith(
      await prepareOn(engine, { request: 'A Go service from ghcr.io/acme/other:2.0 on port 9000' }),
    );
    const alone = await runWith(undefined);
    expect(fixture.writer.charts).toEqual(alone.writer.charts);
    expect(operations(fixture.engine)).toEqual(CALLS_OF_A_RUN);
  });

  it.each([
    ['leaves questions open', { request: 'a web service' }],
    ['is only planned', { mode: 'plan' as const }],
  ])('asks the engine nothing when a request %s', async (_case, change) => {
    const engine = new FakeHelmEngine({ render: renderPods });
    expect((await prepareOn(engine, change))?.compiled).toBeUndefined();
    expect(engine.calls).toEqual([]);
  });

  it('leaves a place where a chart stands to the run', async () => {
    const engine = new FakeHelmEngine({ render: renderPods });
    const { writer } = await runWith(undefined);
    expect((await prepareOn(engine, {}, writer))?.compiled).toBeUndefined();
    expect(engine.calls).toEqual([]);
  });

  it('leaves a failure to the run', async () => {
    const prepared = await prepareOn(new FakeHelmEngine(), { request: undefined as never });
    expect(prepared).toBeUndefined();
  });
});
