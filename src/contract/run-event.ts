import { z } from 'zod';
import { SEVERITIES } from '../core/checks/finding.js';
import { GATES } from './review.js';

/** Phases people see, in order; nodes of the graph map onto them. */
export const PHASES = [
  'coordinator',
  'planner',
  'template',
  'validator',
  'security',
  'optimizer',
  'review',
  'write_files',
  'package',
  'finalize',
] as const;

/** One of {@link PHASES}. */
export type Phase = (typeof PHASES)[number];

const SeverityCounts = z.record(z.enum(SEVERITIES), z.int().min(0));

/** Event payloads by type. Names are public: consumers ignore types they do not know. */
export const RUN_EVENTS = {
  'run-start': z.strictObject({ workflow: z.string(), mode: z.string(), attempt: z.int().min(1) }),
  'phase-start': z.strictObject({ phase: z.enum(PHASES), round: z.int().min(0) }),
  'phase-end': z.strictObject({ phase: z.enum(PHASES), summary: z.string() }),
  'tool-start': z.strictObject({ agent: z.string(), tool: z.string() }),
  'tool-end': z.strictObject({ agent: z.string(), tool: z.string(), ok: z.boolean() }),
  'finding-report': z.strictObject({ phase: z.enum(PHASES), counts: SeverityCounts }),
  note: z.strictObject({ level: z.enum(['info', 'warning']), text: z.string() }),
  'review-requested': z.strictObject({ reviewId: z.string(), gate: z.enum(GATES), title: z.string() }),
  'review-decided': z.strictObject({
    reviewId: z.string(),
    gate: z.enum(GATES),
    decision: z.string(),
    by: z.string(),
  }),
  'file-written': z.strictObject({ path: z.string(), sha256: z.string() }),
  'run-error': z.strictObject({ code: z.string(), message: z.string(), hint: z.string().optional() }),
  'run-end': z.strictObject({ status: z.string() }),
} as const;

/** A key of {@link RUN_EVENTS}. */
export type RunEventType = keyof typeof RUN_EVENTS;

/** An event as a program raises it, before the log gives it a sequence and a time. */
export type RaisedEvent = {
  readonly [Type in RunEventType]: { readonly type: Type; readonly data: z.infer<(typeof RUN_EVENTS)[Type]> };
}[RunEventType];
