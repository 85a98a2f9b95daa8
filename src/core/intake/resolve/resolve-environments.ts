import type { JsonValue } from '../../ports/json.js';
import { rankOrder } from '../../blueprint/provenance.js';
import { compareQuantities, cpuQuantity, parseQuantity, quantityThousandths } from '../../units/quantity.js';
import type { ComponentContext, ResolveContext } from './resolution.js';

/** Environments that are not the real thing: their hosts must differ from production's. */
const BEFORE_PRODUCTION = new Set([
  'dev',
  'staging',
  'test',
  'qa',
  'uat',
  'preprod',
  'preview',
  'integration',
  'sandbox',
]);
/** Environments one pod is enough for. */
const SMALL = new Set(['dev', 'test', 'preview', 'sandbox']);
/** Size of a store's claim in those. */
const SMALL_VOLUME = '1Gi';

/** What each environment changes. Production is the request itself; the others are smaller and have hosts of their own. */
export function resolveEnvironments(context: ResolveContext, described: readonly ComponentContext[]): void {
  const { draft } = context;
  const components = described.map(({ name }) => name);
  for (const environment of new Set([...context.environments, ...draft.names('environments')])) {
    for (const component of described) {
      fillComponent(context, environment, component.name);
      if (SMALL.has(environment)) shrinkVolumes(component, environment);
    }
    for (const route of new Set([...components, ...draft.names('routes')]))
      fillRoute(context, environment, route);
    draft.fillDefault(['environments', environment, 'components'], {}, 'The same as the base.');
    draft.fillDefault(['environments', environment, 'routes'], {}, 'The same as the base.');
  }
}

/** A variable that only environments set needs a value everywhere else: production's, else the first one stated. */
export function fillBaseVariables(context: ResolveContext, components: readonly string[]): void {
  const { draft } = context;
  const environments = draft.names('environments');
  for (const component of components)
    for (const environment of ['prod', ...environments])
      for (const variable of draft.names('environments', environment, 'components', component, 'env')) {
        const value = draft.value(
          'environments',
          environment,
          'components',
          component,
          'env',
          variable,
          'value',
        );
        if (value === undefined || draft.has('components', component, 'env', variable)) continue;
        draft.fillDefault(
          ['components', component, 'env', variable, 'value'],
          value,
          `Environments differ; elsewhere it is as in ${environment}.`,
        );
      }
}

function fillComponent(context: ResolveContext, environment: string, component: string): void {
  const { draft } = context;
  const override = (...rest: readonly string[]): readonly string[] => [
    'environments',
    environment,
    'components',
    component,
    ...rest,
  ];
  const fill = (path: readonly string[], value: JsonValue, reason: string): void =>
    draft.fillDefault(override(...path), value, reason);
  const base = ['components', component, 'scaling'];
  const scales = draft.value(...base, 'autoscaling', 'enabled') === true;
  const replicas = draft.number(...base, 'replicas') ?? 1;
  const statesReplicas = draft.has(...override('replicas'));
  const statesScaling = draft.has(...override('autoscaling'));
  if (statesReplicas && scales && !statesScaling)
    fill(['autoscaling', 'enabled'], false, `A fixed number of replicas is stated for ${environment}.`);
  if (statesReplicas || statesScaling) return;
  if (SMALL.has(environment)) {
    if (replicas > 1) fill(['replicas'], 1, `One pod is enough in ${environment}.`);
    if (scales) fill(['autoscaling', 'enabled'], false, `Nothing to scale in ${environment}.`);
    halveCpu(context, environment, component);
  } else if (environment === 'staging') fillStaging(context, component, fill);
}

function fillStaging(
  context: ResolveContext,
  component: string,
  fill: (path: readonly string[], value: JsonValue, reason: string) => void,
): void {
  const { draft } = context;
  const reason = 'Two pods are the fewest that behave like production.';
  const minimum = draft.number('components', component, 'scaling', 'autoscaling', 'minReplicas') ?? 1;
  const scales = draft.value('components', component, 'scaling', 'autoscaling', 'enabled') === true;
  if (scales && minimum > 2) fill(['autoscaling', 'minReplicas'], 2, reason);
  if ((draft.number('components', component, 'scaling', 'replicas') ?? 1) > 2) fill(['replicas'], 2, reason);
}

/** Half the CPU request where nobody stated one. Memory stays: an application needs its memory to start. */
function halveCpu(context: ResolveContext, environment: string, component: string): void {
  const { draft } = context;
  const fact = draft.fact('components', component, 'resources', 'requests', 'cpu');
  const parsed = parseQuantity(draft.text('components', component, 'resources', 'requests', 'cpu'));
  if (fact === undefined || rankOrder(fact.rank) > rankOrder('archetype') || !parsed.ok) return;
  const millicores = Math.max(5, Math.ceil(quantityThousandths(parsed.value) / 2));
  draft.fillDefault(
    ['environments', environment, 'components', component, 'resources', 'requests', 'cpu'],
    cpuQuantity(millicores),
    `Half the usual CPU is enough in ${environment}.`,
  );
}

/** Test data is small. Volumes that hold something of a given size, such as models, stay as they are. */
function shrinkVolumes({ draft, name, role }: ComponentContext, environment: string): void {
  if (role !== 'store') return;
  for (const volume of draft.names('components', name, 'volumes')) {
    const path = ['components', name, 'volumes', volume];
    const size = draft.fact(...path, 'size');
    const parsed = parseQuantity(draft.text(...path, 'size'));
    const small = parseQuantity(SMALL_VOLUME);
    const isGuess = size !== undefined && rankOrder(size.rank) <= rankOrder('archetype');
    if (draft.text(...path, 'kind') !== 'claim' || !isGuess || !parsed.ok || !small.ok) continue;
    if (compareQuantities(parsed.value, small.value) > 0)
      draft.fillDefault(
        ['environments', environment, 'components', name, 'volumes', volume, 'size'],
        SMALL_VOLUME,
        `There is little data in ${environment}.`,
      );
  }
}

function fillRoute(context: ResolveContext, environment: string, component: string): void {
  const { draft } = context;
  const path = ['environments', environment, 'routes', component];
  if (!draft.has('routes', component)) {
    draft.remove(...path);
    return;
  }
  const only = draft.names('intent', 'exposedOnlyIn', component);
  if (only.length > 0 && !only.includes(environment))
    draft.fillDefault([...path, 'enabled'], false, `The request wants it only in ${only.join(' and ')}.`);
  const hosts = draft.value('routes', component, 'hosts');
  // Routes of TCP and UDP may have no host at all.
  if (!BEFORE_PRODUCTION.has(environment) || !Array.isArray(hosts) || hosts.length === 0) return;
  if (draft.value(...path, 'enabled') === false) return;
  const own = hosts.map((host: JsonValue) =>
    hostOfEnvironment(typeof host === 'string' ? host : '', environment),
  );
  draft.fillDefault(
    [...path, 'hosts'],
    own,
    `Two environments cannot share a host; ${environment} has its own.`,
  );
}

function hostOfEnvironment(host: string, environment: string): string {
  return host.startsWith('*.') ? `*.${environment}.${host.slice(2)}` : `${environment}.${host}`;
}
