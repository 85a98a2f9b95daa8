import { BOOLEAN, listOf, STRING, STRING_MAP } from '../../value-schemas.js';
import type { MiddlewareField } from './middleware-field.js';

const TEXTS = listOf(STRING, { minItems: 1 });
const SECONDS = { type: 'integer', minimum: 0 } as const;

/**
 * The settings of the middleware `headers`, without those that Traefik calls deprecated.
 *
 * @see https://github.com/traefik/traefik/blob/v3.7.13/docs/content/reference/dynamic-configuration/traefik.io_middlewares.yaml (read 2026-11-28)
 */
export const HEADER_FIELDS: Readonly<Record<string, MiddlewareField>> = {
  customRequestHeaders: ['Headers that requests get; an empty one is taken off.', STRING_MAP],
  customResponseHeaders: ['Headers that answers get; an empty one is taken off.', STRING_MAP],
  accessControlAllowCredentials: ['Browsers may send cookies of other origins.', BOOLEAN],
  accessControlAllowHeaders: ['Headers that other origins may send.', TEXTS],
  accessControlAllowMethods: ['Methods that other origins may use.', TEXTS],
  accessControlAllowOriginList: ['Origins that may call.', TEXTS],
  accessControlAllowOriginListRegex: ['Origins that may call, as regular expressions.', TEXTS],
  accessControlExposeHeaders: ['Headers of answers that other origins may read.', TEXTS],
  accessControlMaxAge: ['Seconds that browsers remember what other origins may do.', SECONDS],
  addVaryHeader: ['Caches keep the answers for different origins apart.', BOOLEAN],
  allowedHosts: ['Host names that are answered; others are refused.', TEXTS],
  hostsProxyHeaders: ['Headers that may hold the host name a proxy was asked for.', TEXTS],
  sslProxyHeaders: ['Headers, with their values, that say a proxy was asked by HTTPS.', STRING_MAP],
  stsSeconds: ['Seconds that browsers use HTTPS only (HSTS).', SECONDS],
  stsIncludeSubdomains: ['HSTS covers the names below the host too.', BOOLEAN],
  stsPreload: ['Asks browsers to know HSTS of this host from the start.', BOOLEAN],
  forceSTSHeader: ['Sends HSTS over plain HTTP too.', BOOLEAN],
  frameDeny: ['No page may show this one in a frame.', BOOLEAN],
  customFrameOptionsValue: ['X-Frame-Options, such as SAMEORIGIN.', STRING],
  contentTypeNosniff: ['Browsers keep to the declared content type.', BOOLEAN],
  browserXssFilter: ['Turns the filter of old browsers on (X-XSS-Protection).', BOOLEAN],
  customBrowserXSSValue: ['X-XSS-Protection.', STRING],
  contentSecurityPolicy: ['Content-Security-Policy.', STRING],
  contentSecurityPolicyReportOnly: ['Content-Security-Policy-Report-Only.', STRING],
  publicKey: ['Public-Key-Pins.', STRING],
  referrerPolicy: ['Referrer-Policy.', STRING],
  permissionsPolicy: ['Permissions-Policy.', STRING],
  isDevelopment: ['Turns host, HTTPS and HSTS rules off; never in production.', BOOLEAN],
};
