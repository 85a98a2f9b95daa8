import { parseDnsLabel } from '../../../units/names.js';
import { firstGroup, groupText } from '../request-document.js';
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

/** Namespace, chart version, labels and annotations. */
export function recogniseMetadata(reader: RequestReader): void {
  for (const match of reader.find(NAMESPACE)) {
    const name = firstGroup(match);
    // `gateway edge in namespace infra` says where the Gateway is.
    const before = reader.document.normalBetween(match.firstToken - 2, match.firstToken - 1);
    if (/^(?:gateway|parentref) (?!api)/.test(before)) continue;
    if (!NOT_NAMESPACES.test(name) && parseDnsLabel(name).ok)
      reader.state(match, ['chart', 'namespace'], name);
  }
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
  reader.each(ANNOTATIONS, (match) =>
    reader.stateForComponent(
      match,
      ['podAnnotations', reader.written(match, 1).split('=')[0] ?? ''],
      reader.written(match, 2).split('=').at(-1) ?? '',
    ),
  );
}
