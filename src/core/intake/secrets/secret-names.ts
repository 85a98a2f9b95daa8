/** Last parts of a name that make its value a secret. */
const SECRET_ENDING =
  /(?:PASSWORD|PASSWD|PASSPHRASE|PASSCODE|PWD|PASS|SECRET|TOKEN|APIKEY|CREDENTIALS?|DSN|CONNECTION_?STRING|JWT|PAT|SALT|PEPPER|WEBHOOK_URL|ACCOUNT_?KEY|SHARED_?ACCESS_?KEY|ACCESS_?KEY|SECRET_?KEY(?:_?BASE)?|PRIVATE_?KEY|ENCRYPTION_?KEY|SIGNING_?KEY|MASTER_?KEY|API_?KEY|AUTH_?KEY|SSH_?KEY|LICENSE_?KEY|HMAC_?KEY|JWT_?KEY|APP_?KEY|SERVICE_?KEY|AES_?KEY|SECRET_?ACCESS_?KEY|CLIENT_?SECRET|REQUIREPASS)(?:_?\d{1,3})?$/;
const KEY_ENDING = /(?:^|_)KEY(?:_?\d{1,3})?$/;
const HARMLESS_KEY = /(?:CACHE|PRIMARY|SORT|PARTITION|PUBLIC|FOREIGN|ROUTING|HASH|MAP|CONFIG|HOT)_?KEY$/;
const HARMLESS = /^(?:BYPASS|COMPASS|SALT|TLS_SECRET|SECRET_NAME)$/;

/** True when the value of a setting of this name is a secret: `DB_PASSWORD`, `apiKey`, `client-secret`. */
export function isSecretName(name: string): boolean {
  const upper = toVariableName(name);
  if (HARMLESS.test(upper)) return false;
  if (SECRET_ENDING.test(upper)) return true;
  return KEY_ENDING.test(upper) && upper !== 'KEY' && !HARMLESS_KEY.test(upper);
}

/** `apiKey`, `api-key` and `api key` as `API_KEY`; at most 60 characters, starting with a letter. */
export function toVariableName(name: string): string {
  const upper = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z\d]+/g, '_')
    .toUpperCase()
    .replace(/^[^A-Z]+/, '')
    .slice(0, 60)
    .replace(/_+$/, '');
  return upper === '' ? 'SECRET' : upper;
}
