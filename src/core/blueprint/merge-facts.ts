import { equalJson, parsePointer } from './json-pointer.js';
import { rankOrder, type Fact } from './provenance.js';

/** Two or more facts of the same, highest rank that disagree. Somebody has to be asked. */
export interface FactConflict {
  readonly pointer: string;
  /** In the order they were given; at least two, with at least two different values. */
  readonly facts: readonly Fact[];
}

/** The outcome of {@link mergeFacts}. */
export interface MergedFacts {
  /** The winning fact of each pointer, sorted by pointer. A conflicting pointer has its first fact here. */
  readonly winners: ReadonlyMap<string, Fact>;
  readonly conflicts: readonly FactConflict[];
}

/**
 * Merges statements about the application: per pointer the highest rank wins; equal top ranks that disagree conflict.
 *
 * Later facts of the same rank with the same value change nothing. A fact on an inner node (for example an empty object
 * at `/routes`) is dropped when another fact lies below it.
 */
export function mergeFacts(facts: readonly Fact[]): MergedFacts {
  const byPointer = new Map<string, Fact[]>();
  for (const fact of facts) byPointer.set(fact.pointer, [...(byPointer.get(fact.pointer) ?? []), fact]);
  const winners = new Map<string, Fact>();
  const conflicts: FactConflict[] = [];
  for (const pointer of withoutInnerNodes([...byPointer.keys()])) {
    const strongest = keepStrongest(byPointer.get(pointer) ?? []);
    const [winner] = strongest;
    if (winner === undefined) continue;
    winners.set(pointer, winner);
    if (strongest.some((fact) => !equalJson(fact.value, winner.value)))
      conflicts.push({ pointer, facts: strongest });
  }
  return { winners, conflicts };
}

function keepStrongest(facts: readonly Fact[]): readonly Fact[] {
  const top = Math.max(...facts.map((fact) => rankOrder(fact.rank)));
  return facts.filter((fact) => rankOrder(fact.rank) === top);
}

/** Sorted pointers without those that are a proper prefix of another one. */
function withoutInnerNodes(pointers: readonly string[]): readonly string[] {
  const inner = new Set<string>();
  for (const pointer of pointers) {
    const segments = parsePointer(pointer).length;
    let prefix = pointer;
    for (let depth = 1; depth < segments; depth += 1) {
      prefix = prefix.slice(0, prefix.lastIndexOf('/'));
      inner.add(prefix);
    }
  }
  return pointers.filter((pointer) => !inner.has(pointer)).sort();
}
