import { groupText } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const STICKY =
  /(?:(?:with|use|uses|using|needs?|enable|and|the|an?) )*(?:(?:session[ -]?affinity|sessionaffinity|client[ -]?ip affinity|(?<!(?:node|pod|anti|zone|inter-pod|host|hard|soft|required|preferred) )affinity(?! (?:rules?|across|zone|for (?:nodes|zones))))(?: (?:by|on|of|is|:|=|to|with|the))*(?: (client ?ip|clientip|none|ip))?|sticky[ -]?sessions?(?: (?:by|on|via|with)(?: the)?(?: client)? ip)?|(?:clients?|users?|requests?) (?:should |must )?(?:always )?(?:stay|stick|remain|go) (?:on|to|with)(?: the)?(?: same| one| 1) (?:pod|replica|instance|backend))/;
const SAME_ZONE =
  /(?:(?:with|use|and|set) )*(?:traffic ?distribution|trafficdistribution)(?: (?:is|:|=|to))* (preferclose|prefersamezone|prefersamenode|close|same ?-?zone|same ?-?node)|(?:keep|keeps|prefer|prefers|keeping|stay|stays|route|routes?)(?: (?:the|traffic|requests|within|in|inside|to|endpoints?|pods|of|routed))* (?:the )?same (zone|node)(?: (?:if|when|where) possible| pods| endpoints)?|zone[ -]aware (?:routing|traffic)|topology[ -]aware (?:routing|hints|traffic)/;
const SOURCE_RANGES =
  /(?:(?:only|and|with|,|allow(?:ed|ing)?|reachable|accessible|restrict(?:ed)?|open|limited|for|to|from|clients|access) )*(?:load ?-?balancer ?source ?ranges?|loadbalancersourceranges|source ranges?)(?: (?:is|are|:|=|of|to))*((?: (?:,|and)? ?\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2})+)|(?:(?:only|and|just) )*(?:allow(?:ed)?|reachable|accessible|restricted|open|limited|callable|from)(?: (?:only|access|to|from|for|by|the|clients|in|networks?|cidrs?|ranges?))*((?: (?:,|and)? ?\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2})+)/;
const CIDR = /\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}/g;
const EXTERNAL_POLICY =
  /(?:external ?traffic ?policy|externaltrafficpolicy)(?: (?:is|:|=|to|of|set))* (local|cluster)|(?:(?:and|must|should|which|to|that) )*(?:keep|keeps|preserve|preserves|see|sees|preserving|keeping|retain)(?: (?:the|real|original))* (?:client|source)(?: (?:source|'s))?(?: ip)?(?: address(?:es)?| ips?)|(?:client|source) ip (?:preservation|preserved)/;
const LB_CLASS = /(?:load ?-?balancer ?class|loadbalancerclass)(?: (?:is|:|=|of|called))* ([\w./-]+)/;

/** How traffic reaches the pods behind the Service. */
export function recogniseTraffic(reader: RequestReader): void {
  reader.each(STICKY, (match) => {
    const isNone = groupText(match, 1) === 'none' || reader.isDenied(match);
    reader.stateForComponent(match, ['service', 'sessionAffinity'], isNone ? 'None' : 'ClientIP');
  });
  reader.each(SAME_ZONE, (match) => {
    const text = groupText(match, 0);
    const value = /preferclose|trafficdistribution \S* ?close/.test(text)
      ? 'PreferClose'
      : /node$|samenode|same ?-?node/.test(text)
        ? 'PreferSameNode'
        : 'PreferSameZone';
    reader.stateForComponent(match, ['service', 'trafficDistribution'], value);
  });
  const balanced = /(?:^| )(?:load ?balancer|loadbalancer|source ranges?|loadbalancersourceranges)(?: |$)/;
  if (balanced.test(reader.document.normal))
    reader.each(SOURCE_RANGES, (match) => {
      const ranges = reader.document.slice(match.span).match(CIDR) ?? [];
      reader.stateForComponent(match, ['service', 'loadBalancerSourceRanges'], [...ranges]);
    });
  reader.each(EXTERNAL_POLICY, (match) =>
    reader.stateForComponent(
      match,
      ['service', 'externalTrafficPolicy'],
      groupText(match, 1) === 'cluster' ? 'Cluster' : 'Local',
    ),
  );
  reader.each(LB_CLASS, (match) =>
    reader.stateForComponent(match, ['service', 'loadBalancerClass'], reader.written(match, 1)),
  );
}
