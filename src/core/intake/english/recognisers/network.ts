import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const NAME = '([a-z][a-z0-9-]*)';
const VERB =
  '(?:calls?|talks? to|uses?|reads? from|writes? to|connects? to|depends on|requests?|queries|consumes|sends? (?:requests|data|traffic) to|proxies to|forwards to)';
const REACH =
  '(?:may|can|should|must|is allowed to|are allowed to|shall)(?: be able to)? (?:reach|call|access|talk to|connect to|contact)';
const ONLY = new RegExp(`only (?:the )?${NAME}(?: (?:service|app|component))? ${REACH} (?:the )?${NAME}`);
/** `… that only web may call`: the subject is the component the words belong to. */
const ONLY_THIS = new RegExp(`only (?:the )?${NAME}(?: (?:service|app|component))? ${REACH}(?: it| this)?`);
const ONLY_FROM = new RegExp(
  `(?:the )?${NAME} (?:is |may |can |should |must )?(?:only )?(?:be )?(?:reachable|accessible|called|reached)(?: only)? (?:from|by) (?:the )?${NAME}(?: only)?`,
);
const CALLS = new RegExp(
  `(?:the )?${NAME}(?: (?:service|app|component))? (?:${REACH}|${VERB}) (?:the )?${NAME}(?: (?:and|,) (?:the )?${NAME})?`,
);
const AND_CALLS = new RegExp(
  `(?:and|,|which|that|it) ${VERB} (?:the )?${NAME}(?: (?:and|,) (?:the )?${NAME})?`,
);
const CALLED_BY = new RegExp(
  `(?:is |are |gets )?(?:called|used|reached|accessed|consumed) by (?:the )?${NAME}(?: (?:and|,) (?:the )?${NAME})?`,
);
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
  for (const match of reader.findAll(CALLS))
    for (const to of match.groups.slice(2)) stateCall(reader, match, names, [groupText(match, 1), to]);
  recogniseImplicitSubjects(reader, names);
}

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
    [CALLED_BY, false],
  ] as const)
    for (const match of reader.findAll(pattern)) {
      const scope = reader.components.at(match.span.start);
      const [subject = ''] = scope;
      if (scope.length !== 1) continue;
      for (const [index, other] of match.groups.slice(1).entries())
        // `used by web, worker (IMAGE …)`: the second one opens a description of its own.
        if (index === 0 || !isHeading(reader, match, index + 1))
          stateCall(reader, match, names, isCaller ? [subject, other] : [other, subject]);
    }
}

function isHeading(reader: RequestReader, match: Match, group: number): boolean {
  const place = match.spans[group];
  return (
    place !== undefined &&
    reader.document.tokens[reader.document.tokenIndexAt(place.start) + 1]?.normal === '('
  );
}

function stateCall(reader: RequestReader, match: Match, names: ReadonlySet<string>, [from, to]: Call): void {
  if (from !== to && names.has(from) && names.has(to)) reader.stateIntent(match, ['calls', from, to], true);
}
