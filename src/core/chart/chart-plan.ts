import type { Blueprint } from '../blueprint/schema/blueprint.js';
import type { Connection, Dependency } from '../blueprint/schema/dependency.js';
import type { Environment } from '../blueprint/schema/environment.js';
import type { Route } from '../blueprint/schema/route.js';
import type { Component } from '../blueprint/schema/component.js';
import type { WorkloadKind } from '../blueprint/schema/workload.js';
import { camelCase } from './camel-case.js';
import { ROUTE_TRAITS, type RouteTraits } from '../blueprint/route-traits.js';

/** One route of a component, with the values section and file names it gets. */
export interface RoutePlan {
  /** Key in the Blueprint's `routes`. */
  readonly name: string;
  readonly route: Route;
  readonly traits: RouteTraits;
  /** Key of the values section: `ingress`, or `ingressAdmin` when the component has several of the kind. */
  readonly valuesKey: string;
  /** File name without ending: `ingress`, `http-route-admin`. */
  readonly fileName: string;
  /** Suffix of the object's name; empty for the only route of its kind. */
  readonly nameSuffix: string;
}

/** A connection that ends at a component of this chart. */
export interface ConnectionPlan {
  /** Key in the Blueprint's `connections`. */
  readonly name: string;
  /** The component at the other end. */
  readonly peer: string;
  /** Name of the port of the called component. */
  readonly port: string;
  readonly protocol: 'TCP' | 'UDP';
}

/** A connection to something outside the chart. */
export interface DependencyPlan {
  /** Key in the Blueprint's `dependencies`. */
  readonly name: string;
  readonly dependency: Dependency;
  readonly port: number;
}

/** The object that runs the pods, as templates and tests of other features refer to it. */
export interface WorkloadPlan {
  readonly kind: WorkloadKind;
  /** Its template, the component's folder left out. */
  readonly file: string;
  /** Path of the pod template in the object: `spec.template`. */
  readonly podTemplate: string;
  /** Path of the main container in the object. */
  readonly container: string;
  /** True for pods that run until they are stopped: they have health checks, and others may call them. */
  readonly isLongRunning: boolean;
  /** True when `replicas` decides how many pods there are. */
  readonly isReplicated: boolean;
}

/** Everything features need to know about one component. */
export interface ComponentPlan {
  readonly name: string;
  readonly component: Component;
  /** Key of the component's values section; undefined in the flat layout. */
  readonly section: string | undefined;
  /** Prefix of the component's named templates: `orders`, or `shop.api` with sections. */
  readonly prefix: string;
  /** Folder of the component's templates below `templates/`, with a slash at its end; empty in the flat layout. */
  readonly folder: string;
  readonly workload: WorkloadPlan;
  /**
   * True for a hook that Helm runs before it makes the objects of the release: what its pods need has to be a hook too,
   * and carries `[[early-annotations]]`.
   */
  readonly runsBeforeRelease: boolean;
  /** True when somebody may call its pods, so that a Service stands before them; a PodMonitor needs none. */
  readonly hasService: boolean;
  readonly routes: readonly RoutePlan[];
  readonly callers: readonly ConnectionPlan[];
  readonly calls: readonly ConnectionPlan[];
  readonly dependencies: readonly DependencyPlan[];
  /** True when the Blueprint or one of its environments scales the component by load. */
  readonly hasAutoscaling: boolean;
  /** True when the Blueprint scales the component by events. */
  readonly hasEventScaling: boolean;
}

/** The Blueprint as the features see it: indexed, sorted, with every name decided. */
export interface ChartPlan {
  readonly blueprint: Blueprint;
  readonly chartName: string;
  /** Sorted by name. */
  readonly components: readonly ComponentPlan[];
  /** Names of the environments, sorted. */
  readonly environments: readonly (readonly [string, Environment])[];
}

/** Indexes a Blueprint that `validateForCompile` has no problem with. */
export function planChart(written: Blueprint): ChartPlan {
  const blueprint = sortKeys(written);
  return {
    blueprint,
    chartName: blueprint.chart.name,
    components: sortedEntries(blueprint.components).map(([name, component]) =>
      planComponent(blueprint, name, component),
    ),
    environments: sortedEntries(blueprint.environments),
  };
}

function planComponent(blueprint: Blueprint, name: string, component: Component): ComponentPlan {
  const isFlat = blueprint.chart.layout === 'flat';
  const connections = sortedEntries(blueprint.connections);
  return {
    name,
    component,
    section: isFlat ? undefined : camelCase(name),
    prefix: isFlat ? blueprint.chart.name : `${blueprint.chart.name}.${name}`,
    folder: isFlat ? '' : `${name}/`,
    workload: planWorkload(component.workload),
    hasService: hasService(blueprint, name, component),
    runsBeforeRelease: component.job?.hook?.events.some((event) => event.startsWith('pre-')) === true,
    routes: planRoutes(blueprint, name),
    callers: connections
      .filter(([, connection]) => connection.to === name)
      .map(([key, connection]) => planConnection(blueprint, [key, connection], connection.from)),
    calls: connections
      .filter(([, connection]) => connection.from === name && connection.to in blueprint.components)
      .map(([key, connection]) => planConnection(blueprint, [key, connection], connection.to)),
    dependencies: connections.flatMap(([, connection]) => planDependency(blueprint, name, connection)),
    hasAutoscaling: hasAutoscaling(blueprint, name, component),
    hasEventScaling: component.scaling.events !== undefined,
  };
}

const WORKLOAD_FILES: Readonly<Record<WorkloadKind, string>> = {
  Deployment: 'deployment.yaml',
  StatefulSet: 'statefulset.yaml',
  DaemonSet: 'daemonset.yaml',
  Job: 'job.yaml',
  CronJob: 'cronjob.yaml',
};

function planWorkload(kind: WorkloadKind): WorkloadPlan {
  const podTemplate = kind === 'CronJob' ? 'spec.jobTemplate.spec.template' : 'spec.template';
  return {
    kind,
    file: WORKLOAD_FILES[kind],
    podTemplate,
    container: `${podTemplate}.spec.containers[0]`,
    isLongRunning: kind !== 'Job' && kind !== 'CronJob',
    isReplicated: kind === 'Deployment' || kind === 'StatefulSet',
  };
}

const CALLED_ROLES: ReadonlySet<Component['role']> = new Set(['service', 'store']);

/**
 * True when somebody may call a component: it has a port, and answers requests, keeps data, or is named by a connection or a
 * route. False for a worker with nothing but a port for metrics, and for a component whose only port a PodMonitor reads:
 * Prometheus calls the pods themselves.
 */
export function hasService({ connections, routes }: Blueprint, name: string, component: Component): boolean {
  const { monitoring, ports, role } = component;
  const isCalled =
    Object.values(connections).some(({ to }) => to === name) ||
    Object.values(routes).some((route) => route.component === name);
  const isOpen = Object.keys(ports).some(
    (port) => isCalled || monitoring?.kind !== 'PodMonitor' || port !== monitoring.port,
  );
  return isOpen && (isCalled || CALLED_ROLES.has(role));
}

function hasAutoscaling(blueprint: Blueprint, name: string, component: Component): boolean {
  return (
    component.scaling.autoscaling !== undefined ||
    Object.values(blueprint.environments).some(
      (environment) => environment.components[name]?.autoscaling !== undefined,
    )
  );
}

/** The routes of one component; several of one kind have their own names in values, files and objects. */
export function planRoutes(blueprint: Blueprint, component: string): readonly RoutePlan[] {
  const own = sortedEntries(blueprint.routes).filter(([, route]) => route.component === component);
  return own.map(([name, route]) => {
    const isOnly = own.filter(([, other]) => other.kind === route.kind).length === 1;
    const traits = ROUTE_TRAITS[route.kind];
    const fileName = isOnly ? traits.fileName : `${traits.fileName}-${name}`;
    return { name, route, traits, valuesKey: camelCase(fileName), fileName, nameSuffix: isOnly ? '' : name };
  });
}

function planConnection(
  blueprint: Blueprint,
  [name, connection]: readonly [string, Connection],
  peer: string,
): ConnectionPlan {
  const ports = blueprint.components[connection.to]?.ports ?? {};
  const port = findPortName(ports, connection.port) ?? '';
  return { name, peer, port, protocol: ports[port]?.protocol ?? 'TCP' };
}

function planDependency(
  blueprint: Blueprint,
  component: string,
  connection: Connection,
): readonly DependencyPlan[] {
  const dependency = blueprint.dependencies[connection.to];
  if (connection.from !== component || dependency === undefined) return [];
  return [{ name: connection.to, dependency, port: connection.port }];
}

/** The name of the port that has this number, as container port first, then as Service port. */
export function findPortName(ports: Component['ports'], port: number): string | undefined {
  const entries = sortedEntries(ports);
  return (entries.find(([, candidate]) => candidate.containerPort === port) ??
    entries.find(([, candidate]) => candidate.servicePort === port))?.[0];
}

/** Sorts the keys of all objects, however deep, so that the order of writing never reaches the chart. */
function sortKeys<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(sortKeys) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = sortedEntries(value as Readonly<Record<string, unknown>>);
  return Object.fromEntries(entries.map(([key, member]) => [key, sortKeys(member)])) as Value;
}

/** Entries of a record, sorted by key in code-unit order. */
export function sortedEntries<Value>(
  record: Readonly<Record<string, Value>>,
): readonly (readonly [string, Value])[] {
  return Object.entries(record).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
}
