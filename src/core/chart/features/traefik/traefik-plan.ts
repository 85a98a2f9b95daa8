import type { MiddlewareKind, TraefikSettings } from '../../../blueprint/schema/route.js';
import { camelCase } from '../../camel-case.js';
import { sortedEntries, type ChartPlan, type ComponentPlan } from '../../chart-plan.js';
import type { JsonObject } from '../../../ports/json.js';
import { formatPointer, getAtPointer } from '../../../blueprint/json-pointer.js';
import { MIDDLEWARE_FIELDS, namesSecret } from './middleware-fields.js';
import { planTlsOption, type OwnedRoute, type TlsOptionPlan } from './tls-option-plan.js';

/** One Middleware of an IngressRoute. */
export interface MiddlewarePlan {
  readonly kind: MiddlewareKind;
  readonly settings: JsonObject;
  /** Key below `middlewares` of the route's values: `redirectScheme`, or `headers2` for the second of a kind. */
  readonly key: string;
  /** The same for names of objects and files: `redirect-scheme`. */
  readonly label: string;
  /** Settings that name a Secret, in the order of the table. */
  readonly secretFields: readonly string[];
}

/** A component that gets a share of a route's traffic. */
export interface WeightPlan {
  readonly component: ComponentPlan;
  /** Key below `weights` of the route's values. */
  readonly key: string;
  readonly weight: number;
}

/** What a route of Traefik consists of beside the route itself. */
export interface TraefikPlan {
  readonly settings: TraefikSettings;
  readonly middlewares: readonly MiddlewarePlan[];
  /** Sorted by component; empty when all traffic goes to the route's own. */
  readonly weights: readonly WeightPlan[];
  /** The TLSOption that decides the oldest TLS version; another route of the same hosts may have it. */
  readonly tlsOption: TlsOptionPlan | undefined;
  /** The same when the object is this route's. */
  readonly ownTlsOption: TlsOptionPlan | undefined;
  /** True when cert-manager makes the certificate. */
  readonly hasCertificate: boolean;
}

const NO_SETTINGS: TraefikSettings = { entryPoints: [], middlewares: [] };

/** Plans what stands beside a route of Traefik. */
export function planTraefik(plan: ChartPlan, own: OwnedRoute): TraefikPlan {
  const { route, traits } = own.route;
  const tlsOption = planTlsOption(plan, own);
  const settings = route.traefik ?? NO_SETTINGS;
  return {
    settings,
    middlewares: settings.middlewares.map((middleware, index) => {
      const earlier = settings.middlewares.slice(0, index).filter(({ kind }) => kind === middleware.kind);
      const key = earlier.length === 0 ? middleware.kind : `${middleware.kind}${earlier.length + 1}`;
      return { ...middleware, key, label: kebabCase(key), secretFields: secretFields(middleware) };
    }),
    weights: sortedEntries(settings.weights ?? {}).flatMap(([name, weight]) =>
      plan.components
        .filter((component) => component.name === name)
        .map((component) => ({ component, key: camelCase(name), weight })),
    ),
    tlsOption,
    ownTlsOption: tlsOption?.owner.route === own.route ? tlsOption : undefined,
    hasCertificate: traits.hasTls && route.tls.clusterIssuer !== undefined,
  };
}

function secretFields({ kind, settings }: TraefikSettings['middlewares'][number]): readonly string[] {
  return Object.keys(MIDDLEWARE_FIELDS[kind]).filter(
    (field) => namesSecret(field) && getAtPointer(settings, formatPointer(...field.split('.'))) !== undefined,
  );
}

function kebabCase(key: string): string {
  return key.replace(/[A-Z]|\d+/g, (part) => `-${part.toLowerCase()}`);
}
