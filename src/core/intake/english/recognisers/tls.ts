import { firstGroup, groupText } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const SECRET =
  /(?:tls|certificate|cert|ssl|https)(?: (?:certificate|cert|tls|with|from|using|that|which|is|stored|in|the|an|a|existing|via|comes|kept))* secret (?:is |called |named |: |= )?([a-z0-9][a-z0-9.-]*)/;
const ISSUER =
  /(?:cert-manager |certmanager )?(?:cluster ?issuer|issuer|clusterissuer)(?: is| :| =| called| named)? ([a-z0-9][a-z0-9.-]*)|(?:cert-manager|certmanager) ([a-z0-9]+-[a-z0-9.-]+)(?: (?:issuer|clusterissuer))?|([a-z0-9]+-[a-z0-9-]+) (?:cluster ?issuer|issuer|clusterissuer)/;
const AUTOMATIC =
  /(?:let's encrypt|lets encrypt|letsencrypt|cert-manager|certmanager|automatic certificates?)(?: certificates?| certs?)?/;
const WISH =
  /(?:(?:over|via|with|using|by) )?(?:tls|https|ssl|mtls)(?: (?:certificate|cert|enabled|only|termination|on))?|(?:with )?(?:a )?certificate/;

/** Encryption of public routes: wanted or not, from which Secret or issuer. */
export function recogniseTls(reader: RequestReader): void {
  for (const match of reader.find(SECRET)) {
    if (/^(?:with|from|in|for|and|is)$/.test(groupText(match, 1))) continue;
    reader.stateForRoute(match, ['tls', 'enabled'], true);
    reader.stateForRoute(match, ['tls', 'secretName'], reader.written(match, 1));
  }
  for (const match of reader.find(ISSUER)) {
    const name = firstGroup(match);
    if (/^(?:for|is|the|in|and|to|with)$/.test(name)) continue;
    reader.stateForRoute(match, ['tls', 'enabled'], true);
    reader.stateForRoute(match, ['tls', 'clusterIssuer'], name);
  }
  for (const match of reader.find(AUTOMATIC)) {
    reader.stateForRoute(match, ['tls', 'enabled'], !reader.isDenied(match));
    if (!reader.isDenied(match)) reader.stateIntent(match, ['automaticCertificate'], true);
  }
  for (const match of reader.find(WISH))
    reader.stateForRoute(match, ['tls', 'enabled'], !reader.isDenied(match));
}
