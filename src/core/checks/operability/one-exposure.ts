import { stableStringify } from '../../blueprint/json-pointer.js';
import type { JsonValue } from '../../ports/json.js';
import { defineRenderedCheck } from '../define-check.js';
import type { ManifestObject } from '../manifest/manifest-object.js';
import { dig, toList, toText } from '../manifest/manifest-value.js';

/** Host names that an object of each kind serves. */
const HOST_READERS: Readonly<Record<string, (route: ManifestObject) => readonly JsonValue[]>> = {
  Ingress: ({ content }) => toList(dig(content, 'spec', 'rules')).map((rule) => dig(rule, 'host') ?? ''),
  HTTPRoute: ({ content }) => toList(dig(content, 'spec', 'hostnames')),
  GRPCRoute: ({ content }) => toList(dig(content, 'spec', 'hostnames')),
  IngressRoute: ({ content }) =>
    toList(dig(content, 'spec', 'routes')).flatMap((rule) => hostsOfRule(toText(dig(rule, 'match')) ?? '')),
  // Without a gateway it is for calls inside the mesh only.
  VirtualService: ({ content }) =>
    toList(dig(content, 'spec', 'gateways')).length > 0 ? toList(dig(content, 'spec', 'hosts')) : [],
};

/** Hosts in a rule of Traefik: ``Host(`a.example.com`) && PathPrefix(`/a`)``. */
function hostsOfRule(match: string): readonly string[] {
  return [...match.matchAll(/\bHost\(([^)]{1,2000})\)/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/[`"]([^`"]{1,253})[`"]/g)].map(([, host = '']) => host),
  );
}

/** An application is exposed in one way: two kinds of routes for one host race each other. */
export const oneExposure = defineRenderedCheck(
  {
    id: 'operability/one-exposure',
    severity: 'medium',
    hint: 'Enable one of the routes for a host.',
    standards: ['k8s-autopilot/operability-10'],
    source: 'https://gateway-api.sigs.k8s.io/guides/migrating-from-ingress/',
  },
  function* (bundle) {
    const hostsByKind = new Map<string, string>();
    for (const [kind, readHosts] of Object.entries(HOST_READERS))
      for (const route of bundle.ofKind(kind))
        for (const host of readHosts(route)) {
          const text = stableStringify(host);
          const other = hostsByKind.get(text);
          if (other !== undefined && other !== kind)
            yield {
              object: route,
              message: `serves host ${text}, which an ${other} of the chart serves too`,
            };
          hostsByKind.set(text, kind);
        }
  },
);
