import { describe, expect, it } from 'vitest';
import {
  ChartGraphFixture,
  createInput,
  resume,
  reviewOf,
} from '../../../../test/support/chart-graph-fixture.js';
import type { ChartRunInput } from '../../../contract/chart-run.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';
import { chartOutcome, readChartOutput } from '../graph.js';

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

  it('stops before the chart of another application of the same name', async () => {
    const first = new ChartGraphFixture();
    const others = 'fin/till:1 on port 80 and fin/stock:2 on port 81, the chart is called orders';
    await first.start(createInput({ ...INPUT, request: others }));
    expect([...first.writer.charts.keys()]).toEqual(['/out/orders']);
    const second = onSameDisk(first);
    const state = await second.start(INPUT);
    expect(state.failure).toMatchObject({
      code: 'OUTPUT_OCCUPIED',
      message: expect.stringContaining('another application (stock, till)') as string,
      hint: expect.stringContaining('--out') as string,
    });
    expect(second.phases).toEqual(['coordinator', 'finalize']);
    expect(first.writer.chartWrites).toBe(1);
  });

  it('updates a chart that keeps one of its components', async () => {
    const first = new ChartGraphFixture();
    const named = (request: string): ChartRunInput =>
      createInput({ ...INPUT, request: `${request}, the chart is called tills` });
    await first.start(named('fin/till:1 on port 80 and fin/stock:2 on port 81'));
    const state = await onSameDisk(first).start(named('fin/till:1 on port 80 and fin/bank:2 on port 82'));
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect(first.writer.chartWrites).toBe(2);
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
    expect(state.failure?.details).toEqual({ path: '/out/orders', files: [{ path, change }] });
    const { nextActions } = readChartOutput(state);
    expect(nextActions.map(({ command }) => command)).toEqual([
      `git diff -- /out/orders/${path}`,
      'autopilot create --from /out/orders/autopilot.yaml --out /out',
      `autopilot runs resume ${state.runId}`,
      expect.stringContaining('--out'),
    ]);
  });

  describe('subcharts that somebody put into the chart', () => {
    const SUBCHART = 'charts/redis/Chart.yaml';
    const vendor = (fixture: ChartGraphFixture, content: string): void => {
      const files = new Map(fixture.writer.charts.get('/out/orders'));
      fixture.writer.charts.set('/out/orders', files.set(SUBCHART, content).set('Chart.lock', 'mine\n'));
    };

    it('are no edit, and survive an update with their lock', async () => {
      const first = new ChartGraphFixture();
      await first.start(INPUT);
      vendor(first, 'name: redis\nversion: 1.0.0\n');
      const state = await onSameDisk(first).start(createInput({ ...INPUT, environments: ['dev', 'qa'] }));
      expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
      const written = first.writer.charts.get('/out/orders');
      expect(written?.get(SUBCHART)).toBe('name: redis\nversion: 1.0.0\n');
      expect(written?.get('Chart.lock')).toBe('mine\n');
      expect(written?.has('values-qa.yaml')).toBe(true);
    });

    it('stop the run when they change while it is under way', async () => {
      const first = new ChartGraphFixture();
      await first.start(INPUT);
      const second = new ChartGraphFixture(
        {
          lint: () => {
            vendor(first, 'name: redis\nversion: 2.0.0\n');
            return { ok: true, diagnostics: [] };
          },
        },
        { writer: first.writer },
      );
      const state = await second.start(createInput({ ...INPUT, environments: ['dev', 'qa'] }));
      expect(state.failure).toMatchObject({
        code: 'CHART_EDITED',
        message: 'the subcharts in /out/orders/charts were changed while this run was under way',
      });
      expect(first.writer.charts.get('/out/orders')?.get(SUBCHART)).toBe('name: redis\nversion: 2.0.0\n');
    });
  });

  describe('an autopilot.yaml that was changed by hand', () => {
    const changeIntent = async (): Promise<ChartGraphFixture> => {
      const first = new ChartGraphFixture();
      await first.start(INPUT);
      const files = new Map(first.writer.charts.get('/out/orders'));
      files.set('autopilot.yaml', `${String(files.get('autopilot.yaml'))}# mine\n`);
      first.writer.charts.set('/out/orders', files);
      return first;
    };

    it('is the input of an update from a Blueprint file', async () => {
      const first = await changeIntent();
      const entries = [{ pointer: '/components/orders/security/runAsUser', value: 4711, line: 9 }];
      const input = { ...INPUT, blueprint: { path: '/out/orders/autopilot.yaml', entries } };
      const state = await onSameDisk(first).start(createInput(input));
      expect(state.failure).toBeNull();
      expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
      expect(state.chart?.version).toBe('0.1.1');
      expect(first.writer.chartWrites).toBe(2);
    });

    it('stops a run from a request before the long work, and says how to use it', async () => {
      const first = await changeIntent();
      const second = onSameDisk(first);
      const state = await second.start(INPUT);
      expect(state.failure).toMatchObject({
        code: 'CHART_EDITED',
        hint: expect.stringContaining('create --from /out/orders/autopilot.yaml') as string,
      });
      expect(second.phases).toEqual(['coordinator', 'finalize']);
      expect(first.writer.chartWrites).toBe(1);
    });
  });

  describe('at the place of the package', () => {
    const ARCHIVE = '/out/orders-0.1.0.tgz';

    it('stops before the long work when it is no file', async () => {
      const fixture = new ChartGraphFixture();
      fixture.writer.foreign = [ARCHIVE];
      const state = await fixture.start(INPUT);
      expect(state.failure).toMatchObject({ code: 'OUTPUT_OCCUPIED' });
      expect(state.failure?.message).toContain(ARCHIVE);
      expect(fixture.phases).toEqual(['coordinator', 'finalize']);
    });

    it('stops when it is a file of somebody else', async () => {
      const fixture = new ChartGraphFixture();
      fixture.writer.files.set(ARCHIVE, new Uint8Array([1]));
      const state = await fixture.start(INPUT);
      expect(state.failure).toMatchObject({ code: 'OUTPUT_OCCUPIED' });
      expect([fixture.writer.chartWrites, fixture.writer.fileWrites]).toEqual([0, 0]);
      expect(fixture.writer.files.get(ARCHIVE)).toEqual(new Uint8Array([1]));
    });

    it('looks again before the chart is written', async () => {
      const fixture = new ChartGraphFixture({
        lint: () => {
          fixture.writer.files.set(ARCHIVE, new Uint8Array([1]));
          return { ok: true, diagnostics: [] };
        },
      });
      const state = await fixture.start(createInput({ ...INPUT }));
      expect(state.failure).toMatchObject({ code: 'OUTPUT_OCCUPIED' });
      expect(fixture.writer.chartWrites).toBe(0);
    });

    it('accepts this very package without its chart, and replaces one beside a chart of ours', async () => {
      const first = new ChartGraphFixture();
      await first.start(INPUT);
      const bytes = first.writer.files.get(ARCHIVE) ?? new Uint8Array();
      first.writer.charts.clear();
      expect(chartOutcome(await onSameDisk(first).start(INPUT))).toEqual({ status: 'succeeded' });
      expect([first.writer.chartWrites, first.writer.fileWrites]).toEqual([2, 1]);
      first.writer.files.set(ARCHIVE, new Uint8Array([1]));
      expect(chartOutcome(await onSameDisk(first).start(INPUT))).toEqual({ status: 'succeeded' });
      expect(first.writer.files.get(ARCHIVE)).toEqual(bytes);
    });
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

describe('the version of an update', () => {
  const chartOf = (fixture: ChartGraphFixture): ChartFiles =>
    fixture.writer.charts.get('/out/orders') ?? new Map<string, string>();

  it('stays when nothing changed, and nothing is written', async () => {
    const first = new ChartGraphFixture();
    await first.start(INPUT);
    const before = chartOf(first);
    const state = await onSameDisk(first).start(INPUT);
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect(state.notes).toContain('/out/orders holds this very chart: nothing was changed');
    expect([first.writer.chartWrites, first.writer.fileWrites]).toEqual([1, 1]);
    expect(chartOf(first)).toEqual(before);
  });

  it.each([
    ['changed default', { request: `${INPUT.request}, with LOG_LEVEL=debug` }, '0.1.1'],
    ['new store', { request: `${INPUT.request} and Redis` }, '0.2.0'],
    ['value that is gone', { request: INPUT.request.replace(/, public at.*/, '') }, '1.0.0'],
    ['new environment', { environments: ['dev', 'qa', 'prod'] }, '0.1.1'],
  ])('follows from a %s', async (_name, change, version) => {
    const first = new ChartGraphFixture();
    await first.start(INPUT);
    const second = onSameDisk(first);
    const state = await second.start(createInput({ ...INPUT, ...change }));
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect(state.chart).toEqual({ name: 'orders', version });
    expect(String(chartOf(first).get('Chart.yaml'))).toContain(`version: "${version}"`);
    expect(String(chartOf(first).get('CHANGELOG.md'))).toMatch(new RegExp(`## ${version}\n[^]*## 0[.]1[.]0`));
    expect(state.notes.join('\n')).toContain(`Updates orders 0.1.0 to ${version}`);
    expect([...first.writer.files.keys()]).toEqual(['/out/orders-0.1.0.tgz', `/out/orders-${version}.tgz`]);
    // A third run with the same input changes nothing.
    const third = onSameDisk(first);
    const bytes = chartOf(first);
    await third.start(createInput({ ...INPUT, ...change }));
    expect(chartOf(first)).toEqual(bytes);
    expect(first.writer.chartWrites).toBe(2);
  });

  it('is part of what a reviewer approves', async () => {
    const first = new ChartGraphFixture();
    await first.start(INPUT);
    const second = onSameDisk(first);
    const parked = await second.start(createInput({ request: `${INPUT.request}, with LOG_LEVEL=debug` }));
    expect(reviewOf(parked).title).toContain('orders 0.1.1');
    expect(reviewOf(parked).summary.join('\n')).toContain('new since 0.1.0: "LOG_LEVEL"');
    const edited = await resume(second, parked, { type: 'edit', changes: { '/chart/version': '3.0.0' } });
    expect(reviewOf(edited).title).toContain('orders 3.0.0');
    const done = await resume(second, edited, { type: 'approve' });
    expect(done.chart?.version).toBe('3.0.0');
    expect(done.notes.join('\n')).toContain('The changes ask for 0.1.1; 3.0.0 was stated.');
  });

  it('is that of a new chart when a reviewer renames it', async () => {
    const first = new ChartGraphFixture();
    await first.start(INPUT);
    const second = onSameDisk(first);
    const parked = await second.start(createInput({ request: `${INPUT.request}, with LOG_LEVEL=debug` }));
    const renamed = await resume(second, parked, { type: 'edit', changes: { '/chart/name': 'sales' } });
    expect(reviewOf(renamed).title).toContain('sales 0.1.0');
    const done = await resume(second, renamed, { type: 'approve' });
    expect(done.written.chartPath).toBe('/out/sales');
    expect(first.writer.chartWrites).toBe(2);
  });

  it('follows from the chart in the directory that a reviewer chose', async () => {
    const first = new ChartGraphFixture();
    await first.start({ ...INPUT, outputDirectory: '/other' });
    const second = onSameDisk(first);
    const parked = await second.start(createInput({ request: `${INPUT.request}, with LOG_LEVEL=debug` }));
    expect(reviewOf(parked).title).toContain('orders 0.1.0');
    const again = await resume(second, parked, { type: 'approve', outputDirectory: '/other' });
    expect(reviewOf(again).title).toContain('orders 0.1.1');
    expect(reviewOf(again).summary[0]).toBe('to /other');
    const done = await resume(second, again, { type: 'approve' });
    expect(done.written).toMatchObject({
      chartPath: '/other/orders',
      packagePath: '/other/orders-0.1.1.tgz',
    });
  });

  it('is not given away twice: a chart that changed since the review is not replaced', async () => {
    const first = new ChartGraphFixture();
    await first.start(INPUT);
    const second = onSameDisk(first);
    const parked = await second.start(createInput({ request: `${INPUT.request}, with LOG_LEVEL=debug` }));
    await onSameDisk(first).start(
      createInput({ ...INPUT, request: `${INPUT.request}, with LOG_LEVEL=trace` }),
    );
    const ended = await resume(second, parked, { type: 'approve' });
    expect(chartOutcome(ended)).toMatchObject({ status: 'failed', failure: { code: 'CHART_EDITED' } });
    expect(ended.failure?.message).toContain('by somebody else');
    expect(first.writer.chartWrites).toBe(2);
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
