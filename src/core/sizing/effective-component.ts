import type { Blueprint } from '../blueprint/schema/blueprint.js';
import type { ComponentOverride } from '../blueprint/schema/environment.js';
import type { Resources } from '../blueprint/schema/container.js';
import type { Scaling } from '../blueprint/schema/scaling.js';

/** Scaling and resources of one component as one environment runs them. */
export interface EffectiveComponent {
  readonly name: string;
  readonly scaling: Scaling;
  readonly resources: Resources;
}

/** Name of the values without any environment's overrides. */
export const BASE_ENVIRONMENT = 'default';

/** `default` and the environments, sorted by name. */
export function listEnvironments(blueprint: Blueprint): readonly string[] {
  return [BASE_ENVIRONMENT, ...Object.keys(blueprint.environments).sort()];
}

/** The components as an environment runs them, sorted by name. An unknown environment changes nothing. */
export function effectiveComponents(
  blueprint: Blueprint,
  environment: string,
): readonly EffectiveComponent[] {
  const overrides = blueprint.environments[environment]?.components ?? {};
  return Object.keys(blueprint.components)
    .sort()
    .flatMap((name) => {
      const component = blueprint.components[name];
      if (component === undefined) return [];
      const override = overrides[name];
      return [
        {
          name,
          scaling: overrideScaling(component.scaling, override),
          resources: overrideResources(component.resources, override),
        },
      ];
    });
}

/**
 * True when more pods of a component are a matter of load alone: a Deployment that may run twice. Pods of a StatefulSet have
 * data of their own, a DaemonSet follows the nodes, and a Job runs to its end.
 */
export function mayRunSeveral(blueprint: Blueprint, name: string): boolean {
  const component = blueprint.components[name];
  return component?.workload === 'Deployment' && component.scaling.singleton === undefined;
}

function overrideScaling(scaling: Scaling, override: ComponentOverride | undefined): Scaling {
  const replicas = override?.replicas ?? scaling.replicas;
  const change = override?.autoscaling;
  // An environment may bring the autoscaler that the base does not have, if it says how far it may go.
  const base =
    scaling.autoscaling ??
    (change?.maxReplicas === undefined
      ? undefined
      : { enabled: false, minReplicas: replicas, maxReplicas: change.maxReplicas });
  return base === undefined
    ? { ...scaling, replicas }
    : { ...scaling, replicas, autoscaling: overlay(base, change) };
}

function overrideResources(resources: Resources, override: ComponentOverride | undefined): Resources {
  return {
    ...resources,
    requests: overlay(resources.requests, override?.resources?.requests),
    limits: overlay(resources.limits, override?.resources?.limits),
  };
}

/** The base with every field of the change that has a value; a field that is present but undefined changes nothing. */
function overlay<Base extends object>(
  base: Base,
  change: { readonly [Key in keyof Base]?: Base[Key] | undefined } | undefined,
): Base {
  const defined = Object.entries(change ?? {}).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(defined) };
}

/** Fewest and most pods that run. Without an enabled autoscaler of either kind both are the replica count. */
export function podRange(scaling: Scaling): { readonly minimum: number; readonly maximum: number } {
  const scaler = [scaling.autoscaling, scaling.events].find((candidate) => candidate?.enabled === true);
  return scaler === undefined
    ? { minimum: scaling.replicas, maximum: scaling.replicas }
    : { minimum: scaler.minReplicas, maximum: scaler.maxReplicas };
}
