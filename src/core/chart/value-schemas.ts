import type { JsonObject, JsonValue } from '../ports/json.js';

/** JSON Schema of `true` or `false`. */
export const BOOLEAN: JsonObject = { type: 'boolean' };
/** JSON Schema of any string. */
export const STRING: JsonObject = { type: 'string' };
/** JSON Schema of any object; used where Kubernetes itself decides what is valid. */
export const ANY_OBJECT: JsonObject = { type: 'object' };
/** JSON Schema of a list of objects; used where Kubernetes itself decides what is valid. */
export const OBJECT_LIST: JsonObject = { type: 'array', items: { type: 'object' } };
/** JSON Schema of labels or annotations. */
export const STRING_MAP: JsonObject = { type: 'object', additionalProperties: { type: 'string' } };
/** JSON Schema of a port number. */
export const PORT: JsonObject = { type: 'integer', minimum: 1, maximum: 65535 };
/** JSON Schema of whole seconds. */
export const SECONDS: JsonObject = { type: 'integer', minimum: 0, maximum: 86400 };
/** JSON Schema of a count of pods. */
export const REPLICAS: JsonObject = { type: 'integer', minimum: 0, maximum: 10000 };
/** JSON Schema of a percentage. */
export const PERCENT: JsonObject = { type: 'integer', minimum: 1, maximum: 100 };
/** JSON Schema of a user or group id. */
export const NUMERIC_ID: JsonObject = { type: 'integer', minimum: 0, maximum: 2147483647 };

/** JSON Schema of a string that matches. */
export function pattern(expression: string): JsonObject {
  return { type: 'string', pattern: expression };
}

/** JSON Schema of one of the values. */
export function oneOf(...values: readonly string[]): JsonObject {
  return { type: 'string', enum: values };
}

/** JSON Schema of a closed object. */
export function closed(properties: Readonly<Record<string, JsonObject>>): JsonObject {
  return { type: 'object', additionalProperties: false, properties };
}

/** JSON Schema of a list with members of one form. */
export function listOf(items: JsonObject, limits: Readonly<Record<string, JsonValue>> = {}): JsonObject {
  return { type: 'array', items, ...limits };
}

/**
 * JSON Schema of a Kubernetes quantity.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export const QUANTITY: JsonObject = {
  type: ['string', 'number'],
  pattern: '^([0-9]+([.][0-9]+)?|[.][0-9]+)(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$',
};
/** JSON Schema of a size in bytes. @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export const STORAGE_SIZE: JsonObject = pattern('^[1-9][0-9]*(k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$');
/** JSON Schema of a count or a percentage that is more than none. */
export const SOME_OR_PERCENT: JsonObject = {
  type: ['integer', 'string'],
  minimum: 1,
  pattern: '^([1-9]|[1-9][0-9]|100)%$',
};
/** JSON Schema of a count or a percentage (Kubernetes' IntOrString). */
export const COUNT_OR_PERCENT: JsonObject = {
  type: ['integer', 'string'],
  minimum: 0,
  pattern: '^[0-9]{1,3}%$',
};
/** JSON Schema of an object name, or of nothing. */
export const NAME_OR_EMPTY: JsonObject = pattern('^([a-z]([a-z0-9-]{0,61}[a-z0-9])?)?$');
/** JSON Schema of a DNS subdomain such as a Secret's name, or of nothing. */
export const SUBDOMAIN_OR_EMPTY: JsonObject = pattern('^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?$');
/** JSON Schema of a DNS subdomain such as a Secret's name. */
export const SUBDOMAIN: JsonObject = pattern('^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$');
/** JSON Schema of a key of a Secret or ConfigMap. */
export const DATA_KEY: JsonObject = pattern('^[A-Za-z0-9._-]{1,253}$');
/** JSON Schema of an absolute path of a URL. */
export const URL_PATH: JsonObject = pattern('^/[^\\s"\'\\\\#]*$');
/** An absolute path of a URL that may stand in a rule of Traefik too, where backticks are quotes. */
export const ROUTE_PATH_PATTERN = '^/[^\\s"\'`\\\\#]*$';
/** JSON Schema of the path of a route. */
export const ROUTE_PATH: JsonObject = pattern(ROUTE_PATH_PATTERN);
