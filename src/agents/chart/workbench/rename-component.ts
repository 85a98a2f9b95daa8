import { formatPointer, parsePointer } from '../../../core/blueprint/json-pointer.js';

/** Puts the right component into a pointer that names one; other pointers stay as they are. */
export function renameComponent(pointer: string, rename: (name: string) => string): string {
  const segments = [...parsePointer(pointer)];
  const place = placeOfName(segments);
  const name = segments[place];
  if (name === undefined) return pointer;
  segments[place] = rename(name);
  return formatPointer(...segments);
}

/** The component a pointer names; undefined when it names none. */
export function findComponentName(pointer: string): string | undefined {
  const segments = parsePointer(pointer);
  return segments[placeOfName(segments)];
}

/** Parts of the Blueprint whose keys are components. */
const NAMED_PARTS: ReadonlySet<string> = new Set(['components', 'routes']);

/** Which segment names a component; -1 when none does. */
function placeOfName([root = '', second = '', third = '', fourth]: readonly string[]): number {
  if (NAMED_PARTS.has(root)) return 1;
  if (root === 'environments' && NAMED_PARTS.has(third) && fourth !== undefined) return 3;
  return root === 'intent' && third !== '' && second !== 'unsupported' ? 2 : -1;
}
