import type { RaisedEvent } from '../../../contract/run-event.js';
import { listLeaves } from '../../../core/blueprint/json-pointer.js';
import type { Fact } from '../../../core/blueprint/provenance.js';
import { isSecurityWeakening } from '../../../core/checks/security-weakening.js';
import type { Knowledge } from '../../../core/intake/knowledge.js';
import type { ResolveOptions } from '../../../core/intake/resolve/resolution.js';
import type { JsonValue } from '../../../core/ports/json.js';
import type { ProposalOutcome } from '../session/agent-session.js';
import { toError, type ToolHost } from '../session/tool-host.js';
import { resolveDraft, type DraftResolution } from '../workbench/resolve-draft.js';

/** What an {@link IntakeSession} starts from. */
export interface IntakeSessionStart {
  readonly facts: readonly Fact[];
  readonly knowledge: Knowledge;
  readonly options: ResolveOptions;
  /** What the facts resolve to, when that is known. */
  readonly resolution?: DraftResolution;
  /** Name of the model that drives the coordinator, for provenance. */
  readonly modelName: string;
  readonly raise: (event: RaisedEvent) => void;
}

/** The run context of the coordinator: facts that grow, and what they resolve to. */
export class IntakeSession implements ToolHost {
  readonly raise: (event: RaisedEvent) => void;
  readonly #start: IntakeSessionStart;
  #facts: readonly Fact[];
  #resolution: DraftResolution;
  #failure: Error | undefined;

  constructor(start: IntakeSessionStart) {
    this.raise = start.raise;
    this.#start = start;
    this.#facts = start.facts;
    this.#resolution = start.resolution ?? this.#resolve(start.facts);
  }

  /** Everything said so far, the model's additions last. */
  get facts(): readonly Fact[] {
    return this.#facts;
  }

  /** What the facts resolve to. */
  get resolution(): DraftResolution {
    return this.#resolution;
  }

  get failure(): Error | undefined {
    return this.#failure;
  }

  recordFailure(error: unknown): void {
    this.#failure ??= toError(error);
  }

  /**
   * Adds a fact that a model read from the request. It never wins over what the rules read, never weakens a security field,
   * and is refused when it opens more questions than it answers.
   */
  addModelFact(pointer: string, value: JsonValue): ProposalOutcome {
    const leaves = [...listLeaves(value, pointer)];
    if (leaves.some(([leaf, leafValue]) => isSecurityWeakening(leaf, undefined, leafValue)))
      return { accepted: false, reason: 'A model can never weaken a security field.' };
    const { modelName } = this.#start;
    const added = leaves.map(([leaf, leafValue]): Fact => ({
      pointer: leaf,
      value: leafValue,
      rank: 'model',
      source: { kind: 'model', model: modelName, agent: 'coordinator' },
    }));
    const facts = [...this.#facts, ...added];
    const resolution = this.#resolve(facts);
    if (countQuestions(resolution) > countQuestions(this.#resolution))
      return { accepted: false, reason: 'It contradicts another statement or has a wrong form.' };
    this.#facts = facts;
    this.#resolution = resolution;
    return { accepted: true, reason: 'Noted.' };
  }

  #resolve(facts: readonly Fact[]): DraftResolution {
    return resolveDraft(facts, [], this.#start.knowledge, this.#start.options);
  }
}

function countQuestions(resolution: DraftResolution): number {
  return resolution.kind === 'questions' ? resolution.questions.length : 0;
}
