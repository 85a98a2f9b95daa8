import { listLeaves } from '../../src/core/blueprint/json-pointer.js';
import type { Fact } from '../../src/core/blueprint/provenance.js';
import type { JsonObject } from '../../src/core/ports/json.js';

/** What a request would state, as facts: every leaf of the tree at its pointer, with the rank of the user's own words. */
export function statedFacts(tree: JsonObject): readonly Fact[] {
  return [...listLeaves(tree)].map(([pointer, value]) => ({
    pointer,
    value,
    rank: 'request',
    source: { kind: 'request', text: `${pointer} ${JSON.stringify(value)}`, start: 0, end: 0 },
  }));
}
