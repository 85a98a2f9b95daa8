import { formatPointer, parsePointer } from '../../blueprint/json-pointer.js';
import { rankOrder, type Fact } from '../../blueprint/provenance.js';
import type { JsonValue } from '../../ports/json.js';
import type { Sourced } from '../knowledge.js';

/** First segment of pointers that say what is wanted without being part of a Blueprint. */
export const INTENT = 'intent';

/**
 * The winning facts while defaults are filled in. What somebody stated is never replaced; defaults fill gaps.
 */
export class BlueprintDraft {
  readonly #facts: Map<string, Fact>;

  constructor(winners: ReadonlyMap<string, Fact>) {
    this.#facts = new Map(winners);
  }

  /** The fact at a path, if there is one. */
  fact(...path: readonly string[]): Fact | undefined {
    return this.#facts.get(formatPointer(...path));
  }

  /** The value at a path. */
  value(...path: readonly string[]): JsonValue | undefined {
    return this.fact(...path)?.value;
  }

  /** The value at a path when it is a number. */
  number(...path: readonly string[]): number | undefined {
    const value = this.value(...path);
    return typeof value === 'number' ? value : undefined;
  }

  /** The value at a path when it is text; otherwise the empty text. */
  text(...path: readonly string[]): string {
    const value = this.value(...path);
    return typeof value === 'string' ? value : '';
  }

  /** True when there is a fact at the path or below it. */
  has(...path: readonly string[]): boolean {
    return this.#facts.has(formatPointer(...path)) || this.names(...path).length > 0;
  }

  /** Keys directly below a path, sorted, without repeats. */
  names(...path: readonly string[]): readonly string[] {
    const prefix = `${formatPointer(...path)}/`;
    const names = new Set<string>();
    for (const pointer of this.#facts.keys())
      if (pointer.startsWith(prefix)) names.add(parsePointer(pointer)[path.length] ?? '');
    return [...names].sort();
  }

  /** Every fact at or below a path. */
  factsBelow(...path: readonly string[]): readonly Fact[] {
    const pointer = formatPointer(...path);
    return [...this.#facts.values()].filter(
      (fact) => fact.pointer === pointer || fact.pointer.startsWith(`${pointer}/`),
    );
  }

  /** Fills a gap with a product default; the reason is a sentence for people. */
  fillDefault(path: readonly string[], value: JsonValue, reason: string): void {
    if (this.has(...path)) return;
    this.#put({
      pointer: formatPointer(...path),
      value,
      rank: 'default',
      source: { kind: 'default', reason },
    });
  }

  /** Fills a gap with an archetype's starting point. */
  fillArchetype(path: readonly string[], archetype: string, sourced: Sourced<JsonValue>): void {
    if (this.has(...path)) return;
    this.#put({
      pointer: formatPointer(...path),
      value: sourced.value,
      rank: 'archetype',
      source: { kind: 'archetype', id: archetype, reference: sourced.reference },
    });
  }

  /** Replaces a value that no person stated. */
  adjust(path: readonly string[], value: JsonValue, reason: string): void {
    const known = this.fact(...path);
    if (known !== undefined && rankOrder(known.rank) > rankOrder('archetype')) return;
    this.#put({
      pointer: formatPointer(...path),
      value,
      rank: 'default',
      source: { kind: 'default', reason },
    });
  }

  /** Gives a place the origin of another fact: a value put together from what somebody said. */
  derive(path: readonly string[], value: JsonValue, from: Fact): void {
    this.#put({ pointer: formatPointer(...path), value, rank: from.rank, source: from.source });
  }

  /**
   * Fills a gap of a branch. An empty branch that somebody stated (`monitoring: {}`) is a wish: the value gets its origin, so
   * that a file written from the Blueprint says it again.
   */
  fillWish(branch: readonly string[], leaf: string, value: JsonValue, reason: string): void {
    const wish = this.fact(...branch);
    if (wish === undefined) this.fillDefault([...branch, leaf], value, reason);
    else this.derive([...branch, leaf], value, wish);
  }

  /** Removes a branch that the rest makes meaningless. */
  remove(...path: readonly string[]): void {
    for (const fact of this.factsBelow(...path)) this.#facts.delete(fact.pointer);
  }

  /** The facts that belong into a Blueprint, sorted by pointer, so that the same facts give the same bytes. */
  winners(): ReadonlyMap<string, Fact> {
    const kept = [...this.#facts.values()].filter((fact) => !fact.pointer.startsWith(`/${INTENT}/`));
    kept.sort((left, right) => (left.pointer < right.pointer ? -1 : 1));
    return new Map(kept.map((fact) => [fact.pointer, fact]));
  }

  /** An empty map above the new leaf was a leaf only as long as it was empty. */
  #put(fact: Fact): void {
    for (let end = fact.pointer.lastIndexOf('/'); end > 0; end = fact.pointer.lastIndexOf('/', end - 1))
      this.#facts.delete(fact.pointer.slice(0, end));
    this.#facts.set(fact.pointer, fact);
  }
}

/** The words of the user behind a fact, quoted, or what kind of source it has. */
export function quoteSource(fact: Fact): string {
  const { source } = fact;
  switch (source.kind) {
    case 'request':
      return `"${source.text.replaceAll(/\s+/g, ' ')}"`;
    case 'file':
      return `${source.path} line ${source.line}`;
    case 'answer':
      return 'an answer';
    case 'review':
      return `a review by ${source.actor}`;
    case 'model':
      return `a suggestion of ${source.model}`;
    default:
      return `a ${source.kind}`;
  }
}
