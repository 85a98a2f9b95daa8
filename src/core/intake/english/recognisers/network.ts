import { listFrom } from '../name-lists.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const NAME = '([a-z][a-z0-9-]*)';
const VERB =
  '(?:calls?|calling|talks? to|talking to|uses?|reads? from|writes? to|connects? to|depends on|requests?|queries|consumes|sends? (?:requests|data|traffic) to|proxies to|forwards to)';
const REACH =
  '(?:may|can|should|must|is allowed to|are allowed to|shall)(?: be able to)? (?:reach|call|access|talk to|connect to|contact)';
const ONLY = new RegExp(`only (?:the )?${NAME}(?: (?:service|app|component))? ${REACH} (?:the )?${NAME}`);
/** `… that only web may call`: the subject is the component the words belong to. */
const ONLY_THIS = new RegExp(`only (?:the )?${NAME}(?: (?:service|app|component))? ${REACH}(?: it| this)?`);
const ONLY_FROM = new RegExp(
  `(?:the )?${NAME} (?:is |may |can |should |must )?(?:only )?(?:be )?(?:reachable|accessible|called|reached)(?: only)? (?:from|by) (?:the )?${NAME}(?: only)?`,
);
const CALLS = new RegExp(
  `(?:the )?${NAME}(?: (?:service|app|component))? (?:${REACH}|${VERB}|call|use|talk to|query) (?:the )?${NAME}`,
);
const AND_CALLS = new RegExp(`(?:and|,|which|that|it) ${VERB} (?:the )?${NAME}`);
/** `web IMAGE port 3000 calls api IMAGE`, `gateway IMAGE port 80 -> api IMAGE`: the subject is described right before. */
const DESCRIBED_CALLS = new RegExp(
  `(?<=(?:\\d{2,5}|\\)|[a-z0-9][\\w./-]*:[\\w.-]+) )(?:${VERB}|->) (?:the |an? )?${NAME}(?= (?:\\(|[a-z0-9][\\w./-]*[:/]\\S+))`,
);
const CALLED_BY = new RegExp(
  `(?:is |are |gets )?(?:called|used|reached|accessed|consumed) by (?:the )?${NAME}`,
);
/** `web -> api`, `web --> api`: one step of a chain. */
const ARROW = new RegExp(`${NAME} (?:- )?->(?= (?:the )?${NAME})`);
/** `… and is only reachable from web`: the subject is the component the words belong to. */
const ONLY_REACHED = new RegExp(
  `(?:only (?:be )?(?:reachable|accessible|called|callable|reached|used)|(?:reachable|accessible|callable) only) (?:from|by) (?:the )?${NAME}`,
);
const NOTHING_ELSE = new RegExp(`(?:nothing|nobody|no one|no-one) else ${REACH} (?:the )?${NAME}`);
const ONLY_DESCRIBED =
  /only (?:the )?(?:calls|connections|traffic|flows|paths|those|these)(?: (?:i|we))?(?: (?:described|listed|named|mentioned|above|said))*(?: (?:should|may|must) be (?:possible|allowed|open))?|(?:everything|anything|all) else (?:is |must be |should be )?(?:closed|blocked|denied|forbidden)|(?:deny|block) (?:everything|all) (?:else|other(?: traffic)?)|default deny|zero trust/;
const POLICY = /(?:network ?polic(?:y|ies)|netpols?|networkpolicy)/;
const INTERNET =
  /(?:needs? |with |has |allow |full )*(?:internet|outbound|egress)(?: (?:access|traffic|to the internet|connections?))+|(?:calls?|call|talks? to|uses?|reaches|connects? to|access to) (?:the )?(?:https?:\/\/\S+|internet|external apis?|third-?party apis?|outside apis?|stripe|twilio|sendgrid|openai|github api|external services?|[a-z0-9-]+(?:\.[a-z0-9-]+)+)/;

/** Which components talk to which, what stays closed, and access to the internet. */
export function recogniseNetwork(reader: RequestReader): void {
  for (const match of reader.find(ONLY_DESCRIBED)) reader.stateIntent(match, ['onlyDescribed'], true);
  if (reader.components.mentions.length > 1) recogniseCalls(reader);
  for (const match of reader.find(POLICY))
    reader.stateForComponent(match, ['networkPolicy', 'enabled'], !reader.isDenied(match));
  for (const match of reader.find(INTERNET))
    reader.stateForComponent(
      match,
      ['networkPolicy', 'allowInternet'],
      !reader.isDenied(match) &&
        !/(?:^| )(?:no|without|block|deny)(?: |$)/.test(
          reader.document.normalBetween(match.firstToken - 2, match.firstToken - 1),
        ),
    );
}

function recogniseCalls(reader: RequestReader): void {
  const names = new Set(reader.components.mentions.map((mention) => mention.name));
  for (const match of reader.findAll(ONLY))
    stateOnly(reader, match, names, [groupText(match, 1), groupText(match, 2)]);
  recogniseOnlyThis(reader, names);
  for (const match of reader.findAll(ONLY_FROM))
    stateOnly(reader, match, names, [groupText(match, 2), groupText(match, 1)]);
  for (const match of reader.findAll(NOTHING_ELSE))
    if (names.has(groupText(match, 1))) reader.stateIntent(match, ['onlyCallers', groupText(match, 1)], true);
  recogniseNamedCalls(reader, names);
  recogniseImplicitSubjects(reader, names);
}

/** `web calls api`, `web and worker call api`, `web -> api`. */
function recogniseNamedCalls(reader: RequestReader, names: ReadonlySet<string>): void {
  for (const pattern of [CALLS, ARROW])
    for (const match of reader.findAll(pattern)) {
      const from = groupText(match, 1);
      const first = pattern === ARROW ? match.lastToken + 1 : match.lastToken;
      const subjects = reader.components.at(match.spans[1]?.start ?? match.span.start);
      const callers = subjects.includes(from) ? subjects : [from];
      for (const caller of callers)
        for (const to of targetsFrom(reader, names, first)) stateCall(reader, match, names, [caller, to]);
    }
}

/** Names at a token and behind it: in `web calls api, worker uses redis` the second one opens a statement of its own. */
function targetsFrom(reader: RequestReader, names: ReadonlySet<string>, first: number): readonly string[] {
  const list = listFrom(reader.document, names, first);
  if (list === undefined) return [];
  const { document } = reader;
  const after = `${document.normalBetween(list.last + 1, list.last + 3)} `;
  // `web calls api and worker with TLS` is about both, `web calls api, worker with Kafka` is not.
  const isOfAll =
    after.startsWith('with ') && !document.normalBetween(list.last - 2, list.last - 1).includes(',');
  return OPENS_STATEMENT.test(after) && !isOfAll ? list.before : list.names;
}

const OPENS_STATEMENT = new RegExp(
  `^(?:${VERB}|${REACH}|is|are|has|have|needs?|gets?|runs?|listens?|with|use|call|\\(|->|:|[a-z0-9][\\w./-]*:\\S+) `,
);

function recogniseOnlyThis(reader: RequestReader, names: ReadonlySet<string>): void {
  for (const match of reader.findAll(ONLY_REACHED)) {
    const [owner = '', ...others] = reader.components.at(match.span.start);
    if (others.length === 0) stateOnly(reader, match, names, [groupText(match, 1), owner]);
  }
  for (const match of reader.findAll(ONLY_THIS)) {
    const next = reader.document.tokens[match.lastToken + 1]?.normal ?? '';
    const [owner = '', ...others] = reader.components.at(match.span.start);
    if (others.length === 0 && next !== 'the' && !names.has(next))
      stateOnly(reader, match, names, [groupText(match, 1), owner]);
  }
}

/** Caller and called component. */
type Call = readonly [from: string, to: string];

/** `only A may reach B`: a connection, and nobody else. */
function stateOnly(reader: RequestReader, match: Match, names: ReadonlySet<string>, call: Call): void {
  if (!call.every((name) => names.has(name))) return;
  stateCall(reader, match, names, call);
  if (groupText(match, 0).includes('only')) reader.stateIntent(match, ['onlyCallers', call[1]], true);
}

/** `"catalog" (…) is called by web and calls orders`: the subject is the component the words belong to. */
function recogniseImplicitSubjects(reader: RequestReader, names: ReadonlySet<string>): void {
  for (const [pattern, isCaller] of [
    [AND_CALLS, true],
    [DESCRIBED_CALLS, true],
    [CALLED_BY, false],
  ] as const)
    for (const match of reader.findAll(pattern)) {
      const scope = reader.components.at(match.span.start);
      const [subject = ''] = scope;
      if (scope.length !== 1) continue;
      const others =
        isCaller && groupText(match, 1) === 'it'
          ? nameBefore(reader, match, subject)
          : targetsFrom(reader, names, match.lastToken);
      for (const other of others)
        stateCall(reader, match, names, isCaller ? [subject, other] : [other, subject]);
    }
}

/** `a backend IMAGE and a gateway IMAGE that calls it`: what was spoken of before, in the same sentence. */
function nameBefore(reader: RequestReader, match: Match, subject: string): readonly string[] {
  const { mentions } = reader.components;
  const place = mentions.findIndex(({ name }) => name === subject);
  const before = mentions[place - 1];
  const { first } = reader.document.sentenceAround(match.firstToken);
  return before !== undefined && before.start >= (reader.document.tokens[first]?.start ?? 0)
    ? [before.name]
    : [];
}

function stateCall(reader: RequestReader, match: Match, names: ReadonlySet<string>, [from, to]: Call): void {
  if (from !== to && names.has(from) && names.has(to)) reader.stateIntent(match, ['calls', from, to], true);
}
