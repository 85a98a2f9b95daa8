import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseTls', () => {
  it.each([
    ['fin/a:1 at a.example.net over https', { '/routes/a/tls/enabled': true }],
    ['fin/a:1 at a.example.net without tls', { '/routes/a/tls/enabled': false }],
    ['fin/a:1 at a.example.net, tls secret a-cert', { '/routes/a/tls/secretName': 'a-cert' }],
    ['fin/a:1 at a.example.net, issuer corp-ca', { '/routes/a/tls/clusterIssuer': 'corp-ca' }],
    [
      "fin/a:1 at a.example.net with let's encrypt",
      { '/routes/a/tls/enabled': true, '/intent/automaticCertificate': true },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
