import { describe, expect, it } from 'vitest';
import { isHardCodedSecret, isSecretName } from './secret-names.js';
import { isPlaceholder, listSecretKinds, SECRET_PATTERNS } from './secret-patterns.js';

describe('isSecretName', () => {
  it.each([
    'PASSWORD',
    'DB_PASSWORD',
    'dbPassword',
    'apiKey',
    'API_KEY',
    'SECRET_KEY',
    'SECRET_KEY_BASE_TOKEN',
    'AWS_SECRET_ACCESS_KEY',
    'AZURE_STORAGE_KEY',
    'client-secret',
    'bearerToken',
  ])('takes %s for a secret', (name) => expect(isSecretName(name)).toBe(true));

  it.each([
    'TOKEN_TTL',
    'POSTGRES_PASSWORD_FILE',
    'passwordFile',
    'secretName',
    'existingSecret',
    'secretKey',
    'KEYCLOAK_URL',
    'CACHE_KEYSPACE',
    'BYPASS',
    'PASSENGER_MAX_POOL',
    'TOKENIZER',
    'LOG_LEVEL',
    'passwordKey',
    'secretKeyRef',
    'imagePullSecrets',
    '',
  ])('does not take %s for a secret', (name) => expect(isSecretName(name)).toBe(false));
});

describe('isHardCodedSecret', () => {
  it.each([
    ['password', 'hunter2', true],
    ['password', 'changeme', true],
    ['password', '', false],
    ['password', '<password>', false],
    ['password', '$(DB_PASSWORD)', false],
    ['password', '{{ .Values.password }}', false],
    ['password', 'REPLACE_ME', false],
    ['token', 'true', false],
    ['token', '/var/run/token', false],
    ['encryptionSalt', 'q8Zr1Lx0Vn7Kd4Wp9Ty2', true],
    ['sortKey', 'created_at', false],
    ['key', 'aaaaaaaaaaaaaaaaaaaaaaa1', false],
    ['checksum', 'q8Zr1Lx0Vn7Kd4Wp9Ty2', false],
  ])('%s: %s is %s', (name, value, expected) => expect(isHardCodedSecret(name, value)).toBe(expected));
});

describe('listSecretKinds', () => {
  it.each([
    ['AKIAIOSFODNN7EXAMPLE', 'an AWS access key id'],
    ['-----BEGIN RSA PRIVATE KEY-----', 'a private key'],
    ['-----BEGIN PRIVATE KEY-----', 'a private key'],
    [`eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${'a'.repeat(40)}`, 'a JSON web token'],
    [`ghp_${'a1'.repeat(18)}`, 'a GitHub token'],
    [`glpat-${'a1'.repeat(10)}`, 'a GitLab token'],
    [`xoxb-${'1'.repeat(12)}-abc`, 'a Slack token'],
    [`https://hooks.slack.com/services/T00000000/B00000000/${'x'.repeat(24)}`, 'a Slack webhook'],
    [`AIza${'b'.repeat(35)}`, 'a Google API key'],
    [`sk_live_${'4'.repeat(24)}`, 'a Stripe key'],
    [`npm_${'c'.repeat(36)}`, 'an npm token'],
    [`sk-ant-${'d'.repeat(30)}`, 'an OpenAI or Anthropic key'],
    ['postgres://app:hunter2@db:5432/app', 'a URL with a password'],
  ])('sees %s as %s', (text, kind) => expect(listSecretKinds(`x: "${text}"`)).toEqual([kind]));

  it('has an example for every pattern', () => expect(SECRET_PATTERNS).toHaveLength(12));

  it.each([
    'postgres://app:$(PASSWORD)@db:5432/app',
    'postgres://app:{{ .Values.password }}@db/app',
    'postgres://app:<password>@db/app',
    'https://example.com:8080/a@b',
    'http://user@host:80/',
    '-----BEGIN CERTIFICATE-----',
    'sk-something-short',
    'image: ghcr.io/acme/orders:1.4.2@sha256:abc',
    'mailto:a:b@c',
  ])('sees nothing in %s', (text) => expect(listSecretKinds(text)).toEqual([]));

  it.each(['eyJ', 'eyJaaaaaaaaaa', 'a://b:', '-----BEGIN ', 'xoxb', 'a://'])(
    'searches a megabyte of %j in linear time',
    (piece) => expect(listSecretKinds(piece.repeat(1_000_000 / piece.length))).toEqual([]),
  );
});

describe('isPlaceholder', () => {
  it.each(['', '***', '${DB_PASSWORD}', '$DB_PASSWORD', 'your-password', 'REDACTED'])(
    '%j stands for a secret',
    (text) => expect(isPlaceholder(text)).toBe(true),
  );
});
