import type { EnvironmentVariable } from '../../../blueprint/schema/container.js';
import type { TemplateFragment } from '../../chart-feature.js';
import { sortedEntries, type ChartPlan, type ComponentPlan } from '../../chart-plan.js';
import { findStore } from '../dependencies/dependency-plan.js';
import { dependencyFills } from '../dependencies/dependency-variables.js';
import { secretVariableFragments } from '../secrets/secrets.js';

/** Endings of names of variables that hold an address; passwords and keys are none of the test's business. */
const ADDRESS_NAME = /(?:^|_)(?:URL|URI|DSN|HOSTS?|BROKERS|SERVERS?|NODES|ENDPOINTS?|ADDR|ADDRESS)$/;

/** One variable that names a data store. */
export interface TestedStore {
  readonly name: string;
  readonly variable: EnvironmentVariable;
  /** Port when the address has none; undefined: the one of its scheme. */
  readonly port: number | undefined;
}

/**
 * Variables of a component that nobody calls, with the addresses of the data stores it works with, sorted by name. Left out: what a
 * hook's own Secret held, which is gone when the test runs, and stores that admit only the components they know.
 */
export function testedStores(plan: ComponentPlan, chart: ChartPlan): readonly TestedStore[] {
  if (plan.hasService || plan.dependencies.length === 0) return [];
  return sortedEntries(plan.component.env).flatMap(([name, variable]): readonly TestedStore[] => {
    if ('secret' in variable)
      return ADDRESS_NAME.test(name) && outlivesHook(plan, variable.secret)
        ? [{ name, variable, port: undefined }]
        : [];
    if (!('dependency' in variable) || !['url', 'host'].includes(variable.property)) return [];
    const store = findStore(chart, variable.dependency);
    return store === undefined || store.dependency.operator?.kind === 'strimzi'
      ? []
      : [{ name, variable, port: store.dependency.port }];
  });
}

function outlivesHook({ component, runsBeforeRelease }: ComponentPlan, secret: string): boolean {
  return !runsBeforeRelease || component.secrets[secret]?.mode === 'existing';
}

/** The variables as entries of `env` of the test's container, as the component itself reads them. */
export function storeEntries(
  plan: ComponentPlan,
  chart: ChartPlan,
  stores: readonly TestedStore[],
): readonly TemplateFragment[] {
  const env = Object.fromEntries(stores.map(({ name, variable }) => [name, variable]));
  const reader = { ...plan, component: { ...plan.component, env } };
  return [...secretVariableFragments(plan, chart, env), ...dependencyFills(reader, chart)];
}
