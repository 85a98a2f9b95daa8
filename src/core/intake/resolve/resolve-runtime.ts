import type { JsonValue } from '../../ports/json.js';
import type { ComponentContext } from './resolution.js';
import { resolveNamedSecrets } from './resolve-store-access.js';

/** Seconds between a pod leaving its endpoints and SIGTERM. */
const PRE_STOP_SECONDS = 5;
/** Seconds kept in reserve between the end of draining and SIGKILL. */
const MARGIN_SECONDS = 5;

/** Shutdown, identity, scheduling, Service, ServiceAccount, NetworkPolicy and everything that is empty by default. */
export function resolveRuntime(context: ComponentContext): void {
  const { draft, name } = context;
  draft.fillDefault(['components', name, 'role'], 'service', 'It answers requests.');
  draft.fillDefault(
    ['components', name, 'workload'],
    'Deployment',
    'Its pods are interchangeable and keep no data.',
  );
  resolveWritablePaths(context);
  resolveEnvironment(context);
  resolveShutdown(context);
  resolveSecurity(context);
  const fill = (path: readonly string[], value: JsonValue, reason: string): void =>
    draft.fillDefault(['components', name, ...path], value, reason);
  fill(['scheduling', 'spread'], 'preferred', 'Pods spread over nodes and zones where that is possible.');
  fill(['service', 'type'], 'ClusterIP', 'Reachable inside the cluster; routes make it public.');
  fill(['serviceAccount', 'create'], true, 'An identity of its own, without rights.');
  fill(['serviceAccount', 'automountToken'], false, 'The application does not call the Kubernetes API.');
  fill(['networkPolicy', 'enabled'], true, 'Only declared connections are open.');
  fill(['networkPolicy', 'allowSameNamespace'], true, 'Nothing says which callers may reach it.');
  fill(
    ['networkPolicy', 'allowInternet'],
    false,
    'The request names no services on the internet; declared connections and DNS stay open.',
  );
  for (const leaf of EMPTY_LISTS) fill(leaf, [], 'Nothing asks for it.');
  for (const leaf of EMPTY_MAPS) fill(leaf, {}, 'Nothing asks for it.');
}

const EMPTY_LISTS: readonly (readonly string[])[] = [
  ['imagePullSecrets'],
  ['command'],
  ['args'],
  ['scheduling', 'tolerations'],
];

const EMPTY_MAPS: readonly (readonly string[])[] = [
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

/** The archetype's directories and those the request names. */
function resolveWritablePaths(context: ComponentContext): void {
  const { draft, name, archetype } = context;
  const path = ['components', name, 'writablePaths'];
  const { value, reference } = archetype.writablePaths;
  const [stated] = draft.factsBelow('intent', 'writable', name);
  if (stated !== undefined && !draft.has(...path))
    draft.derive(path, [...new Set([...value, ...draft.names('intent', 'writable', name)])], stated);
  draft.fillArchetype(path, archetype.id, { value: [...value], reference });
}

/** Variables the framework needs; one that is stated, in whatever form, stays. */
function resolveEnvironment(context: ComponentContext): void {
  const { draft, name, archetype } = context;
  const port = draft.number('components', name, 'ports', 'http', 'containerPort') ?? archetype.port?.value;
  for (const [variable, sourced] of Object.entries(archetype.env))
    if (!draft.has('components', name, 'env', variable))
      draft.fillArchetype(['components', name, 'env', variable, 'value'], archetype.id, {
        value: sourced.value.replace('{port}', String(port ?? '')),
        reference: sourced.reference,
      });
  resolveNamedSecrets(context);
}

function resolveShutdown(context: ComponentContext): void {
  const { draft, name, archetype } = context;
  const path = (leaf: string): readonly string[] => ['components', name, 'shutdown', leaf];
  draft.fillDefault(
    path('preStopSeconds'),
    PRE_STOP_SECONDS,
    'Load balancers need a moment to stop sending requests.',
  );
  const preStop = draft.number(...path('preStopSeconds')) ?? PRE_STOP_SECONDS;
  const grace = draft.number(...path('terminationGracePeriodSeconds'));
  const drain = archetype.drainSeconds;
  const room = (grace ?? Infinity) - preStop - MARGIN_SECONDS;
  if (room < drain.value)
    draft.fillDefault(
      path('drainSeconds'),
      Math.max(0, room),
      'What the stated grace period leaves after the pause before SIGTERM.',
    );
  draft.fillArchetype(path('drainSeconds'), archetype.id, drain);
  draft.fillDefault(
    path('terminationGracePeriodSeconds'),
    preStop + (draft.number(...path('drainSeconds')) ?? drain.value) + MARGIN_SECONDS,
    'The pause before SIGTERM, the time to drain, and five seconds in reserve.',
  );
}

function resolveSecurity(context: ComponentContext): void {
  const { draft, name, archetype } = context;
  const path = (leaf: string): readonly string[] => ['components', name, 'security', leaf];
  const { uid, gid } = archetype.user.value;
  const { reference } = archetype.user;
  const isRoot = draft.value(...path('runAsNonRoot')) === false;
  const isPrivileged = draft.value(...path('privileged')) === true;
  const restricted = 'The restricted Pod Security Standard.';
  draft.fillDefault(path('runAsNonRoot'), draft.number(...path('runAsUser')) !== 0, restricted);
  if (isRoot) draft.fillDefault(path('runAsUser'), 0, 'The request asks for root.');
  draft.fillArchetype(path('runAsUser'), archetype.id, { value: uid, reference });
  draft.fillArchetype(path('runAsGroup'), archetype.id, { value: gid, reference });
  draft.fillArchetype(path('fsGroup'), archetype.id, { value: gid, reference });
  draft.fillDefault(path('readOnlyRootFilesystem'), true, restricted);
  draft.fillDefault(path('privileged'), false, restricted);
  draft.fillDefault(
    path('allowPrivilegeEscalation'),
    isPrivileged,
    isPrivileged ? 'Kubernetes demands it for a privileged container.' : restricted,
  );
  draft.fillDefault(path('addCapabilities'), [], restricted);
  draft.fillDefault(path('hostNetwork'), false, restricted);
  draft.fillDefault(path('deviations'), {}, 'Nobody has accepted a deviation.');
}
