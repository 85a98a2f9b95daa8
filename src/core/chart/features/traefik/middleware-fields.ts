import type { MiddlewareKind } from '../../../blueprint/schema/route.js';
import type { JsonObject } from '../../../ports/json.js';
import { BOOLEAN, closed, listOf, oneOf, pattern, STRING, SUBDOMAIN } from '../../value-schemas.js';
import { HEADER_FIELDS } from './header-fields.js';
import type { MiddlewareField } from './middleware-field.js';

const COUNT: JsonObject = { type: 'integer', minimum: 0 };
const STATUS: JsonObject = { type: 'integer', minimum: 100, maximum: 599 };
const TEXTS = listOf(STRING, { minItems: 1 });
const DURATION: JsonObject = { type: ['string', 'integer'], pattern: '^([0-9]+(ns|us|µs|ms|s|m|h)?)+$' };
const STATUS_RANGES = listOf(pattern('^[1-5][0-9]{2}(-[1-5][0-9]{2})?$'), { minItems: 1 });
const NETWORKS = listOf(pattern('^[0-9a-fA-F.:]+(/[0-9]{1,3})?$'), { minItems: 1 });
const PREFIX_BITS: JsonObject = { type: 'integer', minimum: 0, maximum: 128 };
const SECRET_DESCRIPTIONS = {
  ca: 'Secret with the authority that signed its certificate.',
  client: 'Secret with the certificate that Traefik shows it.',
} as const;

type Fields = Readonly<Record<string, MiddlewareField>>;

/** Where the address of a caller comes from, below the given field. */
function ipStrategy(at: string): Fields {
  return {
    [`${at}.depth`]: [
      'Position of the caller in X-Forwarded-For, counted from the right; 0: its own address.',
      COUNT,
    ],
    [`${at}.excludedIPs`]: ['Proxies that are skipped in X-Forwarded-For.', NETWORKS],
    [`${at}.ipv6Subnet`]: ['Bits of an IPv6 address that make one caller.', PREFIX_BITS],
  };
}

/** What makes two requests come from the same caller. */
const SOURCE: Fields = {
  ...ipStrategy('sourceCriterion.ipStrategy'),
  'sourceCriterion.requestHeaderName': ['Header whose value tells callers apart.', STRING],
  'sourceCriterion.requestHost': ['The host they ask for tells callers apart.', BOOLEAN],
};

/** The connection to another server, below the given field. */
function tls(at: string): Fields {
  return {
    [`${at}.caSecret`]: [SECRET_DESCRIPTIONS.ca, SUBDOMAIN],
    [`${at}.certSecret`]: [SECRET_DESCRIPTIONS.client, SUBDOMAIN],
    [`${at}.insecureSkipVerify`]: ['Its certificate is not checked; never in production.', BOOLEAN],
  };
}

const REDIS: Fields = {
  'redis.endpoints': ['Addresses of the Redis that all replicas of Traefik count in together.', TEXTS],
  'redis.db': ['Number of the database.', COUNT],
  'redis.secret': ['Secret with the keys "username" and "password" of Redis.', SUBDOMAIN],
  ...tls('redis.tls'),
  'redis.poolSize': ['Connections that are kept.', COUNT],
  'redis.minIdleConns': ['Connections that wait for work at least.', COUNT],
  'redis.maxActiveConns': ['Connections at most; 0: any number.', COUNT],
  'redis.dialTimeout': ['Longest time to connect.', DURATION],
  'redis.readTimeout': ['Longest time to wait for an answer.', DURATION],
  'redis.writeTimeout': ['Longest time to send.', DURATION],
};
const BYTES: JsonObject = { type: 'integer', minimum: 0 };
const MIDDLEWARES = listOf(
  { ...closed({ name: SUBDOMAIN, namespace: SUBDOMAIN }), required: ['name'] },
  { minItems: 1 },
);
/**
 * The settings of every middleware that a chart makes, without those that Traefik calls deprecated. Credentials and
 * certificates are names of Secrets; no kind has a place for the text of one.
 *
 * @see https://github.com/traefik/traefik/blob/v3.7.13/docs/content/reference/dynamic-configuration/traefik.io_middlewares.yaml (read 2026-11-28)
 */
export const MIDDLEWARE_FIELDS: Readonly<Record<MiddlewareKind, Readonly<Record<string, MiddlewareField>>>> =
  {
    redirectScheme: {
      scheme: ['Scheme that requests are redirected to.', oneOf('http', 'https')],
      port: [
        'Port of the new address; left out where it is the usual one of the scheme.',
        pattern('^[0-9]{1,5}$'),
      ],
      permanent: ['Browsers remember the redirection.', BOOLEAN],
    },
    headers: HEADER_FIELDS,
    rateLimit: {
      average: ['Requests of one caller per period; 0: no limit.', COUNT],
      period: ['Time that average counts in, such as 1m.', DURATION],
      burst: ['Requests that may arrive at once.', COUNT],
      ...SOURCE,
      redis: ['Redis that all replicas of Traefik count in together.', REDIS],
    },
    inFlightReq: {
      amount: ['Requests of one caller that may be open at the same time.', COUNT],
      ...SOURCE,
    },
    compress: {
      encodings: [
        'Algorithms in the order they are preferred.',
        listOf(oneOf('gzip', 'br', 'zstd'), { minItems: 1 }),
      ],
      defaultEncoding: ['Algorithm for clients that name none.', oneOf('gzip', 'br', 'zstd')],
      minResponseBodyBytes: ['Answers below this size stay as they are.', BYTES],
      includedContentTypes: ['Only answers of these content types are compressed.', TEXTS],
      excludedContentTypes: ['Answers to requests of these content types stay as they are.', TEXTS],
    },
    stripPrefix: {
      prefixes: ['Prefixes that are taken off the path.', listOf(pattern('^/'), { minItems: 1 })],
    },
    addPrefix: { prefix: ['What is put in front of the path.', pattern('^/')] },
    replacePathRegex: {
      regex: ['Regular expression of Go that the path has to match.', STRING],
      replacement: ['The new path; $1 is the first group of regex.', STRING],
    },
    basicAuth: {
      secret: ['Secret with users and the hashes of their passwords, in the key "users".', SUBDOMAIN],
      realm: ['What browsers call the place that asks for the password.', STRING],
      headerField: ["Header that tells the application the user's name.", STRING],
      removeHeader: ['The application does not see the Authorization header.', BOOLEAN],
    },
    forwardAuth: {
      address: ['Address that says whether a request may pass.', pattern('^https?://')],
      authResponseHeaders: ['Headers of its answer that are passed to the application.', TEXTS],
      authResponseHeadersRegex: ['The same, by a regular expression.', STRING],
      authRequestHeaders: ['Headers of the request that it sees; left out: all.', TEXTS],
      addAuthCookiesToResponse: ['Cookies of its answer that clients get.', TEXTS],
      headerField: ["Header that tells the application the user's name.", STRING],
      authSigninURL: ['Where callers are sent that have to sign in.', STRING],
      trustForwardHeader: ['X-Forwarded-* headers of the caller are believed.', BOOLEAN],
      forwardBody: ['It sees the body of requests.', BOOLEAN],
      maxBodySize: ['Largest body it sees, in bytes; -1: any.', { type: 'integer', minimum: -1 }],
      maxResponseBodySize: [
        'Largest answer that is read, in bytes; -1: any.',
        { type: 'integer', minimum: -1 },
      ],
      preserveLocationHeader: ['Its Location header stays as it is.', BOOLEAN],
      preserveRequestMethod: ['It is asked with the method of the request instead of GET.', BOOLEAN],
      ...tls('tls'),
    },
    ipAllowList: {
      sourceRange: ['Networks that may call, as CIDR.', NETWORKS],
      ...ipStrategy('ipStrategy'),
      rejectStatusCode: ['Status that others get.', STATUS],
    },
    retry: {
      attempts: ['Times a request is tried.', { type: 'integer', minimum: 1 }],
      initialInterval: ['First time between two attempts; it grows.', DURATION],
      timeout: ['Longest time all attempts may take.', DURATION],
      status: ['Statuses that are tried again, such as "502-504".', STATUS_RANGES],
      maxRequestBodyBytes: [
        'Largest body that is kept for another attempt; -1: any.',
        { type: 'integer', minimum: -1 },
      ],
      retryNonIdempotentMethod: ['POST, PATCH and LOCK are tried again too.', BOOLEAN],
      disableRetryOnNetworkError: ['Broken connections are not tried again.', BOOLEAN],
    },
    circuitBreaker: {
      expression: ['When requests stop, such as NetworkErrorRatio() > 0.30.', STRING],
      checkPeriod: ['Time between two checks of the expression.', DURATION],
      fallbackDuration: ['Time until requests are tried again.', DURATION],
      recoveryDuration: ['Time in which they come back little by little.', DURATION],
      responseCode: ['Status that callers get meanwhile.', STATUS],
    },
    buffering: {
      maxRequestBodyBytes: ['Largest request; larger ones get 413.', BYTES],
      memRequestBodyBytes: ['Part of a request that is kept in memory; the rest goes to disk.', BYTES],
      maxResponseBodyBytes: ['Largest answer.', BYTES],
      memResponseBodyBytes: ['Part of an answer that is kept in memory; the rest goes to disk.', BYTES],
      retryExpression: ['When a request is tried again, such as IsNetworkError() && Attempts() < 2.', STRING],
    },
    errors: {
      status: ['Statuses that get a page of their own, such as "500-599".', STATUS_RANGES],
      'service.name': ['Service that has the pages; it has to exist.', SUBDOMAIN],
      'service.namespace': ['Its namespace, where Traefik may look into others.', SUBDOMAIN],
      'service.port': ['Its port, by name or number.', { type: ['integer', 'string'] }],
      'service.scheme': ['How Traefik speaks to it.', oneOf('http', 'https', 'h2c')],
      query: ['Path of the page; {status} is the status.', STRING],
      statusRewrites: [
        'Statuses that callers see instead.',
        { type: 'object', additionalProperties: STATUS },
      ],
      errorRequestHeaders: ['Headers of the request that the Service sees.', TEXTS],
    },
    chain: { middlewares: ['Middlewares that exist already, in the order requests pass them.', MIDDLEWARES] },
  };

/** Settings without which a middleware does nothing or is refused. */
export const NEEDED_FIELDS: Readonly<Record<MiddlewareKind, readonly string[]>> = {
  redirectScheme: ['scheme'],
  headers: [],
  rateLimit: ['average'],
  inFlightReq: ['amount'],
  compress: [],
  stripPrefix: ['prefixes'],
  addPrefix: ['prefix'],
  replacePathRegex: ['regex', 'replacement'],
  basicAuth: ['secret'],
  forwardAuth: ['address'],
  ipAllowList: ['sourceRange'],
  retry: ['attempts'],
  circuitBreaker: ['expression'],
  buffering: [],
  errors: ['status', 'service.name', 'service.port', 'query'],
  chain: ['middlewares'],
};

/** True for settings that name a Secret. Their values are called `…Name`, so that nobody takes them for the secret itself. */
export function namesSecret(field: string): boolean {
  return /(?:^secret|\.secret|Secret)$/.test(field);
}
