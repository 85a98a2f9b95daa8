import { z } from 'zod';

/** How a walker treats a schema: an object with known keys, a map with free keys, or a leaf taken whole. */
export type SchemaShape =
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, z.ZodType>> }
  | { readonly kind: 'record'; readonly key: z.ZodType; readonly value: z.ZodType }
  | { readonly kind: 'leaf' };

/**
 * Classifies a part of the Blueprint schema. Lists and unions are leaves: two statements about one list or one
 * environment variable compete as wholes and are never mixed.
 */
export function classifySchema(schema: z.ZodType): SchemaShape {
  if (schema instanceof z.ZodOptional) return classifySchema(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodObject) return { kind: 'object', members: schema.shape };
  if (schema instanceof z.ZodRecord && !isStringMap(schema))
    return { kind: 'record', key: schema.keyType as z.ZodType, value: schema.valueType as z.ZodType };
  return { kind: 'leaf' };
}

/** Labels and annotations are one leaf: a later statement replaces the map, it does not add to it. */
function isStringMap(schema: z.ZodRecord): boolean {
  return schema.valueType instanceof z.ZodString;
}
