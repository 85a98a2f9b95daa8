import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separateSecrets } from './separate-secrets.js';

const AWS_ID = `AKIA${'Q7'.repeat(8)}`;
const JWT = `eyJ${'hbGciOi'.repeat(3)}.eyJ${'zdWIi'.repeat(3)}.${'sig'.repeat(6)}`;

describe('separateSecrets', () => {
  it.each([
    ['fin/a:1 with password tiger42', 'fin/a:1 with password <secret:PASSWORD>'],
    ['password tigerlily', 'password <secret:PASSWORD>'],
    ['the db password is "two words"', 'the db password is "<secret:DB_PASSWORD>"'],
    ['DB_PASSWORD=tiger-42', 'DB_PASSWORD=<secret:DB_PASSWORD>'],
    ['db_password: tiger-42, port 80', 'db_password: <secret:DB_PASSWORD>, port 80'],
    ['{"clientSecret": "tiger42Xy"}', '{"clientSecret": "<secret:CLIENT_SECRET>"}'],
    ['--token tiger42', '--token <secret:TOKEN>'],
    ['use tiger42! as the admin password', 'use <secret:PASSWORD> as the admin password'],
    ['postgres://app:tiger42@db:5432/x', 'postgres://<secret:DATABASE_URL>'],
    ['redis://:tiger42@cache:6379', 'redis://<secret:REDIS_URL>'],
    ['credentials admin:tiger42', 'credentials <secret:CREDENTIALS>'],
    ['the api key is sk-tiger42tiger', 'the api key is <secret:API_KEY>'],
    [`key ${AWS_ID}`, 'key <secret:AWS_ACCESS_KEY_ID>'],
    [`bearer ${JWT}`, 'bearer <secret:JWT>'],
    [`see ${JWT}`, 'see <secret:JWT>'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- ok', '<secret:PRIVATE_KEY> ok'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE and no end', '<secret:PRIVATE_KEY>'],
  ])('takes the secret out of %j', (text, sanitised) => {
    expect(separateSecrets(text).sanitised).toBe(sanitised);
  });

  it.each([
    'A_PASSWORD and B_SECRET come from the existing secret app-secrets',
    'root password from existing secret db-root (key password)',
    'tls secret site-tls, pull secret regcred',
    'secret: app-secrets',
    'without a service account token',
    'a password reset service on port 8080',
    'the password is in vault',
    'DATABASE_URL from secret db, key url',
    'REDIS_URL=redis://cache:6379/0',
    'TOKEN_TTL=3600 AUTH_ENABLED=true CACHE_KEY=orders',
    'DB_PASSWORD=$DB_PASSWORD',
    `fin/a@sha256:${'0a'.repeat(32)}`,
    'ghcr.io/fin/token-service:1.4.2 on 8080',
    'tokens are issued by the api',
  ])('leaves %j alone', (text) => {
    expect(separateSecrets(text)).toMatchObject({ sanitised: text, secrets: [] });
  });

  it('gives equal values one placeholder and different values different ones', () => {
    const { sanitised, values } = separateSecrets('API_TOKEN=aaaa1111 API_TOKEN=bbbb2222 API_TOKEN=aaaa1111');
    expect(sanitised).toBe(
      'API_TOKEN=<secret:API_TOKEN> API_TOKEN=<secret:API_TOKEN-2> API_TOKEN=<secret:API_TOKEN>',
    );
    expect([...values.values()]).toEqual(['aaaa1111', 'bbbb2222']);
  });

  it('hides a value that is repeated without a word that gives it away', () => {
    expect(separateSecrets('DB_PASSWORD=tiger42tiger; later echo tiger42tiger').sanitised).not.toContain(
      'tiger42',
    );
  });

  it('says where each placeholder stands, and never the value beside the value map', () => {
    const { sanitised, secrets } = separateSecrets('x DB_PASSWORD=tiger42 y API_TOKEN=lion4711');
    for (const { placeholder, start } of secrets)
      expect(sanitised.slice(start, start + placeholder.length)).toBe(placeholder);
    expect(JSON.stringify(secrets)).not.toMatch(/tiger|lion/);
  });

  const value = fc.stringMatching(/^[a-z]{3,8}[0-9]{2,6}[A-Z]{1,4}[!#%]?x$/);
  const frame = fc.constantFrom(
    (secret: string) => `fin/a:1 with password ${secret} on port 80`,
    (secret: string) => `MY_SECRET=${secret}`,
    (secret: string) => `api_key: "${secret}",`,
    (secret: string) => `mysql://u:${secret}@h/d`,
    (secret: string) => `the token is ${secret}.`,
  );

  it('never leaves a value in the text, whatever stands around it', () => {
    fc.assert(
      fc.property(value, frame, fc.lorem(), fc.lorem(), (secret, wrap, before, after) => {
        expect(separateSecrets(`${before} ${wrap(secret)} ${after}`).sanitised).not.toContain(secret);
      }),
    );
  });

  it.each([
    'mistralai/Mistral-7B-Instruct-v0.3',
    'deepseek-ai/DeepSeek-R1-Distill-Llama-70B',
    'meta-llama/Meta-Llama-3.1-70B-Instruct',
    'mistralai/Mixtral-8x7B-Instruct-v0.1',
  ])('leaves the name of the model %s alone', (model) => {
    const request = `serve ${model} with vllm/vllm-openai:v0.6.3 on one gpu`;
    expect(separateSecrets(request).sanitised).toBe(request);
  });

  it.each([
    'auth acme/auth:1 port 7000',
    'api acme/api:1 port 8080, auth acme/auth:1 port 7000',
    'auth: ghcr.io/team2/auth:1.2-alpine port 7000',
    'token acme/token:1 port 7000',
    'api: acme/api:1, token: acme/token:1.2',
    'login ghcr.io/team2/login:1.2.3 port 7000',
    'token-service acme/token-service:1.4.2',
  ])('leaves images of components called like a secret alone: %s', (request) => {
    expect(separateSecrets(request).sanitised).toBe(request);
  });

  it.each([
    ['acme/p:1, token abc123def', 'abc123def'],
    ['acme/p:1, auth: s3cr3t', 's3cr3t'],
    ['acme/p:1, login bob/hunter2', 'hunter2'],
    ['acme/p:1, auth bob/hunter2:99x', 'hunter2'],
    ['acme/p:1, auth acme/password:1234', '1234'],
    ['acme/p:1 with token:1234567', '1234567'],
    ['acme/p:1, token: acme/abc123def:1', 'abc123def'],
  ])('takes the value out of %s, images beside it or not', (request, secret) => {
    expect(separateSecrets(request).sanitised).not.toContain(secret);
  });

  it.each(['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY1', 'Zx81kQ/p9LmW-27vRtY4uXcB0nMdE3fGhJ5'])(
    'takes the key %s for one, slashes and dashes or not',
    (key) => {
      expect(separateSecrets(`serve acme/a:1 with ${key}`).sanitised).not.toContain(key);
    },
  );

  it('changes nothing the second time, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const once = separateSecrets(text).sanitised;
        expect(separateSecrets(once).sanitised).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});
