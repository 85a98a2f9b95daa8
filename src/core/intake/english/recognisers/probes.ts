import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const LINK =
  '(?: (?:probe|probes|check|checks|endpoint|path|url|is|are|at|on|under|via|:|=|get|http|https|uses?|should|hit|hits|to|and|be|the))*';
const NAMED = new RegExp(`(liveness|live|livez|readiness|ready|startup)${LINK} (\\/[\\w./-]*)`);
/** `/healthz (liveness) and /ready (readiness)`, `/healthz for liveness`: the check behind its path. */
const PATH_FIRST = new RegExp(
  `(?:(?:health|healthy|healthchecks?|probes?|status|checks?|endpoints?)${LINK} )?(\\/[\\w./-]*)(?: (?:\\(|for|as|is|=|the))+ (liveness|readiness|startup)(?: (?:and|,|&|\\/) (liveness|readiness|startup))?(?: (?:probes?|checks?))?(?: \\))?`,
);
const HEALTH = new RegExp(
  `(?:health|healthy|hc|healthcheck|healthchecks|healthz|health-check|probes?|status)${LINK} (\\/[\\w./-]*)`,
);
const WELL_KNOWN =
  /\/(?:healthz?|livez|readyz|ready|live|ping|up|status|healthcheck|actuator\/health|_health|health\/(?:live|ready|liveness|readiness))/;
const TCP =
  /(?:tcp (?:probes?|health ?checks?|checks?)|(liveness|readiness|startup)(?: probe)?(?: is| :| via| over)? tcp)/;
const DENIED =
  /(?:health ?checks?|healthchecks?|(liveness|readiness)(?: ?(?:probes?|checks?))?|(startup) (?:probes?|checks?)|probes?)/;
const KINDS: Readonly<Record<string, string>> = {
  live: 'liveness',
  livez: 'liveness',
  liveness: 'liveness',
  ready: 'readiness',
  readiness: 'readiness',
  startup: 'startup',
};

/** Health endpoints: per probe, or one for all. */
export function recogniseProbes(reader: RequestReader): void {
  reader.each(PATH_FIRST, (match) => statePathFirst(reader, match));
  for (const match of reader.find(NAMED)) {
    const kind = KINDS[groupText(match, 1)] ?? 'liveness';
    reader.stateForComponent(match, ['probes', kind, 'path'], cleanPath(reader.written(match, 2)));
  }
  for (const match of reader.find(HEALTH)) stateSingle(reader, match, cleanPath(reader.written(match, 1)));
  for (const match of reader.find(WELL_KNOWN))
    stateSingle(reader, match, cleanPath(reader.document.slice(match.span)));
  for (const match of reader.find(TCP)) stateTcp(reader, match);
  for (const match of reader.find(DENIED)) {
    reader.claim(match);
    if (!reader.isDenied(match)) continue;
    const kind = groupText(match, 1) || groupText(match, 2);
    for (const component of reader.components.at(match.span.start))
      reader.stateAt(
        reader.spanOf(match),
        ['intent', 'probes', component, ...(kind === '' ? ['none'] : ['without', kind])],
        true,
      );
  }
}

/** `liveness /a for readiness …`: a path with a check in front of it belongs to that one. */
function statePathFirst(reader: RequestReader, match: Match): void {
  const before = reader.document.normalBetween(match.firstToken - 2, match.firstToken - 1);
  if (/(?:^| )(?:liveness|readiness|startup)(?: (?:probe|check|at|on|is|:|=))?$/.test(before)) return;
  for (const kind of [groupText(match, 2), groupText(match, 3)])
    if (kind !== '')
      reader.stateForComponent(match, ['probes', kind, 'path'], cleanPath(reader.written(match, 1)));
}

function stateSingle(reader: RequestReader, match: Match, path: string): void {
  reader.claim(match);
  for (const component of reader.components.at(match.span.start)) {
    // `/livez and /readyz`: two well-known paths are two probes, not a contradiction.
    const kind = /\blive/.test(path) ? 'liveness' : /\bread(?:y|iness)/.test(path) ? 'readiness' : undefined;
    if (kind !== undefined)
      reader.stateAt(match.span, ['components', component, 'probes', kind, 'path'], path);
    else reader.stateAt(match.span, ['intent', 'probes', component, 'path'], path);
  }
}

function stateTcp(reader: RequestReader, match: Match): void {
  const kinds =
    match.groups[1] === undefined || match.groups[1] === '' ? ['liveness', 'readiness'] : [match.groups[1]];
  for (const kind of kinds) reader.stateForComponent(match, ['probes', kind, 'tcp'], true);
}

function cleanPath(path: string): string {
  return path.replace(/[.,]+$/, '');
}
