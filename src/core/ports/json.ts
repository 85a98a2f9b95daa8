import { z } from 'zod';

/** A value that survives `JSON.parse(JSON.stringify(value))` unchanged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** An object of {@link JsonValue}s. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Checks that a value is JSON. */
export const JsonLeaf = z.json() as z.ZodType<JsonValue>;
