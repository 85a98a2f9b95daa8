import type { Span } from './token.js';

/** A part of an application that shares the image of another one, or has none: `web on 3000 and sidekiq (…)`. */
export interface PartMention {
  readonly name: string;
  /** Its name as it was written; undefined for a name made from a command. */
  readonly span: Span | undefined;
  /** Token of the name. */
  readonly token: number;
  /** Offset where the request begins to speak of it: `3 celery workers` begins at the number. */
  readonly start: number;
  /** What it does: answers requests, works in the background, or ends by itself. */
  readonly kind: 'serves' | 'works' | 'ends';
  /** True when the request says that it runs from the image of another part. */
  readonly sharesImage: boolean;
}
