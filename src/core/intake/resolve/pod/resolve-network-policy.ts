import type { ComponentContext } from '../resolution.js';

/** Which traffic is open: what the role needs, and nothing else. */
export function resolveNetworkPolicy({ draft, name, behaviour }: ComponentContext): void {
  const path = ['components', name, 'networkPolicy'];
  const listens = draft.names('components', name, 'ports').length > 0;
  draft.fillDefault([...path, 'enabled'], true, 'Only declared connections are open.');
  draft.fillDefault(
    [...path, 'allowSameNamespace'],
    listens,
    listens
      ? 'Nothing says which callers may reach it.'
      : 'It listens on nothing, so nobody has to reach it.',
  );
  draft.fillDefault(
    [...path, 'allowInternet'],
    behaviour.internet !== undefined,
    behaviour.internet ??
      'The request names no services on the internet; declared connections and DNS stay open.',
  );
}
