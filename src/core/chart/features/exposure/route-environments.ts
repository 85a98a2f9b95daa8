import type { Contribution, ValueSetting } from '../../chart-feature.js';
import type { ChartPlan, RoutePlan } from '../../chart-plan.js';

/** What environments change on routes. Where a Gateway serves TLS, the route has nothing to change about it. */
export function routeEnvironments(
  plan: ChartPlan,
  routes: readonly RoutePlan[],
): NonNullable<Contribution['environments']> {
  return Object.fromEntries(
    plan.environments.map(([name, environment]) => [
      name,
      routes.flatMap(({ name: routeName, valuesKey, traits }): readonly ValueSetting[] => {
        const { enabled, hosts, tls } = environment.routes[routeName] ?? {};
        const { enabled: serves, secretName } = (traits.hasTls ? tls : undefined) ?? {};
        return [
          ...(enabled === undefined ? [] : [{ path: [valuesKey, 'enabled'], value: enabled }]),
          ...(hosts === undefined ? [] : [{ path: [valuesKey, 'hosts'], value: hosts }]),
          ...(serves === undefined ? [] : [{ path: [valuesKey, 'tls', 'enabled'], value: serves }]),
          ...(secretName === undefined
            ? []
            : [{ path: [valuesKey, 'tls', 'secretName'], value: secretName }]),
        ];
      }),
    ]),
  );
}
