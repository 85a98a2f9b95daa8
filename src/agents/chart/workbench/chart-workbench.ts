import type { Phase } from '../../../contract/run-event.js';
import type { ResolvedBlueprint } from '../../../core/blueprint/resolved-blueprint.js';
import { validateForCompile } from '../../../core/chart/validate-for-compile.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import { formatProblem } from '../../../core/blueprint/blueprint-problem.js';
import type { AgentName } from '../../model/agent-name.js';
import { chooseOutputDirectory } from '../delivery/output-directory.js';
import { requireFreeDelivery } from '../delivery/require-free-delivery.js';
import type { ChartGraphDependencies } from '../dependencies.js';
import { AgentSession } from '../session/agent-session.js';
import type { BlueprintReference, ChartStateUpdate, ChartStateValues } from '../state.js';
import { compileWithRecord } from './chart-compiler.js';
import { selectVendored } from '../../../core/chart/vendored/vendored-path.js';
import { ChartChecks } from './chart-checks.js';
import type { ChartDraftValues } from './chart-draft.js';
import { DraftStore } from './draft-store.js';
import { explainDecisions } from './explain-decisions.js';
import { findPrepared, type PreparedChart } from './prepared-chart.js';
import { DraftReleaser } from './release-draft.js';
import { readResolveOptions, resolveDraft } from './resolve-draft.js';

/** A Blueprint with everything that follows from it. */
export interface ChartAtHand {
  readonly reference: BlueprintReference;
  readonly draft: ChartDraftValues;
  readonly files: ChartFiles;
  readonly checks: ChartChecks;
}

/** Charts kept in memory; a loop needs the one before and the one after. */
const KEPT_CHARTS = 4;

/**
 * What all nodes of one graph share: drafts, compiled files and engine results, each computed once per Blueprint.
 *
 * Nothing here is state: a new process finds everything again from the reference in the checkpoint.
 */
export class ChartWorkbench {
  readonly dependencies: ChartGraphDependencies;
  readonly drafts: DraftStore;
  readonly #releaser: DraftReleaser;
  readonly #charts = new Map<string, ChartAtHand & { readonly place: string }>();
  /** Subcharts and lock of the chart at each place, looked at once; `write_files` looks again. */
  readonly #vendored = new Map<string, Promise<ChartFiles>>();

  constructor(dependencies: ChartGraphDependencies) {
    this.dependencies = dependencies;
    this.drafts = new DraftStore(dependencies.artifacts);
    this.#releaser = new DraftReleaser(dependencies.writer);
  }

  /** Opens the run context for the agents of one node visit. */
  openSession(resolved: ResolvedBlueprint, agent: AgentName): AgentSession {
    const model = this.dependencies.model(agent);
    const named = model as { readonly modelName?: unknown };
    return new AgentSession({
      resolved,
      modelName: typeof named.modelName === 'string' ? named.modelName : model._llmType(),
      raise: this.dependencies.raise,
    });
  }

  /**
   * The chart a run stands at.
   *
   * @throws AutopilotError `INVARIANT_BROKEN` when the run has no Blueprint yet.
   */
  async open(state: ChartStateValues): Promise<ChartAtHand> {
    if (state.blueprint === null)
      throw new AutopilotError('INVARIANT_BROKEN', 'a node that needs a Blueprint was reached without one', {
        hint: 'Report this with the run id.',
      });
    const draft = await this.drafts.load(state.blueprint);
    return this.#prepare(state, state.blueprint, draft);
  }

  /**
   * Releases a draft (version and changelog follow from the chart it will replace), stores it, compiles it whole and posts
   * its checks to the engine, so that they run while agents think.
   *
   * @returns The chart, and the state change that makes the run stand at it.
   * @throws AutopilotError `BLUEPRINT_INVALID` when the Blueprint cannot be compiled; for the first Blueprint of a run that
   * writes also what {@link requireFreeDelivery} throws.
   */
  async commit(
    state: ChartStateValues,
    changed: ChartDraftValues,
  ): Promise<{ readonly chart: ChartAtHand; readonly update: ChartStateUpdate }> {
    const problems = validateForCompile(changed.resolved);
    if (problems.length > 0)
      throw new AutopilotError('BLUEPRINT_INVALID', problems.map(formatProblem).join(' '), {
        hint: 'Correct the values that are named.',
      });
    const outputDirectory = chooseOutputDirectory(state);
    const target = { outputDirectory, mayChangeIntent: state.input.blueprint !== undefined };
    const draft = await this.#releaser.release(changed, target, (draft) => this.#resolveAgain(state, draft));
    const reference = await this.drafts.save(draft);
    const chart = await this.#prepare(state, reference, draft);
    if (state.input.mode !== 'plan') {
      if (state.blueprint === null)
        await requireFreeDelivery(this.dependencies.writer, state.input, { outputDirectory, chart });
      chart.checks.start();
    }
    const { name, version } = draft.resolved.blueprint.chart;
    return {
      chart,
      update: {
        blueprint: reference,
        chart: { name, version },
        explained: [...explainDecisions(draft.resolved)],
      },
    };
  }

  /** Tells people that a phase begins; the round counts from 0. */
  beginPhase(state: ChartStateValues, phase: Phase): void {
    this.dependencies.raise({
      type: 'phase-start',
      data: { phase, round: state.rounds[phase] ?? 0 },
    });
  }

  /** Tells people what a phase came to, and gives the state change that counts its visit. */
  endPhase(state: ChartStateValues, phase: Phase, summary: string): ChartStateUpdate {
    this.dependencies.raise({ type: 'phase-end', data: { phase, summary } });
    return { phase, rounds: { [phase]: (state.rounds[phase] ?? 0) + 1 } };
  }

  /** The draft from its facts and patches alone. They gave a Blueprint before, so they do again. */
  #resolveAgain(state: ChartStateValues, { facts, patches }: ChartDraftValues): ChartDraftValues {
    const { knowledge } = this.dependencies;
    const resolution = resolveDraft(facts, patches, knowledge, readResolveOptions(state.input));
    if (resolution.kind === 'draft') return resolution.draft;
    throw new AutopilotError('INVARIANT_BROKEN', 'the facts of a draft give no Blueprint any more', {
      hint: 'Report this with the run id.',
    });
  }

  async #prepare(
    state: ChartStateValues,
    reference: BlueprintReference,
    draft: ChartDraftValues,
  ): Promise<ChartAtHand> {
    const place = `${chooseOutputDirectory(state)}/${draft.resolved.blueprint.chart.name}`;
    const key = `${reference.artifact} ${place}`;
    const vendored = await this.#lookForSubcharts(state, draft, place);
    const known = this.#charts.get(key);
    if (known !== undefined) return known;
    const prepared = vendored.size === 0 ? this.#findCompiled(state, draft) : undefined;
    const files = prepared?.files ?? this.#compile(state, draft, vendored);
    const same = [...this.#charts.values()].find(
      (chart) => chart.reference.digest === reference.digest && chart.place === place,
    );
    const checks =
      same?.checks ??
      prepared?.checks ??
      new ChartChecks(
        this.dependencies.engine,
        files,
        state.input.kubernetesVersions,
        this.dependencies.readArchive,
      );
    const chart = { reference, draft, files, checks, place };
    this.#charts.set(key, chart);
    const [oldest] = this.#charts.keys();
    if (this.#charts.size > KEPT_CHARTS && oldest !== undefined) this.#charts.delete(oldest);
    return chart;
  }

  #compile(state: ChartStateValues, draft: ChartDraftValues, vendored: ChartFiles): ChartFiles {
    const { generatorVersion, knowledge, readArchive } = this.dependencies;
    const maker = { generatorVersion, knowledgeVersion: knowledge.version };
    return compileWithRecord(draft.resolved, state.input, maker, { files: vendored, readArchive });
  }

  /** A place that cannot be read, or is not ours, is refused by whoever checks it before writing. */
  #lookForSubcharts(state: ChartStateValues, draft: ChartDraftValues, place: string): Promise<ChartFiles> {
    const known = this.#vendored.get(place);
    if (known !== undefined) return known;
    const looked = this.dependencies.writer
      .inspect(chooseOutputDirectory(state), draft.resolved.blueprint.chart.name)
      .then(
        (standing) => (standing.kind === 'ours' ? selectVendored(standing.files) : new Map()),
        (error: unknown) => {
          if (!AutopilotError.is(error)) throw error;
          return new Map();
        },
      );
    this.#vendored.set(place, looked);
    return looked;
  }

  /** What was compiled before the run began, when it is of this very draft. */
  #findCompiled(state: ChartStateValues, draft: ChartDraftValues): PreparedChart['compiled'] {
    const { prepared } = this.dependencies;
    if (prepared?.resolution.kind !== 'draft' || prepared.resolution.draft !== draft) return undefined;
    return findPrepared(prepared, state.input)?.compiled;
  }
}
