import type { MIDDLEWARE_KINDS } from '../../../blueprint/schema/route.js';
import type { JsonObject } from '../../../ports/json.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import { hasTraefik } from './route-kinds.js';

/** One middleware with the fields Traefik gives its kind. */
interface Middleware {
  readonly kind: (typeof MIDDLEWARE_KINDS)[number];
  readonly settings: JsonObject;
}

interface MiddlewareRule {
  readonly pattern: RegExp;
  /** Undefined when the words mean something else. */
  readonly read: (reader: RequestReader, match: Match) => Middleware | undefined;
}

const BEFORE = '(?:(?:with|an?|the|and|by|add|adds|enable|middlewares?|for|:) )*';
const AFTER = '(?: middlewares?)?';
const PER =
  '(?: (?:requests?|reqs?|rps|calls))?(?: ?(?:\\/ ?|per |a |an )(s|sec|seconds?|m|min|minutes?|h|hours?)| rps)?';
const CIDR = /\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?\b/g;

/** Fields: https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/overview/ (2026-11-28) */
const RULES: readonly MiddlewareRule[] = [
  {
    pattern: new RegExp(
      `${BEFORE}(?:(?:rate|request)[ -]?limit(?:s|ing|er|ed)?|ratelimit|throttl(?:e|ed|ing))${AFTER}(?: (?:of|to|at|:|=|average|is|max))* (\\d{1,6})${PER}(?:(?: ,| with| and| \\()*(?: a)?(?: burst)(?: (?:of|:|=|up to))? (\\d{1,6})(?: \\))?)?`,
    ),
    read: (_, match) => ({ kind: 'rateLimit', settings: rateOf(match) }),
  },
  {
    pattern: new RegExp(`${BEFORE}(\\d{1,6})${PER} rate[ -]?limit(?:ing)?${AFTER}`),
    read: (_, match) => ({ kind: 'rateLimit', settings: rateOf(match) }),
  },
  {
    pattern: new RegExp(
      `${BEFORE}(?:in-?flight(?: ?req(?:uests?)?)?|concurrent (?:requests|connections))${AFTER}(?: (?:of|to|limit|limited|max|at most|:|=))* (\\d{1,5})`,
    ),
    read: (_, match) => ({ kind: 'inFlightReq', settings: { amount: Number(match.groups[1]) } }),
  },
  {
    pattern: new RegExp(
      `${BEFORE}(?:basic[ -]?auth(?:entication)?|http auth|password protect(?:ed|ion))${AFTER}(?: (?:from|with|via|using|in|by|the|users|of|an?|existing|is))*(?: secret (?:called |named )?([a-z0-9][a-z0-9.-]*))?`,
    ),
    read: (reader, match) => {
      const secret = reader.written(match, 1);
      return { kind: 'basicAuth', settings: secret === '' ? {} : { secret } };
    },
  },
  {
    pattern: new RegExp(
      `${BEFORE}forward[ -]?auth${AFTER}(?: (?:to|at|via|with|address|:|=|url|against))* (https?:\\/\\/\\S+)`,
    ),
    read: (reader, match) => ({ kind: 'forwardAuth', settings: { address: reader.written(match, 1) } }),
  },
  {
    pattern: new RegExp(
      `${BEFORE}(?:redirect(?:s|ing|ion|ed)?(?: (?:from|all|everything|the|traffic|requests|scheme|to|http))* (?:to )?https|http(?: ->| to) https(?: redirect(?:ion)?)?|https redirect(?:ion)?|redirect ?scheme|redirect(?:ion)? (?:to )?https)${AFTER}`,
    ),
    read: () => ({ kind: 'redirectScheme', settings: { scheme: 'https', permanent: true } }),
  },
  {
    pattern: new RegExp(
      `${BEFORE}(?:strip(?:s|ping|ped)? ?(?:the )?(?:path )?prefix(?:es)?|stripprefix)${AFTER}(?: (?:of|:|=|is|called))* (\\/[\\w./-]+)|${BEFORE}strip(?:s|ping)? (?:the |off )*(\\/[\\w./-]+)(?: prefix)?`,
    ),
    read: (reader, match) => ({
      kind: 'stripPrefix',
      settings: { prefixes: [reader.written(match, 1) || reader.written(match, 2)] },
    }),
  },
  {
    pattern: new RegExp(
      `${BEFORE}add(?:s|ing)? ?(?:the |a )?(?:path )?prefix${AFTER}(?: (?:of|:|=))* (\\/[\\w./-]+)`,
    ),
    read: (reader, match) => ({ kind: 'addPrefix', settings: { prefix: reader.written(match, 1) } }),
  },
  {
    pattern: new RegExp(
      `${BEFORE}(?:(?:ip|source)[ -]?(?:allow|white)[ -]?list(?:ing)?|ipallowlist|ipwhitelist|allow[ -]?list(?: of ips)?|(?:only |just )?allow(?:ed|s)?(?: only)?(?: (?:access|requests|traffic|ips|clients|from|the|networks?))*|(?:only )?(?:reachable|accessible) only from|restrict(?:ed)?(?: access)? to)${AFTER}(?: (?:of|to|from|for|:|=|ips?|networks?|the|ranges?))*((?: (?:,|and)? ?\\d{1,3}(?:\\.\\d{1,3}){3}(?:\\/\\d{1,2})?)+)`,
    ),
    read: (reader, match) => ({
      kind: 'ipAllowList',
      settings: { sourceRange: reader.document.slice(match.span).match(CIDR) ?? [] },
    }),
  },
  {
    pattern: new RegExp(
      `${BEFORE}(?:(?:security|hsts|strict transport) headers?|hsts|headers? ?middleware|sts headers?)${AFTER}`,
    ),
    read: () => ({
      kind: 'headers',
      settings: {
        stsSeconds: 31_536_000,
        stsIncludeSubdomains: true,
        contentTypeNosniff: true,
        frameDeny: true,
      },
    }),
  },
  {
    pattern: new RegExp(
      `${BEFORE}(?:custom )?(?:response |request )?headers? ([a-z][a-z0-9-]*)(?: ?[:=] ?| : | = | set to | to )(\\S+)${AFTER}`,
    ),
    read: (reader, match) => ({
      kind: 'headers',
      settings: {
        [groupText(match, 0).includes('request') ? 'customRequestHeaders' : 'customResponseHeaders']: {
          [reader.written(match, 1)]: reader.written(match, 2),
        },
      },
    }),
  },
  {
    pattern: new RegExp(`${BEFORE}(?:gzip|brotli|compress(?:ion|ed|es)?)(?: (?:of )?responses)?${AFTER}`),
    read: () => ({ kind: 'compress', settings: {} }),
  },
  {
    pattern: new RegExp(
      `${BEFORE}(?:retry|retries)${AFTER}(?: (?:with|of|:|=|attempts|up to))* (\\d{1,2})(?: (?:attempts|times|retries))?|${BEFORE}(\\d{1,2}) (?:retries|retry attempts)`,
    ),
    read: (_, match) => ({
      kind: 'retry',
      settings: { attempts: Number(groupText(match, 1) || groupText(match, 2)) },
    }),
  },
  {
    pattern: new RegExp(
      `${BEFORE}(?:body|request body|upload) (?:size )?(?:limit(?:ed)?|max(?:imum)?)(?: (?:of|to|:|=|is|size))* (\\d{1,4}) ?(mb|mi|kb|ki|gb|gi)${AFTER}|${BEFORE}buffering${AFTER}`,
    ),
    read: (_, match) => ({
      kind: 'buffering',
      settings: groupText(match, 1) === '' ? {} : { maxRequestBodyBytes: bytesOf(match) },
    }),
  },
  {
    pattern: new RegExp(`${BEFORE}circuit ?-?breaker${AFTER}`),
    read: () => ({ kind: 'circuitBreaker', settings: { expression: 'NetworkErrorRatio() > 0.30' } }),
  },
];

/** Middlewares of Traefik, in the order the request names them; `no compression` names none. */
export function recogniseMiddlewares(reader: RequestReader): void {
  if (!hasTraefik(reader)) return;
  const lists = new Map<
    string,
    { readonly match: Match; readonly found: { readonly at: number; readonly middleware: Middleware }[] }
  >();
  for (const { pattern, read } of RULES)
    reader.each(pattern, (match) => {
      const middleware = read(reader, match);
      if (middleware === undefined) return;
      reader.claim(match);
      if (reader.isDenied(match)) return;
      for (const component of reader.components.publicAt(match.span.start)) {
        const list = lists.get(component) ?? { match, found: [] };
        list.found.push({ at: match.firstToken, middleware });
        lists.set(component, list);
      }
    });
  for (const [component, { match, found }] of lists) {
    found.sort((left, right) => left.at - right.at);
    const list = found.map(({ middleware: { kind, settings } }) => ({ kind, settings }));
    reader.stateAt(match.span, ['routes', component, 'traefik', 'middlewares'], list);
  }
  for (const match of reader.find(/(?:traefik )?(?:middlewares?)(?: :)?/)) reader.claim(match);
}

function rateOf(match: Match): JsonObject {
  const unit = groupText(match, 2);
  const period = unit.startsWith('m') ? '1m' : unit.startsWith('h') ? '1h' : '1s';
  const average = Number(match.groups[1]);
  const burst = groupText(match, 3) === '' ? average : Number(match.groups[3]);
  return period === '1s' ? { average, burst } : { average, period, burst };
}

function bytesOf(match: Match): number {
  const unit = groupText(match, 2).charAt(0);
  return Number(match.groups[1]) * (unit === 'g' ? 1024 ** 3 : unit === 'm' ? 1024 ** 2 : 1024);
}
