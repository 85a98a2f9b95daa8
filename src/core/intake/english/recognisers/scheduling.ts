import type { JsonValue } from '../../../ports/json.js';
import { firstGroup, groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const SELECTOR =
  /(?:node ?selectors?|nodeselector|(?:on )?nodes (?:labell?ed|with(?: the| a)? labels?|that (?:have|carry)(?: the| a)? labels?)|node label)(?: is| :| =)?((?: (?:,|and)? ?[\w./-]+=[\w.-]+(?:,[\w./-]+=[\w.-]+)*)+)/;
const SELECTOR_PAIR = /(?:node ?selectors?|nodeselector)(?: is| :| =)? ([\w./-]+) (?::|=|is) ([\w.-]+)/;
const TOLERATION =
  /(?:tolerations?|tolerates?|tolerating|taints?)(?: (?:the|taint|taints|for|:|=|of|is))* ([\w./-]+)(?:=([\w.-]+))?(?::(noschedule|prefernoschedule|noexecute))?/;
const PRIORITY =
  /(?:priority ?class(?: ?name)?|priorityclassname|priorityclass)(?: is| :| =| of| called| named)? ([a-z][a-z0-9-]*)|(?!(?:with|the|a|and|of|its|use|uses|has|set) )([a-z][a-z0-9-]*) priority ?class/;
const RUNTIME =
  /(?:(?:with|and|in|under|use|uses|using|the|an?) )*(?:runtime ?-?class(?: ?name)?|runtimeclassname)(?: (?:is|:|=|of|called|named))* ([a-z][a-z0-9-]*)|(?:sandboxed|isolated|run|runs|runtime)(?: (?:by|with|in|under|is|:))* (gvisor|kata(?:-[a-z]+)?)/;
const ARCHITECTURE =
  /(?:only |on |run on |for |schedule on |needs? |just )*(?:the )?(arm64|amd64|x86_64|x86|aarch64|arm)(?: (?:only|nodes?|machines?|hosts?|architecture|cpus?|instances?))+|(?:arch|architecture)(?: is| :| =)? (arm64|amd64)/;
const SPREAD_HARD =
  /must (?:always )?(?:be |run |land |sit |live |go )?(?:spread )?(?:on|across|over) (?:different|separate|distinct) (?:nodes|hosts|machines|servers)|(?:(?:on|across|over) )?(?:different|separate|distinct) (?:nodes|hosts|machines|servers)(?: ?,?| \()?(?: (?:it |this |that )?(?:must(?: be)?|hard(?: rule| requirement)?|required|mandatory|strictly|always))+|(?:never|no) (?:two|2|more than (?:one|1)) (?:pods? |replicas? |of them )?(?:on|per) (?:the )?(?:same |a |one |1 )?(?:node|host|machine)|hard anti-?affinity|required (?:pod )?anti-?affinity|one (?:pod|replica) per node|1 (?:pod|replica) per node/;
const SPREAD_SOFT =
  /(?:spread|distributed|distribute|balanced)(?: (?:them|it|the|pods|replicas|evenly|out))*(?: (?:over|across|between|on))? (?:different |all |several |multiple |the )*(?:nodes|zones|availability zones|azs|hosts|machines)|(?:on|across|over) (?:different|separate|multiple|several) (?:nodes|zones|hosts|machines)|(?:pod )?anti-?affinity/;
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  x86: 'amd64',
  aarch64: 'arm64',
  arm: 'arm64',
};
const EFFECTS: Readonly<Record<string, string>> = {
  noschedule: 'NoSchedule',
  prefernoschedule: 'PreferNoSchedule',
  noexecute: 'NoExecute',
};

/** Node selectors, tolerations, priority, processor architecture and spreading. */
export function recogniseScheduling(reader: RequestReader): void {
  reader.each(SELECTOR, (match) => stateSelector(reader, match));
  reader.each(SELECTOR_PAIR, (match) =>
    reader.stateForComponent(
      match,
      ['scheduling', 'nodeSelector', reader.written(match, 1)],
      reader.written(match, 2),
    ),
  );
  recogniseTolerations(reader);
  for (const match of reader.find(PRIORITY)) {
    const name = firstGroup(match);
    if (!/^(?:is|the|a|with|no|for|of|and)$/.test(name))
      reader.stateForComponent(match, ['scheduling', 'priorityClassName'], name);
  }
  reader.each(RUNTIME, (match) =>
    reader.stateForComponent(match, ['scheduling', 'runtimeClassName'], firstGroup(match)),
  );
  for (const match of reader.find(ARCHITECTURE)) {
    const word = firstGroup(match);
    reader.stateForComponent(
      match,
      ['scheduling', 'nodeSelector', 'kubernetes.io/arch'],
      ARCHITECTURES[word] ?? word,
    );
  }
  reader.each(SPREAD_HARD, (match) => reader.stateForComponent(match, ['scheduling', 'spread'], 'required'));
  for (const match of reader.find(SPREAD_SOFT)) {
    const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 8);
    const hard = /^,? ?\(? ?(?:this |that |it )?(?:is a |must|hard|required|mandatory|always|strict)/.test(
      after,
    );
    reader.stateForComponent(match, ['scheduling', 'spread'], hard ? 'required' : 'preferred');
  }
  for (const match of reader.find(/(?:must be )?\(? ?hard (?:rule|requirement) ?\)?/)) reader.claim(match);
}

function stateSelector(reader: RequestReader, match: Match): void {
  const pairs = reader.document.slice(match.span).matchAll(/([\w./-]{1,316})=([\w.-]{1,63})/g);
  for (const [, key = '', value = ''] of pairs)
    reader.stateForComponent(match, ['scheduling', 'nodeSelector', key], value);
}

/** Tolerations of one component are one list, so they are put together first. */
function recogniseTolerations(reader: RequestReader): void {
  const lists = new Map<string, { readonly match: Match; readonly list: JsonValue[] }>();
  for (const match of reader.find(TOLERATION)) {
    const toleration = readToleration(reader, match);
    if (toleration === undefined) continue;
    reader.claim(match);
    for (const component of reader.components.at(match.span.start)) {
      const known = lists.get(component) ?? { match, list: [] };
      known.list.push(toleration);
      lists.set(component, known);
    }
  }
  for (const [component, { match, list }] of lists)
    reader.stateAt(match.span, ['components', component, 'scheduling', 'tolerations'], list);
}

function readToleration(reader: RequestReader, match: Match): JsonValue | undefined {
  const [key = ''] = reader.written(match, 1).split(/[=:]/);
  if (/^(?:|is|are|and|the|for|to|on|with|of|that|all)$/.test(key)) return undefined;
  const value = /=([\w.-]+)/.exec(reader.written(match, 0))?.[1];
  const effect = EFFECTS[groupText(match, 3)];
  return {
    key,
    operator: value === undefined ? 'Exists' : 'Equal',
    ...(value === undefined ? {} : { value }),
    ...(effect === undefined ? {} : { effect }),
  };
}
