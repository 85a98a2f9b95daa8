import { parseQuantity } from '../../../units/quantity.js';
import { firstGroup, groupText } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const OWN =
  /(?:(?:should|must|the|chart|and|also|with|please|to|let) )*(?:creat(?:e|es|ing)|make|makes|include|includes|bring|ship|add|own)(?: (?:its|the|an?|own|a new|new|dedicated|separate|with))* namespace(?: (?:too|as well|also|itself))?(?: (?:called |named )?(?!(?:with|and|of|in|has|for|which|that|is|too|also|,) ?)([a-z][a-z0-9-]*))?|(?:(?:in|with|into|as) )*(?:(?:its|an?) )?(?:own|dedicated|separate) namespace(?: (?:called |named )?(?!(?:with|and|of|in|has|for|which|that|is|,) ?)([a-z][a-z0-9-]*))?/;
const QUOTA =
  /(?:(?:with|and|an?|the|resource|set) )*(?:resource ?-?quotas?|quotas?)(?: (?:of|is|:|=|with|for|to|max))*/;
const CPU =
  /(\d+(?:\.\d+)?)(m)? ?(?:cpus?|cores?|vcpus?)|(?:cpu|cores)(?: (?:of|:|=|is|to))* (\d+(?:\.\d+)?)(m)?/;
const MEMORY =
  /(\d+(?:\.\d+)?) ?(gi|gib|gb|mi|mib|mb|ti|tb|g)(?: (?:of )?(?:memory|mem|ram))?|(?:memory|mem|ram)(?: (?:of|:|=|is|to))* (\d+(?:\.\d+)?) ?(gi|gb|mi|mb|ti|g)/;
const PODS = /(\d{1,5}) pods|pods(?: (?:of|:|=|is|to|at most))* (\d{1,5})/;
const LEVEL =
  /(?:(?:with|and|the|in|at|on|an?|to|enforce|enforces|enforcing|must|pass|satisfy|meet|under) )*(?:(?:pod[ -]security(?: ?(?:standards?|admission|level|profile))?|pss|psa|podsecurity)(?: (?:level|profile|standard|is|:|=|of|to|label|enforce))* (restricted|baseline|privileged)|(restricted|baseline) (?:pod[ -]security(?: ?(?:standards?|admission|level|profile))?|pss|psa)|pod-security\.kubernetes\.io\/enforce ?[:=]? ?(restricted|baseline|privileged))/;

/** A namespace that comes with the chart: its quota and its Pod Security level. */
export function recogniseOwnNamespace(reader: RequestReader): void {
  reader.each(OWN, (match) => {
    reader.claim(match);
    if (reader.isDenied(match)) return;
    reader.stateAt(match.span, ['intent', 'ownNamespace'], true);
    const name = reader.written(match, 1) || reader.written(match, 2);
    if (name !== '')
      reader.stateAt(match.spans[1] ?? match.spans[2] ?? match.span, ['chart', 'namespace'], name);
  });
  reader.each(QUOTA, (match) => {
    reader.claim(match);
    if (reader.isDenied(match)) return;
    const { last } = reader.document.sentenceAround(match.lastToken);
    const end = Math.min(last, match.lastToken + 14);
    reader.stateAt(match.span, ['intent', 'ownNamespace'], true);
    const [cpu] = reader.findWithin(CPU, match.lastToken + 1, end);
    if (cpu !== undefined)
      reader.state(
        cpu,
        ['chart', 'ownNamespace', 'quota', 'cpu'],
        `${groupText(cpu, 1) || groupText(cpu, 3)}${groupText(cpu, 2) || groupText(cpu, 4)}`,
      );
    const [memory] = reader.findWithin(MEMORY, match.lastToken + 1, end);
    const unit = memory === undefined ? '' : groupText(memory, 2) || groupText(memory, 4);
    const size = parseQuantity(
      `${memory === undefined ? '' : groupText(memory, 1) || groupText(memory, 3)}${unit.charAt(0).toUpperCase()}i`,
    );
    if (memory !== undefined && size.ok)
      reader.state(memory, ['chart', 'ownNamespace', 'quota', 'memory'], size.value);
    const [pods] = reader.findWithin(PODS, match.lastToken + 1, end);
    if (pods !== undefined)
      reader.state(pods, ['chart', 'ownNamespace', 'quota', 'pods'], Number(firstGroup(pods)));
  });
  reader.each(LEVEL, (match) => {
    const wanted = reader.hasStated('intent', 'ownNamespace');
    reader.claim(match);
    // Every chart meets the restricted level; the label is for a namespace that the chart makes.
    if (wanted) reader.stateAt(match.span, ['chart', 'ownNamespace', 'podSecurity'], firstGroup(match));
  });
}
