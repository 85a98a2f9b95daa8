import type { ResolvedBlueprint } from '../../blueprint/resolved-blueprint.js';
import type { ComponentRole } from '../../blueprint/schema/component.js';
import type { WorkloadKind } from '../../blueprint/schema/workload.js';
import type { Archetype, Knowledge } from '../knowledge.js';
import type { Question } from '../question.js';
import type { BlueprintDraft } from './blueprint-draft.js';

/** What a caller may decide about a resolution. */
export interface ResolveOptions {
  /**
   * Environments that get a values file, beside those the facts name.
   * @default ['dev', 'staging', 'prod']
   */
  readonly environments?: readonly string[];
  /** SemVer range for Chart.yaml. @default '>=1.30.0-0' */
  readonly kubeVersion?: string;
}

/** The outcome of `resolveBlueprint`. */
export type Resolution =
  | {
      readonly kind: 'resolved';
      readonly resolved: ResolvedBlueprint;
      /** Sentences the user should see: assumptions, things to check. */
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'questions';
      readonly questions: readonly Question[];
      readonly notes: readonly string[];
    };

/** What every step of a resolution works on. */
export interface ResolveContext {
  readonly draft: BlueprintDraft;
  readonly knowledge: Knowledge;
  readonly environments: readonly string[];
  readonly kubeVersion: string;
  readonly questions: Question[];
  readonly notes: string[];
}

/** One component and the archetypes its defaults come from. */
export interface ComponentContext extends ResolveContext {
  readonly name: string;
  readonly role: ComponentRole;
  readonly workload: WorkloadKind;
  /** What it is written with: resources, identity, variables. */
  readonly archetype: Archetype;
  /**
   * How it behaves: ports, checks, volumes, shutdown. The archetype itself where its role fits, else the generic one of
   * the role: a nightly task written with Django has no port.
   */
  readonly behaviour: Archetype;
  /** Name of the port that requests go to; the component need not have it. */
  readonly mainPort: string;
}
