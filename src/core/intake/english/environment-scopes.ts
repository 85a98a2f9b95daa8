import { groupText, type Match, type RequestDocument } from './request-document.js';
import { LINE_TOKEN } from './token.js';

/** Which environment a place in the request speaks about. */
export interface EnvironmentScopes {
  /** Environments the request names, in its order, without repeats. */
  readonly names: readonly string[];
  /** Environment of the words at this offset; undefined for words about every environment. */
  at(offset: number): string | undefined;
  /** Token ranges of the words that name an environment. */
  readonly markers: readonly { readonly firstToken: number; readonly lastToken: number }[];
}

/** How people call environments, and the name we use. */
const CANONICAL: Readonly<Record<string, string>> = {
  dev: 'dev',
  development: 'dev',
  develop: 'dev',
  stage: 'staging',
  staging: 'staging',
  stg: 'staging',
  prod: 'prod',
  production: 'prod',
  prd: 'prod',
  live: 'prod',
  test: 'test',
  testing: 'test',
  qa: 'qa',
  uat: 'uat',
  preprod: 'preprod',
  'pre-prod': 'preprod',
  preview: 'preview',
  integration: 'integration',
  sandbox: 'sandbox',
};
const NAMES = Object.keys(CANONICAL).join('|');
/** Words that are environments only with a further word: `test environment`, `live:`. */
const WEAK = new Set(['test', 'testing', 'live', 'preview', 'integration', 'sandbox', 'develop', 'stage']);

const MARKER = new RegExp(
  `(?:(in|for|on|at|under|only in|inside) )?(?:(?:the|our|a|my) )?(${NAMES})(?: (environment|environments|env|stage|cluster|namespace))?(?: (:|=|->|gets|has|runs|needs|uses|should|must|with|only|wants|is|host|hosts|hostname|url|domain))?`,
);

interface Marker {
  readonly environment: string;
  readonly first: number;
  readonly last: number;
  /** True when the marker opens its clause and so governs what follows. */
  readonly leads: boolean;
}

/** Works out the scopes once. */
export function createEnvironmentScopes(document: RequestDocument): EnvironmentScopes {
  const markers = findMarkers(document);
  const owners: (string | undefined)[] = document.tokens.map(() => undefined);
  for (const [position, marker] of markers.entries()) {
    if (marker.leads) ownForwards(document, owners, marker, markers[position + 1]);
    else ownBackwards(document, owners, marker);
  }
  return {
    names: [...new Set(markers.map((marker) => marker.environment))],
    at: (offset) => owners[document.tokenIndexAt(offset)],
    markers: markers.map((marker) => ({ firstToken: marker.first, lastToken: marker.last })),
  };
}

function findMarkers(document: RequestDocument): readonly Marker[] {
  return document.find(MARKER).flatMap((match) => {
    const opens =
      isClauseStart(document, match.firstToken) ||
      precedesCount(document, match.lastToken) ||
      precedesClause(document, match);
    const isLabel = /^(?::|=|->)$/.test(groupText(match, 4));
    if (followsCount(document, match)) return [markerOf(match, false)];
    if (
      !isClear(
        match,
        opens && (groupText(match, 4) !== '' || precedesValue(document, match.lastToken)),
        isLabel,
      )
    )
      return [];
    return [markerOf(match, opens || isLabel)];
  });
}

function markerOf(match: Match, leads: boolean): Marker {
  const word = groupText(match, 2);
  return {
    environment: CANONICAL[word] ?? word,
    first: match.firstToken,
    last: match.lastToken,
    leads,
  };
}

/** `1 replica dev, 3 replicas prod`: the count before it. */
function followsCount(document: RequestDocument, match: Match): boolean {
  return (
    groupText(match, 0) === groupText(match, 2) &&
    !WEAK.has(groupText(match, 2)) &&
    /^\d+ (?:replicas?|pods?|instances?|copies)$/.test(
      document.normalBetween(match.firstToken - 2, match.firstToken - 1),
    ) &&
    (document.isClauseEnd(match.lastToken + 1) ||
      /^(?:and|but|\/|\d+)$/.test(document.tokens[match.lastToken + 1]?.normal ?? ''))
  );
}

/** A bare `test` or `production` in a sentence is no statement about an environment. */
function isClear(match: Match, opens: boolean, isLabel: boolean): boolean {
  const preposition = groupText(match, 1);
  const word = groupText(match, 2);
  const noun = groupText(match, 3);
  const isNamed = isLabel || (noun !== '' && noun !== 'namespace');
  if (isNamed) return true;
  if (WEAK.has(word)) return preposition === 'in' && word !== 'live';
  return preposition !== '' || opens;
}

/** `in the qa environment 3 pods`: the number belongs to the environment before it. */
function precedesCount(document: RequestDocument, last: number): boolean {
  return /^\d+ (?!in |for |on |at )\S/.test(document.normalBetween(last + 1, last + 2) + ' ');
}

/** `and in dev it is suspended`: a clause of its own follows. */
function precedesClause(document: RequestDocument, match: Match): boolean {
  return (
    groupText(match, 1) !== '' &&
    /^(?:it|they|we|there|only|just|at|every)$/.test(document.tokens[match.lastToken + 1]?.normal ?? '') &&
    /^(?:and|but|while)$/.test(document.tokens[match.firstToken - 1]?.normal ?? '')
  );
}

/** `production 5 replicas`, `dev DEBUG=true`: what follows can only be a statement about it. */
function precedesValue(document: RequestDocument, last: number): boolean {
  return /^(?:\d+ (?:replicas?|pods?|instances?)|[a-z_][a-z0-9_]*=\S+|\d+(?:\.\d+)?(?:gi|mi|gb|mb|ti|m)(?: |$))/.test(
    document.normalBetween(last + 1, last + 2),
  );
}

/** True at the start of a sentence, after a clause break, or after `and`/`but` that follows one. */
function isClauseStart(document: RequestDocument, index: number): boolean {
  if (index <= 0 || document.isClauseEnd(index - 1)) return true;
  const word = document.tokens[index - 1]?.normal ?? '';
  if (word === ':') return true;
  return /^(?:and|but|while|whereas|then)$/.test(word) && (index < 2 || document.isClauseEnd(index - 2));
}

/** A leading marker governs up to the end of its sentence or the next leading marker. */
function ownForwards(
  document: RequestDocument,
  owners: (string | undefined)[],
  marker: Marker,
  next: Marker | undefined,
): void {
  const limit = next?.leads === true ? next.first : document.tokens.length;
  for (let index = marker.first; index < limit; index += 1) {
    owners[index] = marker.environment;
    if (index > marker.last && document.isSentenceEnd(index) && !opensBlock(document, marker, index)) return;
  }
}

/** `prod:` alone on its line governs the indented lines and bullets below it. */
function opensBlock(document: RequestDocument, marker: Marker, index: number): boolean {
  const lineEnd = document.tokens[index];
  const next = document.tokens[index + 1];
  if (document.tokens[marker.last + 1]?.normal !== LINE_TOKEN) return false;
  if (lineEnd?.normal !== LINE_TOKEN || next === undefined || next.normal === LINE_TOKEN) return false;
  return next.start > lineEnd.end;
}

/** A trailing marker (`3 replicas in prod`) governs its own clause. */
function ownBackwards(document: RequestDocument, owners: (string | undefined)[], marker: Marker): void {
  for (let index = marker.last; index >= 0; index -= 1) {
    const ends =
      index < marker.first &&
      (document.isClauseEnd(index) || /^(?:and|but)$/.test(document.tokens[index]?.normal ?? ''));
    if (ends || (index < marker.first && owners[index] !== undefined)) return;
    owners[index] = marker.environment;
  }
}
