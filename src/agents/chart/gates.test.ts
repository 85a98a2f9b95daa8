import { describe, expect, it } from 'vitest';
import {
  ChartGraphFixture,
  blueprintOf,
  createInput,
  resume,
  reviewOf,
  type ParkedState,
} from '../../../test/support/chart-graph-fixture.js';
import type { Gate } from '../../contract/review.js';
import type { ChartRunInput } from '../../contract/chart-run.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import { createAgentModel } from '../model/agent-model.js';
import { PlaybookChatModel } from '../model/playbook-chat-model.js';
import { chartOutcome, type ChartGraphDependencies } from './graph.js';

const LINT_FAILURE = {
  ok: false,
  diagnostics: [{ stage: 'lint', severity: 'error' as const, message: 'templates/x.yaml is broken' }],
};

/** A Blueprint file that asks for a privileged container: a critical finding that no model may repair or accept. */
const PRIVILEGED: Partial<ChartRunInput> = {
  blueprint: {
    path: 'autopilot.yaml',
    entries: [{ pointer: '/components/orders/security/privileged', value: true, line: 9 }],
  },
};

/** One replica in production: the optimizer proposes two, which is a major change. */
const SINGLE: Partial<ChartRunInput> = {
  request: 'A FastAPI service from ghcr.io/acme/orders:1.4.2 on port 8000, exactly 1 replica',
};

interface Scenario {
  readonly gate: Gate;
  readonly create: () => ChartGraphFixture;
  readonly input: Partial<ChartRunInput>;
}

function createFailingTemplate(): ChartGraphFixture {
  return new ChartGraphFixture({}, { model: failingModel('template_generator') });
}

const SCENARIOS: readonly Scenario[] = [
  {
    gate: 'clarification',
    create: () => new ChartGraphFixture(),
    input: { request: 'A web service called orders on port 8000' },
  },
  { gate: 'planning', create: () => new ChartGraphFixture(), input: { reviewPlan: true } },
  {
    gate: 'validation_failure',
    create: () => new ChartGraphFixture({ lint: () => LINT_FAILURE }),
    input: {},
  },
  { gate: 'security_issue', create: () => new ChartGraphFixture(), input: PRIVILEGED },
  { gate: 'major_optimization', create: () => new ChartGraphFixture(), input: SINGLE },
  { gate: 'generation', create: () => new ChartGraphFixture(), input: {} },
  { gate: 'generation_error', create: createFailingTemplate, input: {} },
  {
    gate: 'escalation',
    create: () =>
      new ChartGraphFixture({
        lint: () => {
          throw new AutopilotError('ENGINE_FAILED', 'the engine stopped');
        },
      }),
    input: {},
  },
];

function park({ create, input }: Scenario): Promise<readonly [ChartGraphFixture, ParkedState]> {
  const fixture = create();
  return fixture.start(createInput(input)).then((state) => [fixture, state] as const);
}

describe.each(SCENARIOS)('the $gate gate', (scenario) => {
  it('parks the run with a review that says what it takes', async () => {
    const [, parked] = await park(scenario);
    const review = reviewOf(parked);
    expect(review.gate).toBe(scenario.gate);
    expect(review.title).not.toBe('');
    expect(review.allowedDecisions).toContain('reject');
    expect(review.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['text', 'yes'],
    ['an unknown type', { type: 'launch' }],
    ['a decision of another gate', { type: scenario.gate === 'escalation' ? 'approve' : 'retry_all' }],
    ['an approval with a forged field', { type: 'approve', force: true }],
  ])('asks again after %s, and is not poisoned by it', async (_name, value) => {
    const [fixture, parked] = await park(scenario);
    const again = await resume(fixture, parked, value);
    const review = reviewOf(again);
    expect(review.gate).toBe(scenario.gate);
    expect(review.error).toBeDefined();
    const ended = await resume(fixture, again, { type: 'reject', reason: 'not now' });
    expect(chartOutcome(ended)).toEqual({ status: 'rejected' });
    expect(fixture.writer.chartWrites).toBe(0);
  });

  it('runs nothing before it again after a restart', async () => {
    const [fixture, parked] = await park(scenario);
    const tools = fixture.tools.length;
    const phases = fixture.phases.length;
    const engineCalls = fixture.engine.calls.length;
    await resume(fixture, parked, { type: 'reject', reason: 'not now' });
    expect(fixture.tools.length).toBe(tools);
    expect(fixture.phases.slice(phases)).toEqual(['finalize']);
    expect(fixture.engine.calls.length).toBe(engineCalls);
  });
});

describe('the planning gate', () => {
  const input = createInput({ reviewPlan: true });

  it('goes on after an approval', async () => {
    const fixture = new ChartGraphFixture();
    const next = await resume(fixture, await fixture.start(input), { type: 'approve' });
    expect(reviewOf(next).gate).toBe('generation');
  });

  it('plans again after a change in words', async () => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(input);
    const next = await resume(fixture, parked, { type: 'request_changes', comment: 'use 4 to 12 replicas' });
    expect(reviewOf(next).gate).toBe('planning');
    expect(reviewOf(next).digest).not.toBe(reviewOf(parked).digest);
    expect(fixture.phases.filter((phase) => phase === 'planner')).toHaveLength(2);
  });

  it('asks again when a comment says nothing it understands', async () => {
    const fixture = new ChartGraphFixture();
    const next = await resume(fixture, await fixture.start(input), {
      type: 'request_changes',
      comment: 'hmm',
    });
    expect(reviewOf(next)).toMatchObject({ gate: 'planning' });
    expect(reviewOf(next).error).toBeDefined();
  });

  it.each([
    ['an unknown key', { '/components/orders/replicaCuont': 3 }],
    ['a wrong form', { '/components/orders/scaling/replicas': 'many' }],
    ['the value that is there', { '/components/orders/image': 'ghcr.io/acme/orders:1.4.2' }],
  ])('asks again after an edit with %s', async (_name, changes) => {
    const fixture = new ChartGraphFixture();
    const next = await resume(fixture, await fixture.start(input), { type: 'edit', changes });
    expect(reviewOf(next)).toMatchObject({ gate: 'planning' });
    expect(reviewOf(next).error).toBeDefined();
  });
});

describe('the security gate', () => {
  it('repairs in the name of the person, although the Blueprint file asked for it', async () => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(createInput({ ...PRIVILEGED, mode: 'accept-files' }));
    expect(reviewOf(parked).findings?.[0]?.rule).toBe('pod-security/privileged');
    const done = await resume(fixture, parked, { type: 'request_fixes' });
    expect(chartOutcome(done)).toEqual({ status: 'succeeded' });
    const files = fixture.writer.charts.get('/out/orders') ?? new Map<string, string>();
    expect(blueprintOf(files).components['orders']?.security.privileged).toBe(false);
  });

  it('records an accepted risk with its reason, and does not ask again', async () => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(createInput({ ...PRIVILEGED, mode: 'accept-files' }));
    const done = await resume(fixture, parked, { type: 'approve_risk', reason: 'it drives the hardware' });
    expect(chartOutcome(done)).toEqual({ status: 'succeeded' });
    const files = fixture.writer.charts.get('/out/orders') ?? new Map<string, string>();
    expect(blueprintOf(files).components['orders']?.security.deviations['privileged']).toEqual({
      reason: 'it drives the hardware',
    });
    expect(done.findings.security?.some(({ accepted }) => accepted === 'it drives the hardware')).toBe(true);
  });

  it('ends a ci run with exit 5', async () => {
    const fixture = new ChartGraphFixture();
    const state = await fixture.start(createInput({ ...PRIVILEGED, mode: 'ci', acceptDefaults: true }));
    expect(chartOutcome(state)).toMatchObject({ status: 'failed', failure: { code: 'GATE_FAILED' } });
    expect(fixture.writer.chartWrites).toBe(0);
  });
});

describe('the validation gate', () => {
  it('calls our own fault by its name when no repair helps', async () => {
    const fixture = new ChartGraphFixture({ lint: () => LINT_FAILURE });
    const parked = await fixture.start(createInput());
    const ended = await resume(fixture, parked, { type: 'fix_automatically' });
    expect(chartOutcome(ended)).toMatchObject({ status: 'failed', failure: { code: 'INVARIANT_BROKEN' } });
  });

  it('ends a ci run with our own fault', async () => {
    const fixture = new ChartGraphFixture({ lint: () => LINT_FAILURE });
    const state = await fixture.start(createInput({ mode: 'ci' }));
    expect(chartOutcome(state)).toMatchObject({ status: 'failed', failure: { code: 'INVARIANT_BROKEN' } });
  });

  it('goes back to the template with an edit', async () => {
    const fixture = new ChartGraphFixture({
      lint: (files) =>
        (blueprintOf(files).components['orders']?.scaling.autoscaling?.maxReplicas ?? 0) > 9
          ? LINT_FAILURE
          : { ok: true, diagnostics: [] },
    });
    const parked = await fixture.start(createInput());
    const next = await resume(fixture, parked, {
      type: 'edit',
      changes: { '/components/orders/scaling/autoscaling/maxReplicas': 8 },
    });
    expect(reviewOf(next).gate).toBe('generation');
    expect(fixture.phases.filter((phase) => phase === 'template')).toHaveLength(2);
  });
});

describe('the optimisation gate', () => {
  it('applies what is chosen, validates again, and never proposes the rest again', async () => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(createInput(SINGLE));
    const ids = (reviewOf(parked).optimisations ?? []).map(({ id }) => id);
    const [first = ''] = ids;
    const next = await resume(fixture, parked, { type: 'apply_selected', ids: [first] });
    expect(fixture.phases.filter((phase) => phase === 'validator')).toHaveLength(2);
    expect(reviewOf(next).gate).toBe('generation');
    expect(next.skippedOptimisations).toEqual(ids.slice(1));
  });

  it('leaves everything as it is when skipped', async () => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(createInput(SINGLE));
    const next = await resume(fixture, parked, { type: 'skip' });
    expect(reviewOf(next).gate).toBe('generation');
    expect(reviewOf(next).digest).toBe(reviewOf(parked).digest);
  });

  it('asks again about a proposal that does not exist', async () => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(createInput(SINGLE));
    const next = await resume(fixture, parked, { type: 'apply_selected', ids: ['nothing'] });
    expect(reviewOf(next)).toMatchObject({ gate: 'major_optimization' });
    expect(reviewOf(next).error).toContain('nothing');
  });

  it.each(['auto', 'ci'] as const)('is skipped in %s mode, and the proposals are told', async (mode) => {
    const fixture = new ChartGraphFixture();
    const state = await fixture.start(createInput({ ...SINGLE, mode, acceptDefaults: true }));
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect(state.notes.some((note) => note.startsWith('Proposed, not applied'))).toBe(true);
  });
});

describe('the generation gate', () => {
  it('shows every file and writes after the approval, once', async () => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(createInput());
    expect(reviewOf(parked).files?.map(({ path }) => path)).toContain('values.schema.json');
    expect(fixture.writer.chartWrites).toBe(0);
    const done = await resume(fixture, parked, { type: 'approve' });
    expect(chartOutcome(done)).toEqual({ status: 'succeeded' });
    expect(fixture.writer.chartWrites).toBe(1);
  });

  it('writes into the directory the reviewer chose', async () => {
    const fixture = new ChartGraphFixture();
    const done = await resume(fixture, await fixture.start(createInput()), {
      type: 'approve',
      outputDirectory: '/elsewhere',
    });
    expect(done.written.chartPath).toBe('/elsewhere/orders');
  });

  it('asks again when that directory is taken', async () => {
    const fixture = new ChartGraphFixture();
    fixture.writer.foreign = ['/taken/orders'];
    const again = await resume(fixture, await fixture.start(createInput()), {
      type: 'approve',
      outputDirectory: '/taken',
    });
    expect(reviewOf(again)).toMatchObject({ gate: 'generation' });
    expect(reviewOf(again).error).toContain('/taken/orders');
  });

  it.each([
    [
      'edit',
      { type: 'edit', changes: { '/components/orders/scaling/autoscaling/maxReplicas': 12 } },
      'template',
    ],
    ['request_changes', { type: 'request_changes', comment: 'use 4 to 12 replicas' }, 'planner'],
  ])('goes back after %s and asks about the new chart', async (_name, decision, phase) => {
    const fixture = new ChartGraphFixture();
    const parked = await fixture.start(createInput());
    const before = fixture.phases.length;
    const next = await resume(fixture, parked, decision);
    expect(fixture.phases[before]).toBe(phase);
    expect(reviewOf(next).gate).toBe('generation');
    expect(reviewOf(next).digest).not.toBe(reviewOf(parked).digest);
  });
});

describe('the failure gates', () => {
  it('tries again when told to, with fresh attempts', async () => {
    const fixture = createUnreliable(2);
    const parked = await fixture.start(createInput());
    expect(reviewOf(parked).gate).toBe('escalation');
    const next = await resume(fixture, parked, { type: 'retry' });
    expect(reviewOf(next).gate).toBe('generation');
    expect(countVisits(fixture, 'validator')).toBe(3);
  });

  it('changes the Blueprint when told to', async () => {
    const fixture = createUnreliable(2);
    const parked = await fixture.start(createInput());
    const next = await resume(fixture, parked, {
      type: 'edit',
      changes: { '/components/orders/scaling/autoscaling/maxReplicas': 12 },
    });
    expect(reviewOf(next).gate).toBe('generation');
    expect(countVisits(fixture, 'template')).toBe(2);
  });
});

describe('an engine that fails', () => {
  it('once is asked again, and nobody notices', async () => {
    const fixture = createUnreliable(1);
    const state = await fixture.start(createInput({ mode: 'ci' }));
    expect(chartOutcome(state)).toEqual({ status: 'succeeded' });
    expect(countVisits(fixture, 'validator')).toBe(2);
    expect(state.errors).toMatchObject([{ node: 'validator', code: 'ENGINE_FAILED', attempt: 1 }]);
  });

  it('twice ends a ci run with exit 5, and says what failed', async () => {
    const fixture = createUnreliable(2);
    const state = await fixture.start(createInput({ mode: 'ci' }));
    expect(chartOutcome(state)).toMatchObject({ status: 'failed', failure: { code: 'GATE_FAILED' } });
    expect(state.failure?.message).toContain('ENGINE_FAILED');
    expect(fixture.writer.chartWrites).toBe(0);
  });
});

/** An engine whose lint fails until the validator was visited more often than this. */
function createUnreliable(failingVisits: number): ChartGraphFixture {
  const fixture: ChartGraphFixture = new ChartGraphFixture({
    lint: () => {
      if (countVisits(fixture, 'validator') <= failingVisits)
        throw new AutopilotError('ENGINE_FAILED', 'the engine stopped');
      return { ok: true, diagnostics: [] };
    },
  });
  return fixture;
}

function countVisits(fixture: ChartGraphFixture, phase: string): number {
  return fixture.phases.filter((candidate) => candidate === phase).length;
}

function failingModel(broken: string): ChartGraphDependencies['model'] {
  return (agent) => {
    if (agent === broken)
      return new PlaybookChatModel(agent, () => {
        throw new AutopilotError('MODEL_UNAVAILABLE', 'the model did not answer');
      });
    return createAgentModel(agent);
  };
}
