import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const LINK =
  '(?: (?:probe|probes|check|checks|endpoint|path|url|is|are|at|on|under|via|:|=|get|http|https|uses?|should|hit|hits|to|and|be|the))*';
const NAMED = new RegExp(`(liveness|live|livez|readiness|ready|startup)${LINK} (\\/[\\w./-]*)`);
const HEALTH = new RegExp(
  `(?:health|healthy|hc|healthcheck|healthchecks|healthz|health-check|probes?|status)${LINK} (\\/[\\w./-]*)`,
);
const WELL_KNOWN =
  /\/(?:healthz?|livez|readyz|ready|live|ping|up|status|healthcheck|actuator\/health|_health|health\/(?:live|ready|liveness|readiness))/;
const TCP =
  /(?:tcp (?:probes?|health ?checks?|checks?)|(liveness|readiness|startup)(?: probe)?(?: is| :| via| over)? tcp)/;
const DENIED = /(?:health ?checks?|healthchecks?|probes?|liveness(?: probe)?|readiness(?: probe)?)/;
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
    for (const component of reader.components.at(match.span.start))
      reader.stateAt(reader.spanOf(match), ['intent', 'probes', component, 'none'], true);
  }
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
