import { resolveAccess } from './resolve-access.js';
import { resolveArchetypeSecrets } from './resolve-archetype-secrets.js';
import { resolveContainers } from './resolve-containers.js';
import { resolveUnreadSecrets } from './resolve-unread-secrets.js';
import { resolveVariables } from './resolve-variables.js';
import { resolveNetworkPolicy } from './resolve-network-policy.js';
import { resolveScheduling } from './resolve-scheduling.js';
import { resolveSecurity } from './resolve-security.js';
import { resolveShutdown } from './resolve-shutdown.js';
import { resolveMountedSecrets, resolveNamedSecrets } from '../resolve-store-access.js';
import { resolveWritablePaths } from './resolve-writable-paths.js';
import type { ComponentContext } from '../resolution.js';

/** Everything about a component that others need not know, and all that is empty by default. */
export function resolveRuntime(context: ComponentContext): void {
  const { draft, name, behaviour } = context;
  for (const leaf of ['command', 'args'] as const) {
    const sourced = behaviour[leaf];
    if (sourced !== undefined)
      draft.fillArchetype(['components', name, leaf], behaviour.id, {
        value: sourced.value.map((word) => word.replaceAll('{name}', name)),
        reference: sourced.reference,
      });
  }
  resolveArchetypeSecrets(context);
  resolveVariables(context);
  resolveNamedSecrets(context);
  resolveUnreadSecrets(context);
  resolveMountedSecrets(context);
  resolveContainers(context);
  resolveWritablePaths(context);
  resolveShutdown(context);
  resolveSecurity(context);
  resolveScheduling(context);
  resolveAccess(context);
  resolveNetworkPolicy(context);
  draft.fillDefault(
    ['components', name, 'service', 'type'],
    'ClusterIP',
    'Reachable inside the cluster; routes make it public.',
  );
  for (const leaf of EMPTY_LISTS)
    draft.fillDefault(['components', name, ...leaf], [], 'Nothing asks for it.');
  for (const leaf of EMPTY_MAPS) draft.fillDefault(['components', name, ...leaf], {}, 'Nothing asks for it.');
}

const EMPTY_LISTS: readonly (readonly string[])[] = [
  ['imagePullSecrets'],
  ['command'],
  ['args'],
  ['scheduling', 'tolerations'],
];

const EMPTY_MAPS: readonly (readonly string[])[] = [
  ['ports'],
  ['env'],
  ['configFiles'],
  ['secrets'],
  ['probes'],
  ['podLabels'],
  ['podAnnotations'],
  ['scheduling', 'nodeSelector'],
  ['service', 'annotations'],
  ['serviceAccount', 'annotations'],
];
