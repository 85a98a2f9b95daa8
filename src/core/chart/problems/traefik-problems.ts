import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { MiddlewareKind, Route, TraefikSettings } from '../../blueprint/schema/route.js';
import type { JsonObject } from '../../ports/json.js';
import { sortedEntries } from '../chart-plan.js';
import { MIDDLEWARE_FIELDS, NEEDED_FIELDS } from '../features/traefik/middleware-fields.js';
import { ROUTE_TRAITS } from '../../blueprint/route-traits.js';
import { closed } from '../value-schemas.js';
import { findSchemaMismatches } from './schema-mismatches.js';

/** Settings of Traefik that its route cannot have, or that are not of the form Traefik takes. */
export function findTraefikProblems(
  blueprint: Blueprint,
  name: string,
  route: Route,
): readonly BlueprintProblem[] {
  const { traefik, kind } = route;
  const { controller } = ROUTE_TRAITS[kind];
  const at = formatPointer('routes', name, 'traefik');
  if (controller !== 'traefik')
    return traefik === undefined
      ? []
      : [
          {
            pointer: at,
            message: `the kind of the route is ${kind}, and only routes of Traefik have settings of Traefik`,
            hint: 'Use the kind IngressRoute, or leave the settings out.',
          },
        ];
  if (traefik === undefined)
    return [
      {
        pointer: at,
        message: `the ${kind} does not say which entry points of Traefik it listens on`,
        hint: 'Set traefik.entryPoints, for example to websecure, and traefik.middlewares, which may be empty.',
      },
    ];
  return [
    ...middlewareProblems(at, route, traefik),
    ...tlsProblems(name, route, traefik),
    ...lostMinimum(blueprint, name, route, traefik),
    ...weightProblems(blueprint, at, route),
  ];
}

function middlewareProblems(
  at: string,
  { kind }: Route,
  { middlewares }: TraefikSettings,
): readonly BlueprintProblem[] {
  if (ROUTE_TRAITS[kind].layer !== 'http' && middlewares.length > 0)
    return [
      {
        pointer: `${at}/middlewares`,
        message: `an ${kind} has no requests that a Middleware could change`,
        hint: 'Leave middlewares empty, or use the kind IngressRoute.',
      },
    ];
  return middlewares.flatMap((middleware, index) =>
    settingProblems(`${at}/middlewares/${index}/settings`, middleware.kind, middleware.settings),
  );
}

/** The form of all settings of a middleware; a dotted name is a setting within another. */
function settingsSchema(kind: MiddlewareKind): JsonObject {
  const fields = Object.entries(MIDDLEWARE_FIELDS[kind]).map(
    ([field, [, schema]]) => [field.split('.'), schema] as const,
  );
  return nest(
    fields,
    NEEDED_FIELDS[kind].map((field) => field.split('.')),
  );
}

function nest(
  fields: readonly (readonly [path: readonly string[], schema: JsonObject])[],
  needed: readonly (readonly string[])[],
): JsonObject {
  const keys = [...new Set(fields.map(([[key = '']]) => key))];
  const properties = keys.map((key) => {
    const below = fields.filter(([[first]]) => first === key);
    const [own] = below.flatMap(([path, schema]) => (path.length === 1 ? [schema] : []));
    const inner = below.map(([path, schema]) => [path.slice(1), schema] as const);
    const neededBelow = needed.filter(([first]) => first === key).map((path) => path.slice(1));
    return [key, own ?? nest(inner, neededBelow)] as const;
  });
  return {
    ...closed(Object.fromEntries(properties)),
    required: [...new Set(needed.flatMap(([key]) => (key === undefined ? [] : [key])))],
  };
}

/** The first problem of each setting; the table of settings says what Traefik takes. */
function settingProblems(
  pointer: string,
  kind: MiddlewareKind,
  settings: JsonObject,
): readonly BlueprintProblem[] {
  return findSchemaMismatches(settings, settingsSchema(kind)).map(({ path, text }) => ({
    pointer: `${pointer}${formatPointer(...path)}`,
    message: `the setting ${path.join('.')} of the middleware ${kind} ${text}`,
    hint: 'See https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/overview/.',
  }));
}

/**
 * Traefik keeps TLS options per host name: where its routes name different ones, all of them fall back to the defaults.
 * HTTP routes of a host get one TLSOption together; connections have none in common with them.
 *
 * @see https://doc.traefik.io/traefik/https/tls/#tls-options
 */
function lostMinimum(
  blueprint: Blueprint,
  name: string,
  { hosts, kind }: Route,
  { minTlsVersion }: TraefikSettings,
): readonly BlueprintProblem[] {
  if (minTlsVersion === undefined) return [];
  const twin = sortedEntries(blueprint.routes).find(
    ([other, route]) =>
      other !== name &&
      ROUTE_TRAITS[route.kind].controller === 'traefik' &&
      !(isHttp(route.kind) && isHttp(kind)) &&
      route.hosts.some((host) => hosts.includes(host)),
  );
  if (twin === undefined) return [];
  return [
    {
      pointer: formatPointer('routes', name, 'traefik', 'minTlsVersion'),
      message: `the route ${twin[0]} has the same host, and Traefik falls back to its default TLS options when routes of one host name different ones`,
      hint: "Give the route a host of its own, or leave minTlsVersion out and set it in Traefik's default TLSOption.",
    },
  ];
}

function isHttp(kind: Route['kind']): boolean {
  return ROUTE_TRAITS[kind].layer === 'http';
}

function tlsProblems(
  name: string,
  { kind, tls, hosts }: Route,
  { certResolver, minTlsVersion }: TraefikSettings,
): readonly BlueprintProblem[] {
  const { hasTls } = ROUTE_TRAITS[kind];
  const at = (...path: readonly string[]): string => formatPointer('routes', name, ...path);
  const wanted = { certResolver, minTlsVersion };
  const refused = Object.entries(wanted).flatMap(([key, value]) =>
    value === undefined || hasTls
      ? []
      : [{ pointer: at('traefik', key), message: `an ${kind} has no TLS`, hint: `Leave ${key} out.` }],
  );
  const isNameless = hosts.length === 0 && tls.clusterIssuer !== undefined;
  const nameless = {
    pointer: at('tls', 'clusterIssuer'),
    message: 'cert-manager cannot make a certificate for a route without a host',
    hint: 'Name the hosts, or put a certificate into a Secret.',
  };
  return [...refused, ...(hasTls && isNameless ? [nameless] : [])];
}

function weightProblems(blueprint: Blueprint, at: string, route: Route): readonly BlueprintProblem[] {
  const weights = sortedEntries(route.traefik?.weights ?? {});
  if (route.traefik?.weights === undefined) return [];
  const pointer = `${at}/weights`;
  const targets = weights.flatMap(([name]) => weightTargetProblems(blueprint, pointer, name, route));
  if (weights.length < 2)
    return [
      ...targets,
      {
        pointer,
        message: 'weights share the traffic of a route, and there is nothing to share it between',
        hint: 'Name at least two components, or leave weights out.',
      },
    ];
  if (weights.some(([, weight]) => weight > 0)) return targets;
  const message = 'all weights are 0, so that the traffic goes nowhere';
  return [...targets, { pointer, message, hint: 'Give one of the components a share.' }];
}

function weightTargetProblems(
  blueprint: Blueprint,
  pointer: string,
  name: string,
  { port, component }: Route,
): readonly BlueprintProblem[] {
  const target = blueprint.components[name];
  const at = `${pointer}${formatPointer(name)}`;
  if (target === undefined)
    return [
      {
        pointer: at,
        message: `the weights name "${name}", which is no component`,
        hint: `Use one of: ${sortedEntries(blueprint.components)
          .map(([key]) => key)
          .join(', ')}.`,
      },
    ];
  if (port in target.ports) return [];
  return [
    {
      pointer: at,
      message: `${name} gets a share of the port "${port}", which only ${component} has`,
      hint: `Give ${name} a port of that name too.`,
    },
  ];
}
