import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../ports/json.js';
import { findLiteralSecrets } from './find-literal-secrets.js';

describe('findLiteralSecrets', () => {
  it.each<[string, JsonValue, string]>([
    ['/components/a/env/DB_PASSWORD', { value: 'open-sesame' }, 'open-sesame'],
    ['/components/a/env/DB_PASSWORD/value', 'open-sesame', 'open-sesame'],
    ['/components/a', { env: { API_KEY: { value: 'k-77-open' } } }, 'k-77-open'],
    ['/environments/prod/components/a/env/AUTH_TOKEN/value', 'tok-open-77', 'tok-open-77'],
    ['/components/a/env/DATABASE_URL', { value: 'postgres://me:open77@db/x' }, 'open77'],
    ['/components/a/configFiles/~1etc~1a.ini/content', 'user=me\npassword=open-sesame\n', 'open-sesame'],
    ['/components/a/args', ['--db', 'postgres://me:open77@db/x'], 'open77'],
    ['/chart/description', 'uses ghp_0123456789abcdefghij0123456789abcdef', 'ghp_0123456789'],
  ])('finds the secret at %s', (pointer, value, secret) => {
    const problems = findLiteralSecrets([{ pointer, value, line: 7 }]);
    expect(problems).toMatchObject([{ line: 7 }]);
    expect(problems[0]?.pointer.startsWith(pointer)).toBe(true);
    expect(problems[0]?.hint).toContain('{secret: ');
    expect(JSON.stringify(problems)).not.toContain(secret);
  });

  it.each<[string, JsonValue]>([
    ['/components/a/env/DB_PASSWORD', { secret: 'db', key: 'password' }],
    ['/components/a/env/DB_PASSWORD', { value: 'changeme' }],
    ['/components/a/env/DB_PASSWORD', { value: '' }],
    ['/components/a/env/TOKEN_TTL', { value: '3600' }],
    ['/components/a/env/LEVEL', { value: 'debug' }],
    ['/components/a/env/PASSWORD_FILE', { value: '/run/secrets/password' }],
    ['/components/a/env/DB_URL', { value: 'postgres://db.internal:5432/x' }],
    ['/components/a/configFiles/~1etc~1a.ini/content', 'level=debug\npassword=<secret:PASSWORD>\n'],
    ['/components/a/secrets/db/keys', { password: 'Password of the database' }],
    ['/chart/description', 'a service for password resets'],
    ['/components/a/scaling/replicas', 3],
  ])('leaves %s = %j alone', (pointer, value) => {
    expect(findLiteralSecrets([{ pointer, value }])).toEqual([]);
  });
});
