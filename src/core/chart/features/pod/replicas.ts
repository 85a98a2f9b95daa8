import type { SlotFill, ValueSetting } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';

/** Key of the values of an autoscaler that decides how many pods there are. */
export type ScalerKey = 'autoscaling' | 'eventScaling';

/** The autoscalers that the values of a component can switch on; at most one is on at a time. */
export function listScalers({ hasAutoscaling, hasEventScaling }: ComponentPlan): readonly ScalerKey[] {
  return [
    ...(hasAutoscaling ? (['autoscaling'] as const) : []),
    ...(hasEventScaling ? (['eventScaling'] as const) : []),
  ];
}

/** True when the defaults switch an autoscaler on, which then decides how many pods there are. */
export function isScaled({ component }: ComponentPlan): boolean {
  const { autoscaling, events } = component.scaling;
  return autoscaling?.enabled === true || events?.enabled === true;
}

/** A Helm expression that is true while an autoscaler decides; undefined when the component has none. */
export function scaledExpression(component: ComponentPlan, base: string): string | undefined {
  const switches = listScalers(component).map((scaler) => `${base}.${scaler}.enabled`);
  return switches.length < 2 ? switches[0] : `(or ${switches.join(' ')})`;
}

/** The number of pods; left out while an autoscaler decides, because an upgrade would reset what it decided. */
export function replicasFill(component: ComponentPlan): SlotFill {
  const scaled = scaledExpression(component, component.section === undefined ? '.Values' : '$c');
  return scaled === undefined
    ? { slot: 'replicas', text: 'pod/replicas.tpl' }
    : { slot: 'replicas', text: 'pod/scaled-replicas.tpl', variables: { scaled } };
}

/** Settings with which `replicaCount` decides. */
export function withoutScalers(component: ComponentPlan): readonly ValueSetting[] {
  return listScalers(component).map((scaler) => ({ path: [scaler, 'enabled'], value: false }));
}

/**
 * A Helm expression of the fewest or most pods there can be: the bound of the autoscaler that decides, else `replicaCount`.
 * Several words, so it stands in parentheses where something follows.
 */
export function podCountExpression(
  component: ComponentPlan,
  base: string,
  bound: 'minReplicas' | 'maxReplicas',
): string {
  return listScalers(component).reduce(
    (otherwise, scaler) =>
      `ternary ${base}.${scaler}.${bound} ${otherwise.includes(' ') ? `(${otherwise})` : otherwise} ${base}.${scaler}.enabled`,
    `${base}.replicaCount`,
  );
}
