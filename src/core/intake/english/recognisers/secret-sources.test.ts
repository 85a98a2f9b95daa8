import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseSecretSources', () => {
  it.each([
    [
      'fin/a:1 with API_KEY and DB_URL from external secrets, cluster secret store vault-prod, path apps/a',
      {
        '/components/a/secrets/external/mode': 'external',
        '/components/a/secrets/external/store/kind': 'ClusterSecretStore',
        '/components/a/secrets/external/store/name': 'vault-prod',
        '/components/a/secrets/external/store/path': 'apps/a',
        '/components/a/secrets/external/keys/API_KEY': 'Value of API_KEY',
        '/components/a/env/API_KEY/secret': 'external',
        '/components/a/env/API_KEY/key': 'API_KEY',
        '/components/a/secrets/external/keys/DB_URL': 'Value of DB_URL',
        '/components/a/env/DB_URL/secret': 'external',
        '/components/a/env/DB_URL/key': 'DB_URL',
      },
    ],
    [
      'fin/a:1, mount secret tls-files at /etc/tls',
      {
        '/components/a/secrets/tls-files/mode': 'existing',
        '/components/a/secrets/tls-files/name': 'tls-files',
        '/components/a/secrets/tls-files/mountPath': '/etc/tls',
      },
    ],
    [
      'fin/a:1 secret app-tls mounted as files at /etc/tls',
      {
        '/components/a/secrets/app-tls/mode': 'existing',
        '/components/a/secrets/app-tls/name': 'app-tls',
        '/components/a/secrets/app-tls/mountPath': '/etc/tls',
      },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 without external secrets'])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) => /\/components\/\w+\/(secrets|env)/.test(pointer)),
    ).toEqual([]);
  });
});
