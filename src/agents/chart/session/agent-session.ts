import type { RaisedEvent } from '../../../contract/run-event.js';
import { formatProblem } from '../../../core/blueprint/blueprint-problem.js';
import { listLeaves } from '../../../core/blueprint/json-pointer.js';
import { applyPatches, type TypedPatch } from '../../../core/blueprint/patch.js';
import type { ResolvedBlueprint } from '../../../core/blueprint/resolved-blueprint.js';
import { isSecurityWeakening } from '../../../core/checks/security-weakening.js';
import { validateForCompile } from '../../../core/chart/validate-for-compile.js';
import type { JsonValue } from '../../../core/ports/json.js';
import type { AgentName } from '../../model/agent-name.js';
import { toError, type ToolHost } from './tool-host.js';

/** What became of a proposal, in words a model can act on. */
export interface ProposalOutcome {
  readonly accepted: boolean;
  readonly reason: string;
}

/** What an {@link AgentSession} starts from. */
export interface AgentSessionStart {
  readonly resolved: ResolvedBlueprint;
  /** Name of the model that drives the agents, for provenance. */
  readonly modelName: string;
  readonly raise: (event: RaisedEvent) => void;
}

/**
 * The run context of one visit of a node: the Blueprint draft, the patches its agents append, and their failure.
 *
 * Tools reach the Blueprint only through it. A proposal is tried on the draft at once, so that a model learns why it was
 * refused; what counts is the merge of all patches by (rank, pointer, agent) that the node makes at the end.
 */
export class AgentSession implements ToolHost {
  readonly base: ResolvedBlueprint;
  readonly raise: (event: RaisedEvent) => void;
  readonly #modelName: string;
  readonly #patches: TypedPatch[] = [];
  #draft: ResolvedBlueprint;
  #failure: Error | undefined;

  constructor(start: AgentSessionStart) {
    this.base = start.resolved;
    this.raise = start.raise;
    this.#modelName = start.modelName;
    this.#draft = start.resolved;
  }

  /** The Blueprint with every accepted proposal so far. */
  get draft(): ResolvedBlueprint {
    return this.#draft;
  }

  /** Accepted proposals, in the order they came. */
  get patches(): readonly TypedPatch[] {
    return this.#patches;
  }

  /** The error of the first tool that failed for a reason no model can correct; undefined when all went well. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Remembers the first failure of a port, so that the agent stops and the node fails with it. */
  recordFailure(error: unknown): void {
    this.#failure ??= toError(error);
  }

  /**
   * Appends a model's proposal if it is valid, outranks what stands there, and weakens no security field.
   *
   * @param value - A leaf, or a tree that is taken leaf by leaf; all leaves are accepted or none.
   */
  propose(agent: AgentName, pointer: string, value: JsonValue): ProposalOutcome {
    const patches = [...listLeaves(value, pointer)].map(([leaf, leafValue]): TypedPatch => ({
      pointer: leaf,
      value: leafValue,
      rank: 'model',
      agent,
      source: { kind: 'model', model: this.#modelName, agent },
    }));
    return this.#tryPatches(patches);
  }

  #tryPatches(patches: readonly TypedPatch[]): ProposalOutcome {
    const patched = applyPatches(this.base, [...this.#patches, ...patches], isSecurityWeakening);
    if (!patched.ok) return { accepted: false, reason: patched.error.map(formatProblem).join(' ') };
    const refusal = patched.value.refused.find((refused) => patches.includes(refused.patch));
    if (refusal !== undefined) return { accepted: false, reason: REFUSALS[refusal.reason] };
    const problems = validateForCompile(patched.value.resolved);
    if (problems.length > 0) return { accepted: false, reason: problems.map(formatProblem).join(' ') };
    this.#patches.push(...patches);
    this.#draft = patched.value.resolved;
    return { accepted: true, reason: 'Noted in the draft.' };
  }
}

const REFUSALS = {
  'lower-rank':
    'Somebody with more say (the request, an input file, a reviewer or a policy) decided this value.',
  'weakens-security': 'A model can never weaken a security field. Leave it as it is.',
} as const;
