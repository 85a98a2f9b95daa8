import { isServerName } from './host-names.js';
import type { Match } from './request-document.js';
import type { RequestReader } from './request-reader.js';

/** Words that speak of what the application calls; an address behind them in the same clause is not its own. */
const OTHER_SYSTEM =
  /(?:^| )(?:egress|outbound|calls?|calling|otel|otlp|opentelemetry|collector|traces?|tracing|upstream|talks?|talking|connects?|connecting|sends?|sending|depends|fetch(?:es)?|pulls?|pushes|partners?|third-?party|webhooks?|callbacks?|ldap|oidc|idp|issuer|vault|sentry|proxy|endpoint|database|db|dsn|broker)(?: |$)/;
/** Words that make it the application's own after all: `endpoint reachable at …`. */
const OWN =
  /(?:^| )(?:public|publicly|expose[ds]?|reachable|available|accessible|ingress(?:es)?|serve[sd]?|serving|route[sd]?|domain|website)(?: |$)/;
/** Between the name of a store and its address: `postgres host is …`, `external postgres at …`. */
const LINK =
  /^(?:(?:database|db|server|instance|cluster|external|managed|hosted|running|runs|lives|is|are|at|on|in|under|the|host|hostname|address|url|:|=|\d[\d.]*) ?)*$/;

/** True when the words around an address or a port say that it belongs to another system. */
export function isOfOtherSystem(reader: RequestReader, match: Match): boolean {
  return isInBracketOfStore(reader, match) || isBehindOther(reader, match);
}

/** `mysql (host: my.example.com, port 3306)`: a bracket behind the name of a store is about the store. */
function isInBracketOfStore(reader: RequestReader, match: Match): boolean {
  const { document } = reader;
  const { first } = document.sentenceAround(match.firstToken);
  for (let index = match.firstToken - 1, depth = 0; index > first; index -= 1) {
    const mark = document.tokens[index]?.normal;
    if (mark === ')') depth += 1;
    if (mark === '(') depth -= 1;
    if (depth < 0) return endsWithStore(reader, index - 1);
  }
  return false;
}

function isBehindOther(reader: RequestReader, match: Match): boolean {
  const { document } = reader;
  const first = startOfClause(reader, match.firstToken);
  const before = document.normalBetween(first, match.firstToken - 1);
  if (OWN.test(before)) return false;
  return OTHER_SYSTEM.test(before) || (!isServedTo(reader, match) && isBehindStore(reader, match, first));
}

/** `needs postgres at pg.example.com`: nothing but links between the store, at or behind a token, and the address. */
function isBehindStore(reader: RequestReader, match: Match, first: number): boolean {
  const { document } = reader;
  for (let index = match.firstToken - 1; index >= first; index -= 1) {
    if (!LINK.test(document.normalBetween(index + 1, match.firstToken - 1))) return false;
    if (endsWithStore(reader, index)) return true;
  }
  // `redis (managed) at cache.example.com`: the bracket says something about the store in front of it.
  const before = document.normalBetween(first, match.firstToken - 1);
  if (document.tokens[first - 1]?.normal !== ')' || !LINK.test(before)) return false;
  let opening = first - 1;
  while (opening > first - 20 && document.tokens[opening]?.normal !== '(') opening -= 1;
  return endsWithStore(reader, opening - 1);
}

/** `with Postgres at login.example.com with TLS`: the host of a site, not of the store in front of it. */
function isServedTo({ document }: RequestReader, match: Match): boolean {
  const [host = ''] = match.groups;
  const after = document.normalBetween(match.lastToken + 1, match.lastToken + 3);
  return SERVED.test(after) && !STORE_LABEL.test(host);
}

const SERVED =
  /^(?:,? ?(?:and )?(?:with|over|via|behind|through|by|on)) (?:(?:an?|the) )?(?:tls|https|ssl|let's encrypt|letsencrypt|cert-manager|ingress|traefik|nginx|gateway|http)/;
/** What hosts of stores are called. */
const STORE_LABEL =
  /(?:^|[.-])(?:pg|postgres\w*|mysql|maria\w*|db|database|sql|redis|valkey|cache|kafka|mongo\w*|rabbit\w*|nats|mq|es|elastic\w*|opensearch|s3|minio|memcached|primary|replica|rds)\d*[.-]/;

/** Up to an image of the application: what stands behind it is about the application, whatever it is called. */
function startOfClause(reader: RequestReader, index: number): number {
  const { document } = reader;
  const images = reader.components.mentions.flatMap((mention) => mention.images.map(({ token }) => token));
  const start = document.startOfClause(index);
  for (let first = index; first > start; first -= 1)
    if (images.includes(first - 1) || /^(?:and|but|while)$/.test(document.tokens[first - 1]?.normal ?? ''))
      return first;
  return start;
}

/** Nets and hosts that are the container's own: `binds to 0.0.0.0`. */
const OWN_ADDRESS = /^(?:0\.0\.0\.0|127\.0\.0\.1|localhost)$/;
const NET = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/;
const OUTGOING = /(?:^| )(?:egress|outbound|calls?|calling|otel|otlp|collector|upstream)(?: |$)/;

/** True for the port of another system: `postgres at pg.example.com, port 5432`, `egress only to 10.0.0.0/8 port 443`. */
export function isPortOfOtherSystem(reader: RequestReader, match: Match): boolean {
  const { document } = reader;
  if (isInBracketOfStore(reader, match)) return true;
  const clause = document.normalBetween(startOfClause(reader, match.firstToken), match.firstToken - 1);
  if (OUTGOING.test(clause) && !OWN.test(clause)) return true;
  return isBehindForeignAddress(reader, match);
}

/** An address that nobody has claimed is not the application's. */
function isBehindForeignAddress(reader: RequestReader, match: Match): boolean {
  const { tokens } = reader.document;
  let before = match.firstToken - 1;
  while (before > match.firstToken - 5 && /^(?:,|on|at|:|the)$/.test(tokens[before]?.normal ?? ''))
    before -= 1;
  const word = tokens[before]?.normal ?? '';
  if (OWN_ADDRESS.test(word) || reader.isClaimed(before)) return false;
  return NET.test(word) || isServerName(word);
}

/** True when the words up to a token end with the name of a data store: `postgres`, `rabbit mq`. */
function endsWithStore(reader: RequestReader, last: number): boolean {
  const words = ` ${reader.document.normalBetween(last - 2, last)}`;
  return reader.knowledge.dataStores.some((store) =>
    store.words.some((phrase) => words.endsWith(` ${phrase}`)),
  );
}
