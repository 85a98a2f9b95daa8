import type { JsonValue } from '../../../ports/json.js';
import type { ComponentContext } from '../resolution.js';

/** Settings that only a StatefulSet or only a DaemonSet has. */
export function resolveController(context: ComponentContext): void {
  if (context.workload === 'StatefulSet') resolveStatefulSet(context);
  if (context.workload === 'DaemonSet')
    context.draft.fillDefault(
      ['components', context.name, 'daemonSet', 'maxUnavailable'],
      '10%',
      'A new version reaches one node in ten at a time.',
    );
}

function resolveStatefulSet({ draft, name, role, behaviour }: ComponentContext): void {
  const fill = (leaf: string, value: JsonValue, reason: string): void =>
    draft.fillDefault(['components', name, 'statefulSet', leaf], value, reason);
  const policy = behaviour.podManagementPolicy ?? 'OrderedReady';
  fill(
    'podManagementPolicy',
    policy,
    policy === 'Parallel'
      ? 'Its members must start together to find each other.'
      : 'One pod after the other, each only when the one before is ready.',
  );
  fill(
    'publishNotReadyAddresses',
    role === 'store',
    role === 'store'
      ? 'Members must find each other before they are ready.'
      : 'Only pods that are ready are found.',
  );
  const kept = 'Data outlives the workload until a person deletes it.';
  fill('whenDeleted', 'Retain', kept);
  fill('whenScaled', 'Retain', kept);
}
