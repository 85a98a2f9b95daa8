import { isJsonObject, listLeaves, parsePointer } from '../../blueprint/json-pointer.js';
import { rankOrder, type Fact } from '../../blueprint/provenance.js';

/**
 * Brings facts to one granularity. A Blueprint file states label maps and variables whole (`env.LEVEL: {value: info}`), the
 * reader of requests leaf by leaf; the steps of a resolution look at leaves only.
 *
 * A variable is a literal, a Secret's key or a field, never a mixture: of statements about one variable only those of
 * the highest rank stay. An empty object stays as it is, because it says that there is nothing.
 */
export function expandFacts(facts: readonly Fact[]): readonly Fact[] {
  return keepStrongestVariables(facts.flatMap(expandFact));
}

function expandFact(fact: Fact): readonly Fact[] {
  if (!isJsonObject(fact.value) || Object.keys(fact.value).length === 0) return [fact];
  return [...listLeaves(fact.value, fact.pointer)].map(([pointer, value]) => ({ ...fact, pointer, value }));
}

function keepStrongestVariables(facts: readonly Fact[]): readonly Fact[] {
  const strongest = new Map<string, number>();
  for (const fact of facts) {
    const variable = variableOf(fact);
    if (variable !== undefined)
      strongest.set(variable, Math.max(strongest.get(variable) ?? 0, rankOrder(fact.rank)));
  }
  return facts.filter((fact) => {
    const variable = variableOf(fact);
    return variable === undefined || rankOrder(fact.rank) === strongest.get(variable);
  });
}

/** Pointer of the variable that a leaf belongs to. */
function variableOf({ pointer }: Fact): string | undefined {
  const [root, , group, name, leaf] = parsePointer(pointer);
  if (root !== 'components' || group !== 'env' || name === undefined || leaf === undefined) return undefined;
  return pointer.slice(0, pointer.lastIndexOf('/'));
}
