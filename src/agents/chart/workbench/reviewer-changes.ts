import type { ChartRunInput } from '../../../contract/chart-run.js';
import { digestBlueprint } from '../../../core/blueprint/digest-blueprint.js';
import { formatPointer, listLeaves, parsePointer } from '../../../core/blueprint/json-pointer.js';
import type { Fact } from '../../../core/blueprint/provenance.js';
import type { Blueprint } from '../../../core/blueprint/schema/blueprint.js';
import { validateForCompile } from '../../../core/chart/validate-for-compile.js';
import type { Knowledge } from '../../../core/intake/knowledge.js';
import { readEnglish } from '../../../core/intake/english/read-english.js';
import type { JsonValue } from '../../../core/ports/json.js';
import type { PersonDecision } from '../gates/ask-decision.js';
import type { ChartDraftValues } from './chart-draft.js';
import { renameComponent } from './rename-component.js';
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
  /** Pointers below which everything that was said before gives way. */
  readonly overruled: readonly string[];
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
  const named = reading.facts.flatMap(({ pointer }) => {
    const [root, kind, name = ''] = parsePointer(pointer);
    return root === 'intent' && kind === 'named' ? [name] : [];
  });
  const [only = '', ...others] = Object.keys(context.blueprint.components);
  const rename = (name: string): string => (others.length > 0 || named.includes(name) ? name : only);
  const facts = reading.facts.map((fact): Fact => ({
    ...fact,
    pointer: renameComponent(fact.pointer, rename),
    rank: 'reviewer',
    source: { kind: 'review', reviewId: person.reviewId, actor: person.actor },
  }));
  return {
    facts,
    unread: reading.unread.map(({ text }) => text),
    overruled: facts.flatMap((fact) => listOverruled(fact, comment)),
  };
}

/** Words that add a host to those before. */
const ADDING = /\b(?:also|too|as well|additional(?:ly)?|add(?:ing)?|both)\b/i;

/**
 * Hosts are stated one by one and add up, so a rank alone does not settle them: "no ingress" takes all of them back, and
 * another host takes their place unless the comment says "also".
 */
function listOverruled({ pointer, value }: Fact, comment: string): readonly string[] {
  const [root, kind, component = '', environment = ''] = parsePointer(pointer);
  if (root !== 'intent') return [];
  const all = [formatPointer('intent', 'hosts', component), formatPointer('routes', component)];
  if (kind === 'exposed' && value === false) return all;
  if (kind !== 'hosts' || ADDING.test(comment)) return [];
  return environment === ''
    ? [formatPointer('intent', 'hosts', component, ''), formatPointer('routes', component, 'hosts')]
    : [
        formatPointer('intent', 'hosts', component, environment),
        formatPointer('environments', environment, 'routes', component, 'hosts'),
      ];
}

/** The draft without what a reviewer's words overrule. Its Blueprint is that of before. */
export function withoutOverruled(draft: ChartDraftValues, overruled: readonly string[]): ChartDraftValues {
  if (overruled.length === 0) return draft;
  const stands = ({ pointer }: Pick<Fact, 'pointer'>): boolean =>
    !overruled.some((place) => pointer === place || pointer.startsWith(`${place}/`));
  return { ...draft, facts: draft.facts.filter(stands), patches: draft.patches.filter(stands) };
}

/**
 * The draft after a reviewer's facts, or a sentence that says why they cannot be used: they contradict something, do not
 * compile, or change nothing. An earlier fact of a reviewer about the same place gives way.
 */
export function applyReviewerFacts(
  input: ChartRunInput,
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
    readResolveOptions(input),
  );
  if (resolution.kind === 'questions')
    return `The change leaves something open: ${describeQuestions(resolution.questions)}`;
  const problems = validateForCompile(resolution.draft.resolved);
  if (problems.length > 0) return `The change cannot be used: ${describeProblems(problems)}`;
  const isSame =
    digestBlueprint(resolution.draft.resolved.blueprint) === digestBlueprint(draft.resolved.blueprint);
  return isSame ? 'The change leaves the Blueprint as it is.' : resolution.draft;
}
