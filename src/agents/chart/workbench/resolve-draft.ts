import type { ChartRunInput } from '../../../contract/chart-run.js';
import { formatProblem } from '../../../core/blueprint/blueprint-problem.js';
import { applyPatches, type TypedPatch } from '../../../core/blueprint/patch.js';
import type { Fact } from '../../../core/blueprint/provenance.js';
import { isSecurityWeakening } from '../../../core/checks/security-weakening.js';
import type { Knowledge } from '../../../core/intake/knowledge.js';
import type { Question } from '../../../core/intake/question.js';
import type { ResolveOptions } from '../../../core/intake/resolve/resolution.js';
import { resolveBlueprint } from '../../../core/intake/resolve/resolve-blueprint.js';
import type { ChartDraftValues } from './chart-draft.js';

/** Major and minor of a Kubernetes version. */
const MINOR_VERSION = /^(?<minor>\d+\.\d+)/;

/** What a run's input says about the resolution: its environments, and the lowest version it validates on. */
export function readResolveOptions(input: ChartRunInput): ResolveOptions {
  const lowest = MINOR_VERSION.exec(input.kubernetesVersions[0] ?? '')?.groups?.['minor'];
  return {
    environments: input.environments,
    ...(lowest === undefined ? {} : { kubeVersion: `>=${lowest}.0-0` }),
  };
}

/** A draft, or what is still open before there can be one. */
export type DraftResolution =
  | { readonly kind: 'draft'; readonly draft: ChartDraftValues; readonly notes: readonly string[] }
  | {
      readonly kind: 'questions';
      readonly questions: readonly Question[];
      readonly notes: readonly string[];
    };

/**
 * Resolves facts into a draft and puts earlier patches of agents on top. Patches that no longer fit, because the facts
 * changed under them, are dropped: they were proposals.
 */
export function resolveDraft(
  facts: readonly Fact[],
  patches: readonly TypedPatch[],
  knowledge: Knowledge,
  options: ResolveOptions,
): DraftResolution {
  const resolution = resolveBlueprint(facts, knowledge, options);
  if (resolution.kind === 'questions') return resolution;
  const { resolved, notes } = resolution;
  const patched = applyPatches(resolved, patches, isSecurityWeakening);
  if (!patched.ok) return { kind: 'draft', draft: { facts, patches: [], resolved }, notes };
  const refused = new Set(patched.value.refused.map((entry) => entry.patch));
  const kept = patches.filter((patch) => !refused.has(patch));
  return { kind: 'draft', draft: { facts, patches: kept, resolved: patched.value.resolved }, notes };
}

/** Questions as one sentence for a reviewer. */
export function describeQuestions(questions: readonly Question[]): string {
  return questions.map((question) => `${question.text} ${question.reason}`).join(' ');
}

/** Problems as one sentence for a reviewer. */
export function describeProblems(problems: readonly Parameters<typeof formatProblem>[0][]): string {
  return problems.map(formatProblem).join(' ');
}
