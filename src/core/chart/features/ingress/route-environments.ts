import type { Contribution, ValueSetting } from '../../chart-feature.js';
import type { ChartPlan, RoutePlan } from '../../chart-plan.js';

/** What environments change on routes. */
export function routeEnvironments(
  plan: ChartPlan,
  routes: readonly RoutePlan[],
): NonNullable<Contribution['environments']> {
  return Object.fromEntries(
    plan.environments.map(([name, environment]) => [
      name,
      routes.flatMap(({ name: routeName, valuesKey, route }): readonly ValueSetting[] => {
        const { enabled, hosts, tls } = environment.routes[routeName] ?? {};
        const hasTls = route.kind === 'Ingress';
        return [
          ...(enabled === undefined ? [] : [{ path: [valuesKey, 'enabled'], value: enabled }]),
          ...(hosts === undefined ? [] : [{ path: [valuesKey, 'hosts'], value: hosts }]),
          ...(tls?.enabled === undefined || !hasTls
            ? []
            : [{ path: [valuesKey, 'tls', 'enabled'], value: tls.enabled }]),
          ...(tls?.secretName === undefined || !hasTls
            ? []
            : [{ path: [valuesKey, 'tls', 'secretName'], value: tls.secretName }]),
        ];
      }),
    ]),
  );
}
