import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { EnvironmentVariable } from '../../blueprint/schema/container.js';
import type { ComponentOverride, Environment, RouteOverride } from '../../blueprint/schema/environment.js';
import type { Route } from '../../blueprint/schema/route.js';
import { sortedEntries } from '../chart-plan.js';
import { isReplicated } from './workload-problems.js';

/** Differences of environments that have nothing to differ from, or that contradict the rest. */
export function findEnvironmentProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.environments).flatMap(([name, environment]) => [
    ...nameProblems(name),
    ...unknownProblems(blueprint, name, environment),
    ...sortedEntries(environment.routes).flatMap(([route, override]) =>
      routeProblems(blueprint, [name, route], override),
    ),
    ...sortedEntries(environment.components).flatMap(([component, override]) => [
      ...variableProblems(blueprint, [name, component], override),
      ...volumeProblems(blueprint, [name, component], override),
      ...boundProblems(blueprint, [name, component], override),
      ...kindProblems(blueprint, [name, component], override),
    ]),
  ]);
}

/** `values.schema.json` and `values.yaml` stand beside the `values-<environment>.yaml` files. */
function nameProblems(name: string): readonly BlueprintProblem[] {
  if (name.length <= 40) return [];
  return [
    {
      pointer: formatPointer('environments', name),
      message: `the name of the environment "${name}" has ${name.length} characters`,
      hint: 'Use at most 40, for example dev, staging or prod.',
    },
  ];
}

function unknownProblems(
  blueprint: Blueprint,
  name: string,
  environment: Environment,
): readonly BlueprintProblem[] {
  return (['components', 'routes', 'dependencies'] as const).flatMap((kind) => {
    const known = sortedEntries<unknown>(blueprint[kind]).map(([key]) => key);
    return sortedEntries<unknown>(environment[kind] ?? {})
      .filter(([key]) => !known.includes(key))
      .map(([key]) => ({
        pointer: formatPointer('environments', name, kind, key),
        message: `the environment ${name} changes "${key}", which is none of the ${kind}`,
        hint: known.length === 0 ? 'Leave it out.' : `Use one of: ${known.join(', ')}.`,
      }));
  });
}

function variableProblems(
  blueprint: Blueprint,
  [name, component]: readonly [string, string],
  override: ComponentOverride,
): readonly BlueprintProblem[] {
  const base = blueprint.components[component]?.env ?? {};
  return sortedEntries(override.env ?? {}).flatMap(([variable]) => {
    const source = base[variable];
    if (source === undefined || 'value' in source) return [];
    const message = `${variable} is read from ${describeSource(source)} and cannot have a literal value in ${name}`;
    return [
      {
        pointer: formatPointer('environments', name, 'components', component, 'env', variable),
        message,
        hint:
          'secret' in source ? 'Leave it out; each environment has a Secret of its own.' : 'Leave it out.',
      },
    ];
  });
}

function describeSource(source: EnvironmentVariable): string {
  if ('dependency' in source) return `the dependency ${source.dependency}`;
  if ('port' in source) return `the port ${source.port}`;
  return 'secret' in source ? 'a Secret' : 'the pod';
}

function volumeProblems(
  blueprint: Blueprint,
  [name, component]: readonly [string, string],
  override: ComponentOverride,
): readonly BlueprintProblem[] {
  const volumes = blueprint.components[component]?.volumes ?? {};
  const sized = sortedEntries(volumes).flatMap(([volume, { kind }]) =>
    kind === 'hostPath' || kind === 'existingClaim' ? [] : [volume],
  );
  return sortedEntries(override.volumes ?? {})
    .filter(([volume]) => !sized.includes(volume))
    .map(([volume]) => ({
      pointer: formatPointer('environments', name, 'components', component, 'volumes', volume),
      message: `the environment ${name} sets the size of "${volume}", which is no volume with a size of ${component}`,
      hint: sized.length === 0 ? 'Leave it out.' : `Use one of: ${sized.join(', ')}.`,
    }));
}

/** Hosts and TLS that the route of an environment cannot have. Two routes with one address: route-address-problems.ts. */
function routeProblems(
  blueprint: Blueprint,
  [name, key]: readonly [string, string],
  override: RouteOverride,
): readonly BlueprintProblem[] {
  const route = blueprint.routes[key];
  const at = (field: string): string => formatPointer('environments', name, 'routes', key, field);
  if (route?.kind === 'IngressRouteUDP')
    return (['hosts', 'tls'] as const)
      .filter((field) => override[field] !== undefined)
      .map((field) => ({
        pointer: at(field),
        message: `the environment ${name} changes ${field} of an IngressRouteUDP, which has none`,
        hint: 'Leave it out.',
      }));
  if (route?.kind !== 'IngressRouteTCP' || !losesTls(route, override)) return [];
  return [
    {
      pointer: at(override.tls === undefined ? 'hosts' : 'tls'),
      message: `without TLS a TCP connection in ${name} does not say which host it is for`,
      hint: 'Keep tls.enabled true where the route has hosts.',
    },
  ];
}

/** True when the environment gives the route hosts without TLS, and the Blueprint itself does not. */
function losesTls(route: Route, { hosts = route.hosts, tls }: RouteOverride): boolean {
  const hasTls = tls?.enabled ?? route.tls.enabled;
  const isOwn = hosts === route.hosts && hasTls === route.tls.enabled;
  return hosts.length > 0 && !hasTls && !isOwn;
}

function boundProblems(
  blueprint: Blueprint,
  [name, component]: readonly [string, string],
  override: ComponentOverride,
): readonly BlueprintProblem[] {
  const { enabled, minReplicas, maxReplicas } = {
    ...blueprint.components[component]?.scaling.autoscaling,
    ...withoutUndefined(override.autoscaling ?? {}),
  };
  if (
    enabled !== true ||
    minReplicas === undefined ||
    maxReplicas === undefined ||
    minReplicas <= maxReplicas
  )
    return [];
  return [
    {
      pointer: formatPointer('environments', name, 'components', component, 'autoscaling'),
      message: `at least ${minReplicas} and at most ${maxReplicas} replicas contradict each other in ${name}`,
      hint: 'Make minReplicas at most maxReplicas; what the environment leaves out comes from the component.',
    },
  ];
}

/** Differences that the component's kind of workload has no value for. */
function kindProblems(
  blueprint: Blueprint,
  [name, key]: readonly [string, string],
  override: ComponentOverride,
): readonly BlueprintProblem[] {
  const component = blueprint.components[key];
  if (component === undefined) return [];
  const foreign = [
    ...(isReplicated(component) ? [] : (['replicas', 'autoscaling'] as const)),
    ...(component.workload === 'CronJob' ? [] : (['schedule'] as const)),
  ];
  return foreign
    .filter((field) => override[field] !== undefined)
    .map((field) => ({
      pointer: formatPointer('environments', name, 'components', key, field),
      message: `${key} is a ${component.workload} and has no ${field} that ${name} could change`,
      hint: 'Leave it out.',
    }));
}

function withoutUndefined<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Fields>;
}
