import { camelCase } from '../../camel-case.js';
import type { ScaleTrigger } from '../../../blueprint/schema/scaling.js';
import { sortedEntries, type ComponentPlan } from '../../chart-plan.js';

/** One trigger with every name the templates use. */
export interface TriggerPlan {
  /** Its type, with a number behind it when an earlier one has the same type: `kafka`, `kafka-2`. */
  readonly name: string;
  readonly trigger: ScaleTrigger;
  /** Path of its values, relative to the component. */
  readonly path: readonly string[];
  /** Template of its TriggerAuthentication, the component's folder left out; undefined when KEDA need not log in. */
  readonly authenticationFile: string | undefined;
  /** What the TriggerAuthentication's name ends with. */
  readonly suffix: string;
}

/** The triggers of a component in the order of the Blueprint. */
export function listTriggers({ component }: ComponentPlan): readonly TriggerPlan[] {
  const triggers = component.scaling.events?.triggers ?? [];
  return triggers.map((trigger, index) => {
    const earlier = triggers.slice(0, index).filter(({ type }) => type === trigger.type).length;
    const name = earlier === 0 ? trigger.type : `${trigger.type}-${earlier + 1}`;
    return {
      name,
      trigger,
      path: ['eventScaling', 'triggers', camelCase(name)],
      authenticationFile:
        trigger.authentication === undefined ? undefined : `trigger-authentication-${name}.yaml`,
      suffix: `trigger-${name}`,
    };
  });
}

/** Parameters of KEDA's login and the key of the Secret each is read from, sorted by parameter. */
export function listParameters({ trigger }: TriggerPlan): readonly (readonly [string, string])[] {
  return sortedEntries(trigger.authentication?.parameters ?? {});
}
