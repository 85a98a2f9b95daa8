import type { ComponentOverride } from '../../../blueprint/schema/environment.js';
import { splitImageReference } from '../../../units/image-reference.js';
import type { Contribution, ValueSetting } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { sortedEntries } from '../../chart-plan.js';

/** What each environment changes on the pods: how many there are, image, environment variables and resources. */
export function podEnvironments(
  component: ComponentPlan,
  plan: ChartPlan,
): NonNullable<Contribution['environments']> {
  return Object.fromEntries(
    plan.environments.map(([name, environment]) => {
      const override = environment.components[component.name];
      return [name, override === undefined ? [] : overrideSettings(override, component)];
    }),
  );
}

function overrideSettings(override: ComponentOverride, plan: ComponentPlan): readonly ValueSetting[] {
  return [
    ...(override.image === undefined ? [] : imageSettings(override.image, plan)),
    ...(override.replicas === undefined ? [] : [{ path: ['replicaCount'], value: override.replicas }]),
    ...sortedEntries(override.env ?? {}).map(([name, { value }]) => ({ path: ['env', name], value })),
    ...resourceSettings(override),
  ];
}

/** Only the parts that differ; a digest of the base does not fit another image and is cleared. */
function imageSettings(image: string, { component }: ComponentPlan): readonly ValueSetting[] {
  const base = splitImageReference(component.image);
  const wanted = splitImageReference(image);
  return (['registry', 'repository', 'tag', 'digest'] as const).flatMap((part) =>
    wanted[part] === base[part] ? [] : [{ path: ['image', part], value: wanted[part] }],
  );
}

function resourceSettings({ resources }: ComponentOverride): readonly ValueSetting[] {
  return (['requests', 'limits'] as const).flatMap((bound) =>
    (['cpu', 'memory'] as const).flatMap((name) => {
      const value = resources?.[bound]?.[name];
      return value === undefined ? [] : [{ path: ['resources', bound, name], value }];
    }),
  );
}
