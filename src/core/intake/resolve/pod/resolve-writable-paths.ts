import type { ComponentContext } from '../resolution.js';

/** The archetype's directories and those the request names; where a volume is mounted, none is needed. */
export function resolveWritablePaths(context: ComponentContext): void {
  const { draft, name, archetype } = context;
  const path = ['components', name, 'writablePaths'];
  const { value, reference } = archetype.writablePaths;
  const mounted = draft
    .names('components', name, 'volumes')
    .map((volume) => draft.text('components', name, 'volumes', volume, 'mountPath'));
  const free = (paths: readonly string[]): readonly string[] =>
    paths.filter((other) => !mounted.includes(other));
  const [stated] = draft.factsBelow('intent', 'writable', name);
  if (stated !== undefined && !draft.has(...path))
    draft.derive(path, free([...new Set([...value, ...draft.names('intent', 'writable', name)])]), stated);
  draft.fillArchetype(path, archetype.id, { value: free(value), reference });
}
