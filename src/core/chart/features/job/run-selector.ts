import type { ComponentPlan } from '../../chart-plan.js';

/** Selector of the Jobs of a component, for kubectl. */
export function runSelector({ section, name }: ComponentPlan, release: string): string {
  const instance = `app.kubernetes.io/instance=${release}`;
  return section === undefined ? instance : `${instance},app.kubernetes.io/component=${name}`;
}
