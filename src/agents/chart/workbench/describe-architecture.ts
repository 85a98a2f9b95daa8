import type { Blueprint } from '../../../core/blueprint/schema/blueprint.js';
import type { Component } from '../../../core/blueprint/schema/component.js';
import { hasDisruptionBudget, whySinglePod } from '../../../core/chart/single-pod.js';
import { ROUTE_KINDS, type RouteKind } from '../../../core/blueprint/schema/route.js';

/** One Kubernetes object a chart will hold, and why. */
export interface PlannedResource {
  readonly component: string;
  readonly kind: string;
  readonly why: string;
}

interface ResourceRule {
  readonly kind: string;
  readonly why: string;
  readonly applies: (component: Component, name: string, blueprint: Blueprint) => boolean;
}

const ROUTE_REASONS: Readonly<Record<RouteKind, string>> = {
  Ingress: 'public hosts reach the component',
  HTTPRoute: 'public hosts reach the component through a Gateway',
  GRPCRoute: 'calls of gRPC reach the component through a Gateway',
  IngressRoute: 'public hosts reach the component through Traefik',
  IngressRouteTCP: 'TCP connections reach the component through Traefik',
  IngressRouteUDP: 'UDP reaches the component through Traefik',
  VirtualService: 'public hosts reach the component through the mesh of Istio',
};

const RULES: readonly ResourceRule[] = [
  {
    kind: 'Deployment',
    why: 'stateless pods that can be replaced at any time',
    applies: (component) => component.workload === 'Deployment' && whySinglePod(component) === undefined,
  },
  {
    kind: 'Deployment',
    why: 'one pod, which ends before the next one starts',
    applies: (component) => component.workload === 'Deployment' && whySinglePod(component) !== undefined,
  },
  {
    kind: 'StatefulSet',
    why: 'pods with a name and storage of their own, below a headless Service',
    applies: (component) => component.workload === 'StatefulSet',
  },
  {
    kind: 'PersistentVolumeClaim',
    why: 'data outlives the pods and the release',
    applies: ({ volumes = {} }) => Object.values(volumes).some(({ kind }) => kind === 'claim'),
  },
  {
    kind: 'Service',
    why: 'a stable address in front of the pods',
    applies: (component) => Object.keys(component.ports).length > 0,
  },
  {
    kind: 'ServiceAccount',
    why: 'an identity of its own, without a token unless asked for',
    applies: (component) => component.serviceAccount.create,
  },
  {
    kind: 'HorizontalPodAutoscaler',
    why: 'the load decides how many pods run',
    applies: (component) => component.scaling.autoscaling?.enabled === true,
  },
  {
    kind: 'PodDisruptionBudget',
    why: 'node maintenance never takes all pods at once',
    applies: hasDisruptionBudget,
  },
  {
    kind: 'NetworkPolicy',
    why: 'only planned connections are open',
    applies: (component) => component.networkPolicy.enabled,
  },
  {
    kind: 'ConfigMap',
    why: 'configuration files are mounted, not baked into the image',
    applies: (component) => Object.keys(component.configFiles).length > 0,
  },
  {
    kind: 'Secret',
    why: 'the chart creates it from values given at install time',
    applies: (component) => Object.values(component.secrets).some((secret) => secret.mode === 'create'),
  },
  {
    kind: 'ExternalSecret',
    why: 'the external store stays the only owner of the value',
    applies: (component) => Object.values(component.secrets).some((secret) => secret.mode === 'external'),
  },
  ...ROUTE_KINDS.map(routeRule),
];

/** The Kubernetes objects of every component, in component and rule order. */
export function describeArchitecture(blueprint: Blueprint): readonly PlannedResource[] {
  return Object.entries(blueprint.components)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([name, component]) =>
      RULES.filter((rule) => rule.applies(component, name, blueprint)).map(({ kind, why }) => ({
        component: name,
        kind,
        why,
      })),
    );
}

function routeRule(kind: RouteKind): ResourceRule {
  return {
    kind,
    why: ROUTE_REASONS[kind],
    applies: (_component, name, blueprint) =>
      Object.values(blueprint.routes).some((route) => route.component === name && route.kind === kind),
  };
}
