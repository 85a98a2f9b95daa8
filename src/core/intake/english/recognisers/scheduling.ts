import type { JsonValue } from '../../../ports/json.js';
import { firstGroup, groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const SELECTOR =
  /(?:node ?selectors?|nodeselector|(?:on )?nodes (?:labell?ed|with(?: the| a)? labels?|that (?:have|carry)(?: the| a)? labels?)|node label)(?: is| :| =)?((?: (?:,|and)? ?[\w./-]+=[\w.-]+(?:,[\w./-]+=[\w.-]+)*)+)/;
const SELECTOR_PAIR = /(?:node ?selectors?|nodeselector)(?: is| :| =)? ([\w./-]+) (?::|=|is) ([\w.-]+)/;
const TOLERATION =
  /(?:tolerations?|tolerates?|tolerating|taints?)(?: (?:the|taint|taints|for|:|=|of|is))* ([\w./-]+)(?:=([\w.-]+))?(?::(noschedule|prefernoschedule|noexecute))?/;
const EFFECT = '(noschedule|prefernoschedule|noexecute)';
/** `toleration key spot value true effect NoSchedule`, with or without a value. */
const TOLERATION_PARTS = new RegExp(
  `(?:(?:an?|the|with|add) )*(?:tolerations?|tolerates?|tolerating)(?: (?:with|for|of|:|the))* key(?: (?:is|:|=))? ([\\w./-]+)(?: ,)?(?: operator(?: (?:is|:|=))? (equal|exists))?(?: ,)?(?: value(?: (?:is|:|=))? ([\\w.-]+))?(?: ,)?(?: (?:and )?effect(?: (?:is|:|=))? ${EFFECT})?`,
);
/** `tolerate spot NoSchedule`. */
const TOLERATION_EFFECT = new RegExp(
  `(?:tolerations?|tolerates?|tolerating)(?: (?:the|taint|taints|for|:|of))* (?!the |taint |taints )([\\w./-]+)(?:=([\\w.-]+))?(?: taints?)?(?: with)?(?: effect)? ${EFFECT}`,
);
const PRIORITY =
  /(?:priority ?class(?: ?name)?|priorityclassname|priorityclass)(?: is| :| =| of| called| named)? ([a-z][a-z0-9-]*)|(?!(?:with|the|a|and|of|its|use|uses|has|set) )([a-z][a-z0-9-]*) priority ?class/;
const RUNTIME =
  /(?:(?:with|and|in|under|use|uses|using|the|an?) )*(?:runtime ?-?class(?: ?name)?|runtimeclassname)(?: (?:is|:|=|of|called|named))* ([a-z][a-z0-9-]*)|(?:sandboxed|isolated|run|runs|runtime)(?: (?:by|with|in|under|is|:))* (gvisor|kata(?:-[a-z]+)?)/;
const ARCHITECTURE =
  /(?:only |on |run on |for |schedule on |needs? |just )*(?:the )?(arm64|amd64|x86_64|x86|aarch64|arm)(?: (?:only|nodes?|machines?|hosts?|architecture|cpus?|instances?))+|(?:arch|architecture)(?: is| :| =)? (arm64|amd64)/;
const SPREAD_HARD =
  /must (?:always )?(?:be |run |land |sit |live |go )?(?:spread )?(?:on|across|over) (?:different|separate|distinct) (?:nodes|hosts|machines|servers)|(?:(?:on|across|over) )?(?:different|separate|distinct) (?:nodes|hosts|machines|servers)(?: ?,?| \()?(?: (?:it |this |that )?(?:must(?: be)?|hard(?: rule| requirement)?|required|mandatory|strictly|always))+|(?:never|no) (?:two|2|more than (?:one|1)) (?:pods? |replicas? |of them )?(?:on|per) (?:the )?(?:same |a |one |1 )?(?:node|host|machine)|(?:hard|required|strict) (?:pod )?anti[ -]?affinity(?: (?:across|between|over|on|for|by) (?:the |different |all )?(?:nodes|hosts|zones|machines|hostnames?))?|each (?:pod |replica |one |of them )?(?:on|to|runs? on) (?:another|a different|a separate|its own|a distinct|an own) (?:node|host|machine)|one (?:pod|replica) per node|1 (?:pod|replica) per node/;
const SPREAD_SOFT =
  /(?:spread|distributed|distribute|balanced)(?: (?:them|it|the|pods|replicas|evenly|out))*(?: (?:over|across|between|on))? (?:different |all |several |multiple |the )*(?:nodes|zones|availability zones|azs|hosts|machines)|(?:on|across|over) (?:different|separate|multiple|several) (?:nodes|zones|hosts|machines)|(?:soft |preferred )?(?:pod )?anti[ -]?affinity(?: (?:across|between|over|on|for|by) (?:the |different |all )?(?:nodes|hosts|zones|machines|hostnames?))?/;
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
  const found = [TOLERATION_PARTS, TOLERATION_EFFECT, TOLERATION].flatMap((pattern) =>
    reader.find(pattern).map((match) => ({ pattern, match })),
  );
  for (const { pattern, match } of found) {
    if (reader.isClaimed(match.firstToken)) continue;
    const toleration =
      pattern === TOLERATION_PARTS ? readParts(reader, match) : readToleration(reader, match);
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

function readParts(reader: RequestReader, match: Match): JsonValue {
  const value = reader.written(match, 3);
  const effect = EFFECTS[groupText(match, 4)];
  return {
    key: reader.written(match, 1),
    operator: value === '' ? 'Exists' : 'Equal',
    ...(value === '' ? {} : { value }),
    ...(effect === undefined ? {} : { effect }),
  };
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
