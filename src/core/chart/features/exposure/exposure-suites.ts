import type { JsonObject, JsonValue } from '../../../ports/json.js';
import type { UnitTest, UnitTestSuite, ValueSetting } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan, RoutePlan } from '../../chart-plan.js';
import { routePath } from './route-variables.js';

/** A setting of one value of a route. */
export function routeSetting(
  { valuesKey }: RoutePlan,
  path: readonly string[],
  value: JsonValue,
): ValueSetting {
  return { path: [valuesKey, ...path], value };
}

/** The case of a route's template that every kind has: switched off, it is not there. */
export function offTest(route: RoutePlan): UnitTest {
  return {
    it: 'is not made when it is switched off',
    set: [routeSetting(route, ['enabled'], false)],
    asserts: [{ hasDocuments: { count: 0 } }],
  };
}

/** The assertion that rendering stops with a message that begins like this. */
export function refusal(message: string): JsonObject {
  return { failedTemplate: { errorPattern: message.replace(/[.+*?()|[\]{}^$\\]/g, '\\$&') } };
}

/** helm-unittest cases of what the values of every kind of route are checked for. */
export function exposureSuites(component: ComponentPlan, plan: ChartPlan): readonly UnitTestSuite[] {
  const tests = component.routes.flatMap((route) => [
    ...(route.traits.needsHosts ? [noHostTest(component, route)] : []),
    ...(route.traits.needsGateway ? [noGatewayTest(component, route)] : []),
    ...(route.traits.controller === 'ingress' ? [] : [unknownApiTest(component, route)]),
    ...claimTests(component, plan, route),
  ]);
  return tests.length === 0 ? [] : [{ template: component.workload.file, tests }];
}

function noHostTest(component: ComponentPlan, route: RoutePlan): UnitTest {
  const path = routePath(component, route);
  return {
    it: `refuses ${path} without a host`,
    set: [routeSetting(route, ['enabled'], true), routeSetting(route, ['hosts'], [])],
    asserts: [refusal(`${path}.enabled needs at least one host`)],
  };
}

function noGatewayTest(component: ComponentPlan, route: RoutePlan): UnitTest {
  const path = routePath(component, route);
  return {
    it: `refuses ${path} without a Gateway`,
    set: [routeSetting(route, ['enabled'], true), routeSetting(route, ['gateway', 'name'], '')],
    asserts: [refusal(`${path}.enabled needs the name of a Gateway`)],
  };
}

function unknownApiTest(component: ComponentPlan, route: RoutePlan): UnitTest {
  const path = routePath(component, route);
  return {
    it: `refuses ${path} on a cluster that does not know the ${route.route.kind}`,
    set: [routeSetting(route, ['enabled'], true)],
    capabilities: { apiVersions: ['apps/v1/Deployment'] },
    asserts: [refusal(`${path}.enabled makes a ${route.route.kind}, which this cluster does not know`)],
  };
}

/** A route of one component and the first one before it that could get its address; wherever in the chart that is. */
function claimTests(component: ComponentPlan, plan: ChartPlan, route: RoutePlan): readonly UnitTest[] {
  const rivals = plan.components.flatMap((owner) =>
    owner.routes.filter(hasHostAndPath).map((member) => ({ owner, member })),
  );
  const position = rivals.findIndex(({ member }) => member === route);
  const [rival] = rivals;
  if (position < 1 || rival === undefined) return [];
  const first = routePath(rival.owner, rival.member);
  const second = routePath(component, route);
  return [
    {
      it: `refuses one address for ${first} and ${second}`,
      set: [...sharedAddress(first), ...sharedAddress(second)],
      asserts: [refusal(`${first} and ${second} both serve twice.example.com/same`)],
    },
  ];
}

function hasHostAndPath({ route, traits }: RoutePlan): boolean {
  return traits.layer === 'http' && route.kind !== 'GRPCRoute';
}

function sharedAddress(path: string): readonly ValueSetting[] {
  const at = (key: string, value: JsonValue): ValueSetting => ({
    path: [...path.split('.'), key],
    value,
    isGlobal: true,
  });
  return [at('enabled', true), at('hosts', ['twice.example.com']), at('path', '/same')];
}
