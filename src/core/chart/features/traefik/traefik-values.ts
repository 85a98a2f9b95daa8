import { formatPointer, getAtPointer } from '../../../blueprint/json-pointer.js';
import type { RoutePlan } from '../../chart-plan.js';
import type { ValueDefinition, ValueOptions } from '../../value-definition.js';
import { BOOLEAN, listOf, oneOf, pattern, SUBDOMAIN_OR_EMPTY } from '../../value-schemas.js';
import {
  annotationsValue,
  defineRoute,
  enabledValue,
  hostsValue,
  pathValue,
} from '../exposure/route-values.js';
import { MIDDLEWARE_FIELDS, namesSecret } from './middleware-fields.js';
import type { MiddlewarePlan, TraefikPlan } from './traefik-plan.js';

/** Values of a route of Traefik. */
export function traefikValues(plan: RoutePlan, traefik: TraefikPlan): readonly ValueDefinition[] {
  const define = defineRoute(plan);
  const { layer, hasTls } = plan.traits;
  return [
    enabledValue(plan),
    annotationsValue(plan),
    define(
      'entryPoints',
      'Entry points of Traefik that it listens on.',
      listOf(pattern('^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$'), { minItems: 1, uniqueItems: true }),
      { value: traefik.settings.entryPoints },
    ),
    ...(layer === 'udp' ? [] : [hosts(plan)]),
    ...(layer === 'http' ? [pathValue(plan)] : []),
    ...(hasTls ? tlsValues(plan, traefik) : []),
    ...traefik.weights.map(({ component, key, weight }) =>
      define(
        `weights.${key}`,
        `Share of ${component.name}; all shares together are the whole.`,
        { type: 'integer', minimum: 0, maximum: 10_000 },
        { value: weight },
      ),
    ),
    ...traefik.middlewares.flatMap((middleware) => middlewareValues(plan, middleware)),
  ];
}

function hosts(plan: RoutePlan): ValueDefinition {
  if (plan.traits.layer === 'http') return hostsValue(plan);
  const description =
    'Host names that clients ask for in the TLS handshake; empty: every connection. Helm expressions are filled in.';
  return { ...hostsValue(plan), description };
}

/** The opposite of the default, so that the full set shows the Secret where the defaults do not. */
function resolverExample(
  resolver: string | undefined,
  hasCertificate: boolean,
): Pick<ValueOptions, 'example'> {
  if (resolver !== undefined) return { example: '' };
  return hasCertificate ? {} : { example: 'letsencrypt' };
}

function tlsValues(
  plan: RoutePlan,
  { settings, ownTlsOption, hasCertificate }: TraefikPlan,
): readonly ValueDefinition[] {
  const define = defineRoute(plan);
  const { tls } = plan.route;
  return [
    define('tls.enabled', 'Traefik ends TLS for the hosts.', BOOLEAN, {
      value: tls.enabled,
      // Without TLS a TCP route cannot have the hosts it has.
      isSwitch: plan.traits.layer === 'http' || plan.route.hosts.length === 0,
    }),
    define(
      'tls.certResolver',
      'Resolver of Traefik that gets the certificate; empty: it lies in a Secret.',
      pattern('^([A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?)?$'),
      {
        value: settings.certResolver ?? '',
        ...resolverExample(settings.certResolver, hasCertificate),
      },
    ),
    define(
      'tls.secretName',
      'Secret with the certificate; empty: the name of the release and "-tls".',
      SUBDOMAIN_OR_EMPTY,
      { value: tls.secretName ?? '' },
    ),
    ...(hasCertificate
      ? [
          define(
            'tls.clusterIssuer',
            'ClusterIssuer of cert-manager that fills the Secret by a Certificate; empty: somebody else does.',
            SUBDOMAIN_OR_EMPTY,
            { value: tls.clusterIssuer ?? '' },
          ),
        ]
      : []),
    ...(ownTlsOption !== undefined
      ? [
          define(
            'tls.minVersion',
            ownTlsOption.routes.length === 1
              ? 'Oldest version of TLS that clients may use.'
              : 'Oldest version of TLS that clients may use, on every route of these hosts.',
            oneOf('VersionTLS12', 'VersionTLS13'),
            { value: ownTlsOption.minVersion },
          ),
        ]
      : []),
  ];
}

function middlewareValues(
  plan: RoutePlan,
  { key, kind, settings }: MiddlewarePlan,
): readonly ValueDefinition[] {
  const define = defineRoute(plan);
  return [
    define(`middlewares.${key}.enabled`, `Requests pass the Middleware "${kind}".`, BOOLEAN, {
      value: true,
      isSwitch: true,
    }),
    ...Object.entries(MIDDLEWARE_FIELDS[kind]).flatMap(([field, [description, schema]]) => {
      const value = getAtPointer(settings, formatPointer(...field.split('.')));
      const path = `middlewares.${key}.${field}`;
      // A Secret that is not planned has no place in the template, and so none in the values.
      if (namesSecret(field))
        return value === undefined ? [] : [define(`${path}Name`, description, schema, { value })];
      return [define(path, description, schema, value === undefined ? {} : { value })];
    }),
  ];
}
