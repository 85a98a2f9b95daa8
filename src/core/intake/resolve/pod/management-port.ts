import type { ComponentContext } from '../resolution.js';

/** Name of the port of the framework's second server, for health and metrics; undefined when the component has none. */
export function managementPort({ draft, name, behaviour, mainPort }: ComponentContext): string | undefined {
  return behaviour.management?.value.ports.find(
    (port) => port !== mainPort && draft.has('components', name, 'ports', port),
  );
}
