// Turns OpenAPI schemas of Kubernetes into JSON schemas that refuse unknown fields.

/** Keywords that say nothing about validity. */
const DROPPED = new Set([
  'description',
  'example',
  'externalDocs',
  'title',
  'default',
  'discriminator',
  'nullable',
]);
/** int32, byte and the like are hints for Go; JSON Schema knows these. */
const KEPT_FORMATS = new Set(['date-time', 'ipv4', 'ipv6', 'uri']);
const INT_OR_STRING = { oneOf: [{ type: 'string' }, { type: 'integer' }] };

/** Definitions that OpenAPI calls plain strings although the API takes numbers too. */
export const NUMBER_LIKE = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': INT_OR_STRING,
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { oneOf: [{ type: 'string' }, { type: 'number' }] },
};

const isObject = (node) => node !== null && typeof node === 'object' && !Array.isArray(node);

/** A strict copy of a schema: objects are closed, optional fields may be null. `ref` rewrites references. */
export function strictSchema(node, ref = (target) => target) {
  if (!isObject(node)) return node;
  if (node.$ref) return { $ref: ref(node.$ref) };
  if (node['x-kubernetes-int-or-string'] || node.format === 'int-or-string') return INT_OR_STRING;
  const out = {};
  for (const [key, value] of Object.entries(node)) {
    if (DROPPED.has(key) || key.startsWith('x-kubernetes-')) continue;
    if (key === 'format' && !KEPT_FORMATS.has(value)) continue;
    out[key] = strictKeyword(key, value, node, ref);
  }
  const open = node['x-kubernetes-preserve-unknown-fields'] || node['x-kubernetes-embedded-resource'];
  if (out.properties && out.additionalProperties === undefined && !open) out.additionalProperties = false;
  if (node.nullable && typeof out.type === 'string') out.type = [out.type, 'null'];
  return out;
}

function strictKeyword(key, value, node, ref) {
  if (key === 'properties') return strictProperties(value, new Set(node.required ?? []), ref);
  if (key === 'items' || key === 'not') return strictSchema(value, ref);
  if (key === 'additionalProperties') return isObject(value) ? strictSchema(value, ref) : value;
  // A branch only adds constraints to an object that is closed around it.
  if (key === 'allOf' || key === 'anyOf' || key === 'oneOf') return value.map(withoutExtensions);
  return value;
}

function strictProperties(properties, required, ref) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, child]) => {
      const schema = strictSchema(child, ref);
      return [name, required.has(name) ? schema : orNull(schema)];
    }),
  );
}

function withoutExtensions(node) {
  if (Array.isArray(node)) return node.map(withoutExtensions);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !DROPPED.has(key) && !key.startsWith('x-kubernetes-'))
      .map(([key, value]) => [key, withoutExtensions(value)]),
  );
}

/** Templates often leave an optional field empty; the API server reads null as absent. */
function orNull(schema) {
  if (schema.$ref || schema.oneOf) return { anyOf: [schema, { type: 'null' }] };
  if (typeof schema.type !== 'string') return schema;
  const out = { ...schema, type: [schema.type, 'null'] };
  if (out.enum && !out.enum.includes(null)) out.enum = [...out.enum, null];
  return out;
}

/** The schema of a whole object: its own apiVersion and kind; a status is not looked into, nothing in a chart sets it. */
export function rootSchema(schema, apiVersion, kind, metadata) {
  const properties = { ...schema.properties, apiVersion: { enum: [apiVersion] }, kind: { enum: [kind] } };
  if (metadata) properties.metadata = metadata;
  if (properties.status) properties.status = { type: ['object', 'null'] };
  const required = [...new Set(['apiVersion', 'kind', ...(schema.required ?? [])])];
  return { ...schema, properties, required };
}
