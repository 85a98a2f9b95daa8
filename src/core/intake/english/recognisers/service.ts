import { firstGroup } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const TYPE =
  /(?:service ?type|type|service)(?: is| :| =| of(?: type)?)? (clusterip|nodeport|loadbalancer|load balancer)|(?:as |via |through |behind |with |using )?(?:a |an )?(loadbalancer|load balancer|nodeport)(?: service)?(?: type)?/;
const SINGLE =
  /(?:service )?(?:is )?ip(v4|v6)(?:[- ]only| single[- ]stack)|only ip(v4|v6)|single[- ]stack ip(v4|v6)/;
const SINGLE_WORD = /\(? ?single[- ]stack ?\)?/;
const DUAL = /(?:(require|required|must be|prefer|preferred) )?dual[- ]stack(?: (required|preferred))?/;
const TYPES: Readonly<Record<string, string>> = {
  clusterip: 'ClusterIP',
  nodeport: 'NodePort',
  loadbalancer: 'LoadBalancer',
  'load balancer': 'LoadBalancer',
};

/** Type and address families of the Service. */
export function recogniseService(reader: RequestReader): void {
  for (const match of reader.find(TYPE)) {
    const type = TYPES[firstGroup(match)];
    if (type !== undefined && !reader.isDenied(match))
      reader.stateForComponent(match, ['service', 'type'], type);
  }
  for (const match of reader.find(SINGLE)) {
    const family = firstGroup(match) === 'v6' ? 'IPv6' : 'IPv4';
    reader.stateForComponent(match, ['service', 'ipFamilyPolicy'], 'SingleStack');
    reader.stateForComponent(match, ['service', 'ipFamilies'], [family]);
  }
  for (const match of reader.find(SINGLE_WORD))
    reader.stateForComponent(match, ['service', 'ipFamilyPolicy'], 'SingleStack');
  for (const match of reader.find(DUAL)) {
    if (reader.isDenied(match)) {
      reader.claim(match);
      continue;
    }
    const required = match.groups.slice(1).some((group) => /^(?:require|must)/.test(group));
    reader.stateForComponent(
      match,
      ['service', 'ipFamilyPolicy'],
      required ? 'RequireDualStack' : 'PreferDualStack',
    );
  }
}
