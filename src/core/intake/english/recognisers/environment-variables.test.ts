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
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
