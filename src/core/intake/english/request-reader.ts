import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Fact } from '../../blueprint/provenance.js';
import type { WorkloadKind } from '../../blueprint/schema/workload.js';
import type { JsonValue } from '../../ports/json.js';
import type { IntakeKnowledge } from '../knowledge.js';
import type { ComponentScopes } from './component-scopes.js';
import type { EnvironmentScopes } from './environment-scopes.js';
import { findImages, type ImageMention } from './find-images.js';
import { countDenialAfter, findDenial, isDenialFiller } from './negation.js';
import type { Match, RequestDocument } from './request-document.js';
import type { Span } from './token.js';

/** Looks for one kind of statement and reports what it found to the reader. Order in the registry matters only for claims. */
export type Recogniser = (reader: RequestReader) => void;

/** Which leaves of a component one environment may override, by path below the component. */
const OVERRIDABLE: readonly (readonly [RegExp, string])[] = [
  [/^scaling\/replicas$/, 'replicas'],
  [/^scaling\/autoscaling\//, 'autoscaling/'],
  [/^resources\//, 'resources/'],
  [/^image$/, 'image'],
  [/^env\/[^/]+\/value$/, 'env/'],
  [/^volumes\/[^/]+\/size$/, 'volumes/'],
  [/^schedule\/(?:cron|suspend)$/, 'schedule/'],
];

/** Collects facts, notes and claims while recognisers run; knows which component and environment a place belongs to. */
export class RequestReader {
  readonly document: RequestDocument;
  readonly knowledge: IntakeKnowledge;
  readonly components: ComponentScopes;
  readonly environments: EnvironmentScopes;
  readonly notes: string[] = [];
  #facts: Fact[] = [];
  readonly #claimed: boolean[];
  #images: readonly ImageMention[] | undefined;
  readonly #stated = new Set<string>();
  /** Where the word stands that denies a match. */
  readonly #denials = new Map<Match, number>();

  constructor(
    document: RequestDocument,
    knowledge: IntakeKnowledge,
    scopes: { readonly components: ComponentScopes; readonly environments: EnvironmentScopes },
  ) {
    this.document = document;
    this.knowledge = knowledge;
    this.components = scopes.components;
    this.environments = scopes.environments;
    this.#claimed = document.tokens.map(() => false);
  }

  /** Every image of the request, of components and of data stores beside them. */
  get images(): readonly ImageMention[] {
    this.#images ??= findImages(this.document, this.knowledge);
    return this.#images;
  }

  /** Everything stated so far, in that order. */
  get facts(): readonly Fact[] {
    return this.#facts;
  }

  /** Matches of a pattern on the normal view, without those that touch a token another recogniser has claimed. */
  find(pattern: RegExp): readonly Match[] {
    return this.document.find(pattern).filter((match) => !this.#isTaken(match));
  }

  /** Like `find`, but only matches that begin between two tokens. */
  findWithin(pattern: RegExp, first: number, last: number): readonly Match[] {
    return this.document.findWithin(pattern, first, last).filter((match) => !this.#isTaken(match));
  }

  /** Calls the handler for every unclaimed match. A match that an earlier call claimed is left out. */
  each(pattern: RegExp, handle: (match: Match) => void): void {
    for (const match of this.find(pattern)) if (!this.#isTaken(match)) handle(match);
  }

  /** Matches whether or not their words are claimed already. */
  findAll(pattern: RegExp): readonly Match[] {
    return this.document.find(pattern);
  }

  /** True when the words deny what the match names. */
  isDenied(match: Match): boolean {
    const index = findDenial(this.document, match.firstToken, match.lastToken);
    if (index === undefined) return false;
    const after = index === match.lastToken ? countDenialAfter(this.document, index) : 0;
    this.claim({ firstToken: index, lastToken: index + after });
    for (let between = index + 1; between < match.firstToken; between += 1)
      if (isDenialFiller(this.document.tokens[between]?.normal ?? ''))
        this.claim({ firstToken: between, lastToken: between });
    this.#denials.set(match, this.document.tokens[index]?.start ?? match.span.start);
    return true;
  }

  /** The words behind a statement: the match, with the word that denies it. */
  spanOf(match: Match): Span {
    const start = this.#denials.get(match) ?? match.span.start;
    return { start: Math.min(start, match.span.start), end: match.span.end };
  }

  /** Marks words as understood. */
  claim(match: { readonly firstToken: number; readonly lastToken: number }): void {
    for (let index = match.firstToken; index <= match.lastToken; index += 1) this.#claimed[index] = true;
  }

  /** Marks the tokens inside a place as understood. */
  claimSpan(span: Span): void {
    const first = this.document.tokenIndexAt(span.start);
    for (let index = first; (this.document.tokens[index]?.start ?? span.end) < span.end; index += 1)
      this.#claimed[index] = true;
  }

  /** True when a recogniser has understood the token. */
  isClaimed(index: number): boolean {
    return this.#claimed[index] ?? false;
  }

  /** The words of a group as they were written; empty when the group took no part. */
  written(match: Match, group: number): string {
    const span = match.spans[group];
    return span === undefined ? '' : this.document.slice(span);
  }

  /** Adds a note for the user, once. */
  note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }

  /** States a fact at an absolute place of the Blueprint. */
  state(match: Match, path: readonly string[], value: JsonValue): void {
    this.claim(match);
    this.stateAt(this.spanOf(match), path, value);
  }

  /** True when a statement about this place was made before. */
  hasStated(...path: readonly string[]): boolean {
    return this.#stated.has(formatPointer(...path));
  }

  /** True when the request has said that a component is a workload of this kind. */
  isWorkload(component: string, kind: WorkloadKind): boolean {
    return this.#stated.has(`${formatPointer('components', component, 'workload')} ${JSON.stringify(kind)}`);
  }

  /** States a fact without claiming the words. The same statement made twice is kept once, with its first words. */
  stateAt(span: Span, path: readonly string[], value: JsonValue): void {
    const pointer = formatPointer(...path);
    const statement = `${pointer} ${JSON.stringify(value)}`;
    if (this.#stated.has(statement)) return;
    this.#dropCorrected(span, pointer);
    this.#stated.add(statement).add(pointer);
    const text = this.document.slice(span);
    this.#facts.push({
      pointer,
      value,
      rank: 'request',
      source: { kind: 'request', text, start: span.start, end: span.end },
    });
  }

  /** `2 replicas. Actually, make that 4`: what was said before is taken back. */
  #dropCorrected(span: Span, pointer: string): void {
    const first = this.document.tokenIndexAt(span.start);
    const before = ` ${this.document.normalBetween(first - 6, first - 1)} `;
    const correction = CORRECTION.exec(before);
    if (correction === null || !this.#stated.has(pointer)) return;
    this.#facts = this.#facts.filter(
      (fact) => fact.pointer !== pointer || fact.source.kind !== 'request' || fact.source.start > span.start,
    );
    for (let index = Math.max(0, first - 6); index < first; index += 1)
      if (CORRECTION_WORD.test(this.document.tokens[index]?.normal ?? ''))
        this.claim({ firstToken: index, lastToken: index });
  }

  /** States a fact about the component (or components) and environment that the match stands in. */
  stateForComponent(match: Match, path: readonly string[], value: JsonValue): void {
    this.claim(match);
    for (const component of this.components.at(match.span.start))
      this.stateForNamed(this.spanOf(match), component, path, value);
  }

  /** States a fact about one component, in the environment the words stand in. */
  stateForNamed(span: Span, component: string, path: readonly string[], value: JsonValue): void {
    const environment = this.environments.at(span.start);
    const override = environment === undefined ? undefined : overridePath(path);
    if (environment !== undefined && override !== undefined)
      this.stateAt(span, ['environments', environment, 'components', component, ...override], value);
    else this.stateAt(span, ['components', component, ...path], value);
  }

  /** States a fact about the public route of the component, in the environment the words stand in. */
  stateForRoute(match: Match, path: readonly string[], value: JsonValue): void {
    this.claim(match);
    for (const component of this.components.publicAt(match.span.start)) {
      const environment = this.environments.at(match.span.start);
      const isOverride =
        environment !== undefined && /^(?:hosts|tls\/(?:enabled|secretName)|enabled)$/.test(path.join('/'));
      this.stateAt(
        this.spanOf(match),
        isOverride
          ? ['environments', environment, 'routes', component, ...path]
          : ['routes', component, ...path],
        value,
      );
    }
  }

  /** States what the user wants in terms that only the resolver understands: never a leaf of the Blueprint. */
  stateIntent(match: Match, path: readonly string[], value: JsonValue): void {
    this.claim(match);
    this.stateAt(this.spanOf(match), ['intent', ...path], value);
  }

  #isTaken(match: Match): boolean {
    for (let index = match.firstToken; index <= match.lastToken; index += 1)
      if (this.#claimed[index] === true) return true;
    return false;
  }
}

const CORRECTION =
  / (?:actually|make (?:that|it)|no wait|sorry|correction|i mean|scratch that|rather|or better|on second thought) /;
const CORRECTION_WORD =
  /^(?:actually|make|that|no|wait|sorry|correction|mean|scratch|rather|better|thought|second)$/;

function overridePath(path: readonly string[]): readonly string[] | undefined {
  const joined = path.join('/');
  const rule = OVERRIDABLE.find(([pattern]) => pattern.test(joined));
  if (rule === undefined) return undefined;
  return rule[1].endsWith('/') ? path.slice(joined.startsWith('scaling/') ? 1 : 0) : [rule[1]];
}
