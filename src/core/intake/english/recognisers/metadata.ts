import { parseDnsLabel } from '../../../units/names.js';
import { firstGroup, groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const NAMESPACE =
  /(?:in |into |to |under )?(?:the |a |our )?(?:namespace|ns)(?: is| :| =| called| named)? ([a-z][a-z0-9-]*)|(?:in|into|to) (?:the |our )?([a-z][a-z0-9-]*) namespace/;
const CHART_VERSION = /chart version(?: is| :| =)? (\d+\.\d+\.\d+)/;
const CHART_NAME =
  /(?:helm )?chart (?:is |should be |shall be |must be )?(?:called|named) ([a-z][a-z0-9-]*)|chart name(?: is| :| =)? ([a-z][a-z0-9-]*)/;
const LABELS =
  /(?:pod )?labels?(?: is| are| :| =)?((?: (?:,|and)? ?[\w./-]+=[\w.-]+(?:,[\w./-]+=[\w.-]+)*)+)/;
const ANNOTATIONS = /(?:pod )?annotations?(?: is| are| :| =)? ([\w./-]+)(?:=| : | = )(\S+)/;
const NOT_NAMESPACES =
  /^(?:is|the|a|an|for|with|and|of|called|named|isolation|default-deny|our|my|its|per|scoped|on|in)$/;

/** `from namespace x`, `called by web in namespace x`: where others are, of whom the clause before speaks. */
const OTHERS =
  /(?:^| )(?:from|allow(?:s|ed|ing)?|permit(?:s|ted)?|traffic|requests|reachable|accessible|callable|(?:called|used|reached|accessed|consumed|queried|scraped) by|callers?|clients?|calls?|talks? to|connects? to|reach(?:es)?)(?: |$)/;
const MAY = /^(?:may|can|should|must|shall|is allowed|are allowed)(?: |$)/;

/** Namespace, chart version, labels and annotations. */
export function recogniseMetadata(reader: RequestReader): void {
  recogniseNamespace(reader);
  reader.each(CHART_VERSION, (match) => reader.state(match, ['chart', 'version'], groupText(match, 1)));
  for (const match of reader.find(CHART_NAME))
    if (parseDnsLabel(firstGroup(match)).ok) reader.state(match, ['chart', 'name'], firstGroup(match));
  for (const match of reader.find(LABELS)) {
    // `on nodes with label pool=web` selects nodes.
    if (/(?:^| )nodes?(?: |$)/.test(reader.document.normalBetween(match.firstToken - 3, match.firstToken)))
      continue;
    const pairs = reader.document.slice(match.span).matchAll(/([\w./-]{1,316})=([\w.-]{1,63})/g);
    for (const [, key = '', value = ''] of pairs) reader.stateForComponent(match, ['podLabels', key], value);
  }
  reader.each(ANNOTATIONS, (match) => stateAnnotation(reader, match));
}

function recogniseNamespace(reader: RequestReader): void {
  for (const match of reader.find(NAMESPACE)) {
    const name = firstGroup(match);
    // `gateway edge in namespace infra` says where the Gateway is.
    const before = reader.document.normalBetween(match.firstToken - 2, match.firstToken - 1);
    if (/^(?:gateway|parentref) (?!api)/.test(before) || isOfOthers(reader, match)) continue;
    if (!NOT_NAMESPACES.test(name) && parseDnsLabel(name).ok)
      reader.state(match, ['chart', 'namespace'], name);
  }
}

/** True when the words say where callers or called ones are, not where the chart goes. */
function isOfOthers(reader: RequestReader, match: Match): boolean {
  const { document } = reader;
  let first = match.firstToken;
  while (first > match.firstToken - 10 && first > 0 && !document.isClauseEnd(first - 1)) first -= 1;
  const before = document.normalBetween(first, match.firstToken - 1);
  const isOnly = /(?:^| )only(?: the)?$/.test(before) && !/^(?:in|into|to|under) /.test(groupText(match, 0));
  return (
    isOnly ||
    OTHERS.test(before) ||
    MAY.test(document.normalBetween(match.lastToken + 1, match.lastToken + 2))
  );
}

/** Controllers of routes and load balancers read the annotations of their own objects. */
function stateAnnotation(reader: RequestReader, match: Match): void {
  const [key = ''] = reader.written(match, 1).split('=');
  const value = reader.written(match, 2).split('=').at(-1) ?? '';
  const owner = reader.document.tokens[match.firstToken - 1]?.normal ?? '';
  if (/^(?:ingress|route|httproute)$/.test(owner) || ROUTE_KEY.test(key))
    reader.stateForRoute(match, ['annotations', key], value);
  else if (owner === 'service' || SERVICE_KEY.test(key)) {
    reader.stateForComponent(match, ['service', 'annotations', key], value);
    if (owner === 'service')
      reader.claim({ firstToken: match.firstToken - 1, lastToken: match.firstToken - 1 });
  } else reader.stateForComponent(match, ['podAnnotations', key], value);
}

const ROUTE_KEY = /^(?:(?:[\w-]+\.)?ingress\.kubernetes\.io\/|cert-manager\.io\/(?:cluster-)?issuer$)/;
const SERVICE_KEY = /^service\.(?:beta|alpha)\.kubernetes\.io\//;
