import type { ChartPlan, ComponentPlan, RoutePlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';

/** Variables of a route's template: its values, its object's name and the port it leads to. */
export function routeVariables(
  component: ComponentPlan,
  plan: ChartPlan,
  { valuesKey, nameSuffix, route }: RoutePlan,
): Readonly<Record<string, string>> {
  const base = component.section === undefined ? '.Values' : '$c';
  const fullname = `include "${component.prefix}.fullname" .`;
  const name =
    nameSuffix === ''
      ? fullname
      : `include "${plan.chartName}.suffixedName" (list (${fullname}) "${nameSuffix}")`;
  return {
    route: `${base}.${valuesKey}`,
    'object-name': name,
    'object-base': `(${name})`,
    port: writeInlineYaml(route.port),
    'service-port': readValue(`${base}.service.ports`, route.port),
  };
}

/** Variables of a route's checks, which stand in a named template. */
export function routeCheckVariables(
  component: ComponentPlan,
  route: RoutePlan,
): Readonly<Record<string, string>> {
  const path = routePath(component, route);
  return { route: `.Values.${path}`, 'route-path': path };
}

/** How a person writes the path of a route's values. */
export function routePath({ section }: ComponentPlan, { valuesKey }: RoutePlan): string {
  return section === undefined ? valuesKey : `${section}.${valuesKey}`;
}
