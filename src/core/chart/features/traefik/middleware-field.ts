import type { JsonObject } from '../../../ports/json.js';

/** One setting of a middleware: what it does, and its form. Settings within settings have dotted names. */
export type MiddlewareField = readonly [description: string, schema: JsonObject];
