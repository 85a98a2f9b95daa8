import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseEnvironmentVariables', () => {
  it.each([
    ['fin/a:1 with MODE=fast', { '/components/a/env/MODE/value': 'fast' }],
    ['fin/a:1, set LOG_FORMAT to json', { '/components/a/env/LOG_FORMAT/value': 'json' }],
    [
      'fin/a:1, SESSION_KEY comes from secret web-session',
      {
        '/components/a/env/SESSION_KEY/secret': 'web-session',
        '/components/a/secrets/web-session/name': 'web-session',
      },
    ],
    [
      'fin/a:1, A_ONE and B_TWO from the secret pair',
      { '/components/a/env/A_ONE/secret': 'pair', '/components/a/env/B_TWO/key': 'B_TWO' },
    ],
    ['fin/a:1, A_ONE from secret pair key first', { '/components/a/env/A_ONE/key': 'first' }],
    [
      'fin/a:1, secret pair provides A_ONE and B_TWO',
      { '/components/a/env/A_ONE/secret': 'pair', '/components/a/env/B_TWO/secret': 'pair' },
    ],
    ['fin/a:1, stripe token from secret billing', { '/components/a/env/STRIPE_TOKEN/secret': 'billing' }],
    [
      'fin/a:1 with API_TOKEN=abc123xyz',
      { '/components/a/env/API_TOKEN/secret': 'secrets', '/components/a/secrets/secrets/name': 'a-secrets' },
    ],
    [
      'fin/a:1; dev: MODE=slow; prod: MODE=fast',
      {
        '/environments/dev/components/a/env/MODE/value': 'slow',
        '/environments/prod/components/a/env/MODE/value': 'fast',
      },
    ],
    [
      'fin/a:1; X_SIZE: 5, Y_KEY from secret pair',
      { '/components/a/env/X_SIZE/value': '5', '/components/a/env/Y_KEY/secret': 'pair' },
    ],
    [`fin/a:1, MSG="hello world"`, { '/components/a/env/MSG/value': 'hello world' }],
    [
      `fin/a:1, MSG='it is; fine', 2 replicas`,
      { '/components/a/env/MSG/value': 'it is; fine', '/components/a/scaling/replicas': 2 },
    ],
    ['fin/a:1, JAVA_OPTS="-Xmx512m -Xms256m"', { '/components/a/env/JAVA_OPTS/value': '-Xmx512m -Xms256m' }],
    [
      'fin/a:1, set JAVA_OPTS to "-Xmx512m -Xms256m"',
      { '/components/a/env/JAVA_OPTS/value': '-Xmx512m -Xms256m' },
    ],
    [
      'fin/a:1, LOG_LEVEL debug in dev, info in prod',
      {
        '/environments/dev/components/a/env/LOG_LEVEL/value': 'debug',
        '/environments/prod/components/a/env/LOG_LEVEL/value': 'info',
      },
    ],
    [
      'fin/a:1, LOG_LEVEL=debug in dev, warn in staging and info in prod',
      {
        '/environments/dev/components/a/env/LOG_LEVEL/value': 'debug',
        '/environments/staging/components/a/env/LOG_LEVEL/value': 'warn',
        '/environments/prod/components/a/env/LOG_LEVEL/value': 'info',
      },
    ],
    [
      'fin/a:1, with LOG_LEVEL debug in dev and 3 replicas in prod',
      {
        '/environments/dev/components/a/env/LOG_LEVEL/value': 'debug',
        '/environments/prod/components/a/replicas': 3,
      },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });

  it.each([
    'fin/a:1, kafka (SASL creds in secret billing-kafka: user, pass) - JAVA_OPTS_APPEND "-Xmx256m"',
    'fin/a:1 (creds in secret billing: user, pass) - JAVA_OPTS_APPEND "-Xmx256m"',
    'fin/a:1, secret billing provides DB_USER and DB_PASS, JAVA_OPTS_APPEND "-Xmx256m"',
  ])('takes no value of its own for a secret: %j', (request) => {
    const facts = readFacts(request);
    expect(facts['/components/a/env/JAVA_OPTS_APPEND/value']).toBe('-Xmx256m');
    expect(facts['/components/a/env/JAVA_OPTS_APPEND/secret']).toBeUndefined();
  });
});
