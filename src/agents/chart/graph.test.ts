import { describe, expect, it } from 'vitest';
import {
  ChartGraphFixture,
  blueprintOf,
  createInput,
  resume,
  reviewOf,
} from '../../../test/support/chart-graph-fixture.js';
import type { ResolvedBlueprint } from '../../core/blueprint/resolved-blueprint.js';
import { chartOutcome, readChartOutput } from './graph.js';
import { CHART_NODES } from './node-names.js';
import { CHART_GRAPH_VERSION, ChartState, readWorkflowMetadata } from './state.js';

const NO_IMAGE = 'A web service called orders on port 8000';

/** What the written chart says about where the image of `orders` comes from. */
function imageOrigin(fixture: ChartGraphFixture): unknown {
  const written = String(fixture.writer.charts.get('/out/orders')?.get('.autopilot/blueprint.json'));
  const { provenance } = JSON.parse(written) as ResolvedBlueprint;
  return provenance['/components/orders/image'];
}

const PHASES = [
  'coordinator',
  'planner',
  'template',
  'validator',
  'security',
  'optimizer',
  'write_files',
  'package',
  'finalize',
];

describe('names that parked runs hold', () => {
  it('has graph version 1', () => {
    expect(CHART_GRAPH_VERSION).toBe(1);
  });

  it('keeps its node names', () => {
    const graph = new ChartGraphFixture().createGraph();
    const names = Object.keys(graph.nodes).filter((name) => !name.startsWith('__'));
    expect(names.sort()).toEqual([...CHART_NODES].sort());
    expect(names.sort()).toEqual([
      'clarification_gate',
      'coordinator',
      'error_handler',
      'finalize',
      'generation_error_gate',
      'generation_gate',
      'human_intervention',
      'major_optimization_gate',
      'optimizer',
      'package',
      'planner',
      'planning_gate',
      'security',
      'security_issue_gate',
      'template',
      'validation_failure_gate',
      'validator',
      'write_files',
    ]);
  });

  it('keeps its state keys', () => {
    expect(Object.keys(ChartState.fields).sort()).toEqual([
      'blueprint',
      'chart',
      'decisions',
      'errors',
      'explained',
      'failure',
      'findings',
      'graphVersion',
      'input',
      'notes',
      'openFacts',
      'optimisations',
      'outcome',
      'outputDirectory',
      'phase',
      'plan',
      'questions',
      'requirements',
      'rounds',
      'runId',
      'securityScanReport',
      'skippedOptimisations',
      'unread',
      'validationResult',
      'written',
    ]);
  });
});

describe('a run without anybody to ask', () => {
  it.each(['manual', 'accept-files', 'auto', 'ci'] as const)('makes the chart in %s mode', async (mode) => {
    const fixture = new ChartGraphFixture();
    const state = await fixture.start(createInput({ mode, acceptDefaults: true }));
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect(fixture.phases).toEqual(PHASES);
    expect(fixture.writer.chartWrites).toBe(1);
    expect(fixture.writer.fileWrites).toBe(1);
    const output = readChartOutput(state);
    expect(output).toMatchObject({
      chart: { name: 'orders', version: '0.1.0' },
      chartPath: '/out/orders',
      packagePath: '/out/orders-0.1.0.tgz',
      unread: [],
    });
    expect(readWorkflowMetadata(state)).toMatchObject({
      graphVersion: 1,
      currentPhase: 'finalize',
      errorCount: 0,
    });
    expect(output.decisions).toHaveLength(5);
    expect(output.checks.every(({ ok }) => ok)).toBe(true);
  });

  it('shows the plan and ends in plan mode, with nothing rendered or written', async () => {
    const fixture = new ChartGraphFixture();
    const state = await fixture.start(createInput({ mode: 'plan' }));
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect(fixture.phases).toEqual(['coordinator', 'planner', 'finalize']);
    expect(state.plan?.resources).toContain('HorizontalPodAutoscaler');
    expect(state.plan?.todos).toContain('Write the chart plan');
    expect(fixture.writer.chartWrites).toBe(0);
    expect(fixture.engine.calls).toEqual([]);
  });

  it('keeps its state small: no file, no manifest, no message', async () => {
    const fixture = new ChartGraphFixture();
    const state = await fixture.start(createInput({ acceptDefaults: true }));
    const text = JSON.stringify(state);
    expect(text.length).toBeLessThan(12_000);
    expect(text).not.toContain('apiVersion');
    expect(state).not.toHaveProperty('messages');
  });

  it('asks the engine for nothing twice', async () => {
    const fixture = new ChartGraphFixture();
    await fixture.start(createInput({ acceptDefaults: true }));
    const operations = fixture.engine.calls.map(({ operation }) => operation).sort();
    expect(operations).toEqual(['lint', 'package', 'render', 'render', 'unitTest', 'validate']);
  });

  it('gives the same files in two runs', async () => {
    const charts = await Promise.all(
      [1, 2].map(async () => {
        const fixture = new ChartGraphFixture();
        await fixture.start(createInput({ acceptDefaults: true }));
        return [...(fixture.writer.charts.get('/out/orders') ?? [])];
      }),
    );
    expect(charts[0]).toEqual(charts[1]);
    expect(charts[0]?.length).toBeGreaterThan(20);
  });
});

describe('a run that has to ask', () => {
  it.each(['auto', 'ci'] as const)('parks in %s mode and can be answered', async (mode) => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(createInput({ mode, request: NO_IMAGE }));
    const { gate, questions = [] } = reviewOf(parked);
    expect(gate).toBe('clarification');
    expect(fixture.phases).not.toContain('planner');
    const answers = questions.map(({ id }) => ({ questionId: id, text: 'ghcr.io/acme/orders:1.4.2' }));
    const done = await resume(fixture, parked, { type: 'answer', answers });
    expect(chartOutcome(done)).toMatchObject({ status: 'succeeded' });
    expect(imageOrigin(fixture)).toMatchObject({ rank: 'reviewer', source: { kind: 'answer' } });
  });

  it.each(['auto', 'ci'] as const)('takes defaults for --yes in %s mode and says so', async (mode) => {
    const fixture = new ChartGraphFixture();
    const state = await fixture.start(createInput({ mode, acceptDefaults: true, request: NO_IMAGE }));
    expect(chartOutcome(state)).toMatchObject({ status: 'succeeded' });
    expect(readChartOutput(state).notes.join()).toContain('Default taken for /components/orders/image');
    expect(imageOrigin(fixture)).toEqual({
      rank: 'default',
      source: {
        kind: 'default',
        reason: 'taken because nobody answered: Which container image does orders run?',
      },
    });
  });

  it('has no open question after a rejection', async () => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(createInput({ request: NO_IMAGE }));
    const state = await resume(fixture, parked, { type: 'reject', reason: 'not now' });
    expect(chartOutcome(state)).toMatchObject({ status: 'rejected' });
    expect(readChartOutput(state).questions).toEqual([]);
  });

  it('asks open questions and goes on with the answers', async () => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(createInput({ request: 'A web service called orders on port 8000' }));
    const review = reviewOf(parked);
    expect(review.gate).toBe('clarification');
    const answers = (review.questions ?? []).map(({ id, kind, example }) => ({
      questionId: id,
      text: kind === 'image' ? 'ghcr.io/acme/orders:1.4.2' : example,
    }));
    const next = await resume(fixture, parked, { type: 'answer', answers });
    expect(reviewOf(next).gate).toBe('generation');
    expect(next.questions).toEqual([]);
    expect(next.openFacts).toBeNull();
  });

  it('takes back a wrong answer and asks again', async () => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(createInput({ request: 'A web service called orders on port 8000' }));
    const again = await resume(fixture, parked, {
      type: 'answer',
      answers: [{ questionId: 'nothing', text: 'x' }],
    });
    expect(reviewOf(again)).toMatchObject({
      gate: 'clarification',
      error: expect.stringContaining('nothing') as string,
    });
  });

  it('writes a reviewed edit with the name of the person', async () => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(createInput());
    const edited = await resume(fixture, parked, {
      decision: { type: 'edit', changes: { '/components/orders/scaling/autoscaling/maxReplicas': 20 } },
      reviewId: 'review_7',
      actor: 'dana',
    });
    expect(reviewOf(edited).digest).not.toBe(reviewOf(parked).digest);
    const done = await resume(fixture, edited, { type: 'approve' });
    expect(chartOutcome(done).status).toBe('succeeded');
    const files = fixture.writer.charts.get('/out/orders') ?? new Map<string, string>();
    expect(blueprintOf(files).components['orders']?.scaling.autoscaling?.maxReplicas).toBe(20);
    expect(files.get('.autopilot/blueprint.json')).toContain('"actor": "dana"');
  });
});
