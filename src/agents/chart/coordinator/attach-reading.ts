import { parsePointer } from '../../../core/blueprint/json-pointer.js';
import type { Fact } from '../../../core/blueprint/provenance.js';
import type { Reading, UnreadSpan } from '../../../core/intake/reading.js';
import { findComponentName, renameComponent } from '../workbench/rename-component.js';

/**
 * Makes words that name no application speak of the file's: of its only component, or of the one whose name stands in the
 * request. When it could be any of several, nothing is guessed: the words come back as unread, with a note.
 *
 * @param request - The text the reading was made from; its spans point into it.
 * @param filed - The facts of the Blueprint file; without a component there, the reading stays as it is.
 */
export function attachReading(reading: Reading, request: string, filed: readonly Fact[]): Reading {
  const known = listComponents(filed);
  if (known.length === 0) return reading;
  const named = new Set([...known, ...listNamed(reading.facts)]);
  const isUnnamed = ({ pointer }: Fact): boolean => {
    const name = findComponentName(pointer);
    return name !== undefined && !named.has(name);
  };
  if (!reading.facts.some(isUnnamed)) return reading;
  const [only, ...others] = known.length === 1 ? known : known.filter((name) => isMentioned(name, request));
  if (only === undefined || others.length > 0) return setAside(reading, isUnnamed, known);
  const rename = (name: string): string => (named.has(name) ? name : only);
  return {
    ...reading,
    facts: reading.facts.map((fact) => ({ ...fact, pointer: renameComponent(fact.pointer, rename) })),
  };
}

function listComponents(filed: readonly Fact[]): readonly string[] {
  const names = filed.flatMap(({ pointer }) => {
    const [root, name] = parsePointer(pointer);
    return root === 'components' && name !== undefined ? [name] : [];
  });
  return [...new Set(names)].sort();
}

/** Components that the words of the request name themselves. */
function listNamed(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap(({ pointer }) => {
    const [root, kind, name] = parsePointer(pointer);
    return root === 'intent' && kind === 'named' && name !== undefined ? [name] : [];
  });
}

function isMentioned(name: string, request: string): boolean {
  return request
    .toLowerCase()
    .split(/[^a-z0-9-]+/)
    .includes(name);
}

function setAside(reading: Reading, isUnnamed: (fact: Fact) => boolean, known: readonly string[]): Reading {
  const spans = new Map<number, UnreadSpan>();
  for (const fact of reading.facts)
    if (isUnnamed(fact) && fact.source.kind === 'request') {
      const { text, start, end } = fact.source;
      spans.set(start, { text, start, end });
    }
  return {
    ...reading,
    facts: reading.facts.filter((fact) => !isUnnamed(fact)),
    unread: [...reading.unread, ...spans.values()].sort((left, right) => left.start - right.start),
    notes: [
      ...reading.notes,
      `The file has several components (${known.join(', ')}), and the request does not say which one it is about; name it.`,
    ],
  };
}
