import { digestBlueprint } from '../../../core/blueprint/digest-blueprint.js';
import { formatPointer, listLeaves, parsePointer } from '../../../core/blueprint/json-pointer.js';
import type { Fact } from '../../../core/blueprint/provenance.js';
import type { Blueprint } from '../../../core/blueprint/schema/blueprint.js';
import { validateForCompile } from '../../../core/chart/validate-for-compile.js';
import type { Knowledge } from '../../../core/intake/knowledge.js';
import { readEnglish } from '../../../core/intake/english/read-english.js';
import type { JsonValue } from '../../../core/ports/json.js';
import type { PersonDecision } from '../gates/ask-decision.js';
import type { ChartStateValues } from '../state.js';
import type { ChartDraftValues } from './chart-draft.js';
import { describeProblems, describeQuestions, readResolveOptions, resolveDraft } from './resolve-draft.js';

/** Values a reviewer set, as facts of the reviewer. Trees are taken leaf by leaf. */
export function factsFromChanges(
  changes: Readonly<Record<string, JsonValue>>,
  person: PersonDecision,
): readonly Fact[] {
  return Object.entries(changes).flatMap(([pointer, value]) =>
    [...listLeaves(value, pointer)].map(([leaf, leafValue]) => ({
      pointer: leaf,
      value: leafValue,
      rank: 'reviewer' as const,
      source: { kind: 'review' as const, reviewId: person.reviewId, actor: person.actor },
    })),
  );
}

/** What a reviewer's comment says. */
export interface CommentReading {
  readonly facts: readonly Fact[];
  /** Parts of the comment that nothing was read from. */
  readonly unread: readonly string[];
}

/**
 * Reads a reviewer's comment like a request; what it says has the reviewer's rank. "use 5 replicas" names no component: it
 * is about the only one, if there is only one.
 */
export function factsFromComment(
  comment: string,
  person: PersonDecision,
  context: { readonly knowledge: Knowledge; readonly blueprint: Blueprint },
): CommentReading {
  const reading = readEnglish(comment, context.knowledge);
  const facts = reading.facts.map((fact): Fact => ({
    ...fact,
    pointer: nameComponent(fact.pointer, context.blueprint),
    rank: 'reviewer',
    source: { kind: 'review', reviewId: person.reviewId, actor: person.actor },
  }));
  return { facts, unread: reading.unread.map(({ text }) => text) };
}

/** Groups of pointers whose second segment names a component. */
const NAMED_GROUPS: ReadonlySet<string> = new Set(['components']);

function nameComponent(pointer: string, blueprint: Blueprint): string {
  const [group = '', ...rest] = parsePointer(pointer);
  const [only, ...others] = Object.keys(blueprint.components);
  if (only === undefined || others.length > 0) return pointer;
  if (NAMED_GROUPS.has(group)) return formatPointer(group, only, ...rest.slice(1));
  const [kind = '', ...below] = rest;
  if (group === 'intent' && below.length > 0 && kind !== 'unsupported')
    return formatPointer(group, kind, only, ...below.slice(1));
  return pointer;
}

/**
 * The draft after a reviewer's facts, or a sentence that says why they cannot be used: they contradict something, do not
 * compile, or change nothing. An earlier fact of a reviewer about the same place gives way.
 */
export function applyReviewerFacts(
  state: ChartStateValues,
  draft: ChartDraftValues,
  facts: readonly Fact[],
  knowledge: Knowledge,
): ChartDraftValues | string {
  const pointers = new Set(facts.map(({ pointer }) => pointer));
  const standing = draft.facts.filter((fact) => fact.rank !== 'reviewer' || !pointers.has(fact.pointer));
  const resolution = resolveDraft(
    [...standing, ...facts],
    draft.patches,
    knowledge,
    readResolveOptions(state.input),
  );
  if (resolution.kind === 'questions')
    return `The change leaves something open: ${describeQuestions(resolution.questions)}`;
  const problems = validateForCompile(resolution.draft.resolved);
  if (problems.length > 0) return `The change cannot be used: ${describeProblems(problems)}`;
  const isSame =
    digestBlueprint(resolution.draft.resolved.blueprint) === digestBlueprint(draft.resolved.blueprint);
  return isSame ? 'The change leaves the Blueprint as it is.' : resolution.draft;
}
