import type { Fact } from '../blueprint/provenance.js';
import type { Question } from './question.js';

/** A part of the input that no recogniser claimed. Shown to the user, never dropped. */
export interface UnreadSpan {
  readonly text: string;
  /** 0-based offsets into the sanitised request. */
  readonly start: number;
  readonly end: number;
}

/** What one importer found in its input. Every importer returns this. */
export interface Reading {
  readonly facts: readonly Fact[];
  /** Contradictions and essentials only the user can settle. */
  readonly questions: readonly Question[];
  readonly unread: readonly UnreadSpan[];
  /** Sentences the user should see: defaults taken, secrets set aside, wishes of kinds not supported yet. */
  readonly notes: readonly string[];
}
