import { HOOK_EVENTS } from '../../../blueprint/schema/workload.js';
import type { ComponentPlan } from '../../chart-plan.js';

/** Values of the annotations that make an object a hook, as Helm wants them. */
export interface HookAnnotations {
  /** Moments, with commas between them, in the order in which they come. */
  readonly events: string;
  readonly weight: string;
  /** Weight of what the Job needs: made before it. */
  readonly earlyWeight: string;
}

/** The hook of a component's Job. @see https://helm.sh/docs/topics/charts_hooks/ */
export function hookAnnotations({ component }: ComponentPlan): HookAnnotations {
  const { events = [], weight = 0 } = component.job?.hook ?? {};
  return {
    events: HOOK_EVENTS.filter((event) => events.includes(event)).join(','),
    weight: String(weight),
    earlyWeight: String(weight - 1),
  };
}

const MOMENTS: Readonly<Record<(typeof HOOK_EVENTS)[number], string>> = {
  'pre-install': 'before the install',
  'post-install': 'after the install',
  'pre-upgrade': 'before each upgrade',
  'post-upgrade': 'after each upgrade',
};

/** The moments in words: `before the install and before each upgrade`. */
export function describeMoments({ component }: ComponentPlan): string {
  const events = component.job?.hook?.events ?? [];
  const moments = HOOK_EVENTS.filter((event) => events.includes(event)).map((event) => MOMENTS[event]);
  return moments.length < 2
    ? moments.join('')
    : `${moments.slice(0, -1).join(', ')} and ${moments.at(-1) ?? ''}`;
}
