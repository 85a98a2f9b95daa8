import { z } from 'zod';
import type { JsonValue } from '../ports/json.js';

/**
 * Who said it, weakest first. A higher rank wins; equal ranks with different values are a question.
 * `policy` constrains all; `reviewer` covers decisions and hand edits of the Blueprint.
 */
export const RANKS = ['default', 'archetype', 'model', 'input', 'request', 'reviewer', 'policy'] as const;

/** One of {@link RANKS}. */
export type Rank = (typeof RANKS)[number];

/** Position of the rank in {@link RANKS}; bigger wins. */
export function rankOrder(rank: Rank): number {
  return RANKS.indexOf(rank);
}

/** Where a fact comes from, precise enough to point at. */
export const Source = z.discriminatedUnion('kind', [
  /** Words of the request: the text and its place, 0-based offsets into the sanitised request. */
  z.strictObject({
    kind: z.literal('request'),
    text: z.string(),
    start: z.int().min(0),
    end: z.int().min(0),
  }),
  /** A file the user gave or edited; line is 1-based. */
  z.strictObject({ kind: z.literal('file'), path: z.string(), line: z.int().min(1) }),
  /** An archetype's starting point, with where its number was taken from. */
  z.strictObject({ kind: z.literal('archetype'), id: z.string(), reference: z.string() }),
  z.strictObject({ kind: z.literal('policy'), id: z.string() }),
  z.strictObject({ kind: z.literal('review'), reviewId: z.string(), actor: z.string() }),
  z.strictObject({ kind: z.literal('answer'), questionId: z.string() }),
  z.strictObject({ kind: z.literal('model'), model: z.string(), agent: z.string() }),
  /** A product default or a value derived from other facts; the reason is a sentence for people. */
  z.strictObject({ kind: z.literal('default'), reason: z.string() }),
]);
export type Source = z.infer<typeof Source>;

/** One statement about the application. */
export interface Fact {
  /** JSON pointer (RFC 6901) into the Blueprint, to a leaf; lists are leaves. */
  readonly pointer: string;
  readonly value: JsonValue;
  readonly rank: Rank;
  readonly source: Source;
}

/** What is known about the origin of one leaf of a resolved Blueprint. */
export const Origin = z.strictObject({ rank: z.enum(RANKS), source: Source });
export type Origin = z.infer<typeof Origin>;

/** Origins by JSON pointer, one for every leaf. */
export const Provenance = z.record(z.string(), Origin);
export type Provenance = z.infer<typeof Provenance>;
