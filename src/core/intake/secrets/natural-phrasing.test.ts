import { describe, expect, it } from 'vitest';
import { separateSecrets } from './separate-secrets.js';

const SERVICE = 'shop service from ghcr.io/a/shop:1.27 port 80';

/** What people write around a secret; `?` stands for it. */
const GIVEN_AWAY = [
  'The password for the admin account should be ?.',
  'password for the db must be ?',
  'the password of user bob is ?, please',
  'the password that the job uses to log in has to be ?',
  'admin password to be ?',
  'the passphrase for the signing key is ?',
  'the token for the bot should be ?',
  'the secret for signing webhooks is ?',
  'the key for the payment provider is ?',
  "bob's password is ?",
  'password = ?',
  'pw: ?',
  'pw ?',
  'pwd ?',
  'pwd is ?',
  'user bob pass ?',
  'user: bob, pass: ?',
  'username bob and password ?',
  'the root password (?)',
  'basic auth bob:?',
  'protected by basic auth with bob:?',
  'basic auth is bob / ?',
  'basic auth user bob:?',
  'connects to redis with auth ?',
  'redis auth ?',
  'auth bob:?',
  'auth: bob:?',
  'requirepass ?',
  'log in with bob / ?',
  'logs in as bob:?',
  'login bob / ?',
  'sign in with bob:?',
  'authenticates with bob:?',
  'credentials are bob / ?',
  'credentials bob/?',
  'creds: bob:?',
  'use ? as the password',
  'mysql -u bob -p? shop',
  'redis-cli -a ?',
  'curl -u bob:? http://x',
  '--password ?',
  '--db-password=?',
  '{"user": "bob", "pass": "?"}',
  '{"name": "DB_PASSWORD", "value": "?"}',
  'env:\n  - name: DB_PASSWORD\n    value: ?',
  'password: "?"',
  'export DB_PASSWORD=?',
  'ENV DB_PASSWORD ?',
  '<password>?</password>',
  'postgres://bob:?@db:5432/shop',
  'bob:?@db.internal:5432',
  'bob/?@db.internal/shop',
  'Server=db;User Id=bob;Password=?;Database=shop',
  'jdbc:postgresql://db/shop?user=bob&password=?',
  'Authorization: Basic ?',
  'machine db login bob password ?',
  'basic auth (bob:?)',
  'basicAuth: bob:?',
  'http basic authentication, bob / ?',
  'REDIS_AUTH=?',
  'password: |\n  ?',
  'the token used by the bot: ?',
  'the password, ?, is for redis',
  'dbpass is ?',
];

/** Sentences about secrets that hold none. */
const HARMLESS = [
  'password should be read from the secret db',
  'the password must be at least 12 characters',
  'the password for the admin account should be read from the secret web-admin',
  'the password for the database must be rotated weekly',
  'the password of the admin should be strong.',
  'the password for the db is in the secret db-credentials, key password',
  'the token for the bot is mounted from the secret bot-token',
  'the secret for the database is db-credentials',
  'the key in the secret is db-password',
  'basic auth with the secret web-users',
  'basic auth from the secret web-users-2',
  'auth service from ghcr.io/a/auth:1.27',
  'an auth nginx:1.27 on port 80',
  'auth via oauth2-proxy on port 4180',
  'auth with OAuth2 and OIDC',
  'auth uses JWT with RS256',
  'login at keycloak:8080',
  'log in with Google / GitHub',
  'credentials come from the secret db',
  'a login page on port 8080',
  'user/password from the secret db',
  'username/password login',
  'docker run -p 8080:80 ghcr.io/a/shop:1.27',
  'run as --user 1000:1000',
  'mkdir -p /var/cache',
  'ghcr.io/a/shop:1.27@sha256:' + '0a'.repeat(32),
  'mail to bob@example.com',
  'pass traffic to the api',
  'pin the image to 1.27.3',
  'the key for sorting is name',
  'two-factor authentication is on',
  'bypass is limited to the admin.',
  'SMTP_AUTH=login AUTH=true',
  'auth: keycloak:8080',
  'passwords are hashed with bcrypt',
  'the api key for stripe is in the secret stripe',
];

describe('secrets in natural phrasing', () => {
  it.each(GIVEN_AWAY)('are taken out of %j', (phrase) => {
    const { sanitised, secrets } = separateSecrets(
      `${SERVICE}. ${phrase.replace(/[?](?=[^?]*$)/, 'hunter2Zq')}`,
    );
    expect(sanitised).not.toContain('hunter2Zq');
    expect(sanitised.startsWith(SERVICE)).toBe(true);
    expect(secrets.length).toBeGreaterThan(0);
    expect(separateSecrets(sanitised).sanitised).toBe(sanitised);
  });

  it.each(HARMLESS)('are not seen in %j', (phrase) => {
    const text = `${SERVICE}. ${phrase}`;
    expect(separateSecrets(text)).toMatchObject({ sanitised: text, secrets: [] });
  });
});
