import type { JsonObject } from '../../../ports/json.js';
import type { UnitTest, UnitTestSuite, ValueSetting } from '../../chart-feature.js';
import type { ComponentPlan, RoutePlan } from '../../chart-plan.js';
import { offTest, refusal, routeSetting } from '../exposure/exposure-suites.js';
import { routePath } from '../exposure/route-variables.js';
import type { TlsOptionPlan } from './tls-option-plan.js';
import type { MiddlewarePlan, TraefikPlan } from './traefik-plan.js';

/** helm-unittest cases of a route of Traefik and of everything beside it. */
export function traefikSuites(
  component: ComponentPlan,
  plan: RoutePlan,
  traefik: TraefikPlan,
): readonly UnitTestSuite[] {
  const on = routeSetting(plan, ['enabled'], true);
  const beside = (suffix: string, tests: readonly UnitTest[]): UnitTestSuite => ({
    template: `${plan.fileName}-${suffix}.yaml`,
    tests: [...tests, offTest(plan)],
  });
  const validations = validationTests(component, plan, traefik);
  return [
    {
      template: `${plan.fileName}.yaml`,
      tests: [
        routeTest(plan, traefik),
        ...(plan.traits.layer === 'http' ? [pathTest(plan)] : []),
        ...(plan.traits.hasTls ? [tlsTest(plan, traefik)] : []),
        ...orderTests(plan, traefik),
        offTest(plan),
      ],
    },
    ...traefik.middlewares.map((middleware) =>
      beside(middleware.label, [middlewareTest(plan, middleware), middlewareOffTest(plan, middleware)]),
    ),
    ...(plan.traits.layer === 'http' && traefik.weights.length > 0
      ? [beside('weighted', [weightsTest(plan, traefik, 'spec.weighted.services')])]
      : []),
    ...(traefik.ownTlsOption !== undefined
      ? [
          {
            template: `${plan.fileName}-tls-option.yaml`,
            tests: [tlsOptionTest(on, plan), noTlsTest(traefik.ownTlsOption)],
          },
        ]
      : []),
    ...(traefik.hasCertificate ? [beside('certificate', [certificateTest(plan)])] : []),
    ...(validations.length === 0 ? [] : [{ template: component.workload.file, tests: validations }]),
  ];
}

function routeTest(plan: RoutePlan, traefik: TraefikPlan): UnitTest {
  const { hosts, kind, path, port } = plan.route;
  const { layer } = plan.traits;
  const isWeightedHttp = layer === 'http' && traefik.weights.length > 0;
  const service = 'spec.routes[0].services[0]';
  const match = hosts.map((host) => `${layer === 'http' ? 'Host' : 'HostSNI'}(\`${host}\`)`).join(' || ');
  const whole = layer === 'http' ? path === '/' : true;
  return {
    it: 'listens on the entry points and leads to the Service',
    set: [
      routeSetting(plan, ['enabled'], true),
      ...(layer === 'tcp' && hosts.length > 0 ? [tlsOn(plan)] : []),
    ],
    asserts: [
      { isKind: { of: kind } },
      { equal: { path: 'spec.entryPoints', value: traefik.settings.entryPoints } },
      ...(whole && layer !== 'udp'
        ? [{ equal: { path: 'spec.routes[0].match', value: match === '' ? 'HostSNI(`*`)' : match } }]
        : []),
      isWeightedHttp
        ? { equal: { path: `${service}.kind`, value: 'TraefikService' } }
        : { equal: { path: `${service}.port`, value: port } },
      ...(layer !== 'http' && traefik.weights.length > 0
        ? weightsTest(plan, traefik, 'spec.routes[0].services').asserts
        : []),
    ],
  };
}

function tlsOn(plan: RoutePlan): ValueSetting {
  return routeSetting(plan, ['tls', 'enabled'], true);
}

function pathTest(plan: RoutePlan): UnitTest {
  return {
    it: 'takes a path and what is below it, not what only begins alike',
    set: [
      routeSetting(plan, ['enabled'], true),
      routeSetting(plan, ['hosts'], ['a.example.com', 'b.example.com']),
      routeSetting(plan, ['path'], '/shop/'),
    ],
    asserts: [
      {
        equal: {
          path: 'spec.routes[0].match',
          value:
            '(Host(`a.example.com`) || Host(`b.example.com`)) && (Path(`/shop`) || PathPrefix(`/shop/`))',
        },
      },
    ],
  };
}

function tlsTest(plan: RoutePlan, { tlsOption }: TraefikPlan): UnitTest {
  return {
    it: 'takes the certificate from the Secret',
    set: [
      routeSetting(plan, ['enabled'], true),
      tlsOn(plan),
      routeSetting(plan, ['tls', 'certResolver'], ''),
      routeSetting(plan, ['tls', 'secretName'], 'certificate'),
      routeSetting(plan, ['hosts'], ['a.example.com']),
    ],
    asserts: [
      { equal: { path: 'spec.tls.secretName', value: 'certificate' } },
      { notExists: { path: 'spec.tls.certResolver' } },
      ...(tlsOption !== undefined ? [{ matchRegex: { path: 'spec.tls.options.name', pattern: '.-' } }] : []),
    ],
  };
}

/** Names are shortened only behind a release that is not the one of the suites. */
function orderTests(plan: RoutePlan, { middlewares }: TraefikPlan): readonly UnitTest[] {
  if (middlewares.length === 0) return [];
  const switches = (value: boolean): readonly ValueSetting[] =>
    middlewares.map(({ key }) => routeSetting(plan, ['middlewares', key, 'enabled'], value));
  const on = routeSetting(plan, ['enabled'], true);
  const at = 'spec.routes[0].middlewares';
  return [
    {
      it: 'sends requests through its Middlewares in the planned order',
      set: [on, ...switches(true)],
      asserts: [
        { lengthEqual: { path: at, count: middlewares.length } },
        ...middlewares.map(({ label }, index) => ({
          matchRegex: { path: `${at}[${index}].name`, pattern: `-(${label}|[0-9a-f]{8})$` },
        })),
      ],
    },
    {
      it: 'names no Middleware when all are switched off',
      set: [on, ...switches(false)],
      asserts: [{ notExists: { path: at } }],
    },
  ];
}

function middlewareTest(plan: RoutePlan, { key, kind, settings }: MiddlewarePlan): UnitTest {
  return {
    it: 'does one thing, as planned',
    set: [routeSetting(plan, ['enabled'], true), routeSetting(plan, ['middlewares', key, 'enabled'], true)],
    asserts: [
      { isKind: { of: 'Middleware' } },
      { equal: { path: 'spec', value: { [kind]: settings } satisfies JsonObject } },
    ],
  };
}

function middlewareOffTest(plan: RoutePlan, { key }: MiddlewarePlan): UnitTest {
  return {
    it: 'is not made when it is left out of the route',
    set: [routeSetting(plan, ['enabled'], true), routeSetting(plan, ['middlewares', key, 'enabled'], false)],
    asserts: [{ hasDocuments: { count: 0 } }],
  };
}

function weightsTest(plan: RoutePlan, { weights }: TraefikPlan, path: string): UnitTest {
  return {
    it: 'shares the traffic as planned',
    set: [routeSetting(plan, ['enabled'], true)],
    asserts: [
      { lengthEqual: { path, count: weights.length } },
      ...weights.flatMap(({ weight }, index) => [
        { equal: { path: `${path}[${index}].weight`, value: weight } },
        { equal: { path: `${path}[${index}].port`, value: plan.route.port } },
      ]),
    ],
  };
}

function tlsOptionTest(on: ValueSetting, plan: RoutePlan): UnitTest {
  return {
    it: 'refuses older versions of TLS',
    set: [
      on,
      tlsOn(plan),
      routeSetting(plan, ['hosts'], ['a.example.com']),
      routeSetting(plan, ['tls', 'minVersion'], 'VersionTLS13'),
    ],
    asserts: [{ isKind: { of: 'TLSOption' } }, { equal: { path: 'spec.minVersion', value: 'VersionTLS13' } }],
  };
}

function noTlsTest({ routes }: TlsOptionPlan): UnitTest {
  return {
    it: 'is not made when no route names it',
    set: routes.map(({ component, route }) => ({
      path: [...routePath(component, route).split('.'), 'tls', 'enabled'],
      value: false,
      isGlobal: true,
    })),
    asserts: [{ hasDocuments: { count: 0 } }],
  };
}

function certificateTest(plan: RoutePlan): UnitTest {
  return {
    it: 'asks cert-manager for a certificate of the hosts',
    set: [
      routeSetting(plan, ['enabled'], true),
      tlsOn(plan),
      routeSetting(plan, ['hosts'], ['a.example.com']),
      routeSetting(plan, ['tls', 'certResolver'], ''),
      routeSetting(plan, ['tls', 'clusterIssuer'], 'letsencrypt'),
    ],
    asserts: [
      { isKind: { of: 'Certificate' } },
      { equal: { path: 'spec.dnsNames', value: ['a.example.com'] } },
      { equal: { path: 'spec.issuerRef.name', value: 'letsencrypt' } },
    ],
  };
}

function validationTests(
  component: ComponentPlan,
  plan: RoutePlan,
  { weights, hasCertificate }: TraefikPlan,
): readonly UnitTest[] {
  const path = routePath(component, plan);
  const on = routeSetting(plan, ['enabled'], true);
  const isTcp = plan.traits.layer === 'tcp';
  const weightless: UnitTest = {
    it: `refuses ${path} when no component gets a share`,
    set: [on, ...weights.map(({ key }) => routeSetting(plan, ['weights', key], 0))],
    asserts: [refusal(`${path}.weights sends nothing anywhere`)],
  };
  const sniless: UnitTest = {
    it: `refuses hosts of ${path} without TLS`,
    set: [
      on,
      routeSetting(plan, ['hosts'], ['a.example.com']),
      routeSetting(plan, ['tls', 'enabled'], false),
    ],
    asserts: [refusal(`${path}.hosts needs ${path}.tls.enabled`)],
  };
  const nameless: UnitTest = {
    it: `refuses a certificate of ${path} without a name`,
    set: [
      on,
      tlsOn(plan),
      routeSetting(plan, ['hosts'], []),
      routeSetting(plan, ['tls', 'certResolver'], ''),
      routeSetting(plan, ['tls', 'clusterIssuer'], 'letsencrypt'),
    ],
    asserts: [refusal(`${path}.tls.clusterIssuer needs the names of the certificate`)],
  };
  return [
    ...(weights.length > 0 ? [weightless] : []),
    ...(isTcp ? [sniless] : []),
    ...(isTcp && hasCertificate ? [nameless] : []),
  ];
}
