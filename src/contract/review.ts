import { z } from 'zod';
import { JsonLeaf } from '../core/ports/json.js';
import { Finding } from '../core/checks/finding.js';
import { Answer, Question } from '../core/intake/question.js';

/** Gates of the chart workflow, in the order a run meets them. Names are persistent: reviews and checkpoints hold them. */
export const GATES = [
  'clarification',
  'planning',
  'validation_failure',
  'security_issue',
  'major_optimization',
  'generation',
  'generation_error',
  'escalation',
] as const;

/** One of {@link GATES}. */
export type Gate = (typeof GATES)[number];

const Reason = z.string().min(1).max(2000);

/** Values by JSON pointer into the Blueprint; become facts of rank `reviewer`. */
export const BlueprintChanges = z.record(z.string().startsWith('/'), JsonLeaf);

/** Every form a decision can take. Which ones a gate accepts: {@link DECISIONS_BY_GATE}. */
export const Decision = z.discriminatedUnion('type', [
  /** Goes on as proposed. */
  z.strictObject({ type: z.literal('approve'), outputDirectory: z.string().min(1).optional() }),
  /** Answers to the questions of a clarification. */
  z.strictObject({ type: z.literal('answer'), answers: z.array(Answer).min(1) }),
  /** Changes the Blueprint and goes back to the planner or template. */
  z.strictObject({ type: z.literal('edit'), changes: BlueprintChanges }),
  /** Sends the words of the reviewer back through intake. */
  z.strictObject({ type: z.literal('request_changes'), comment: Reason }),
  z.strictObject({ type: z.literal('fix_automatically') }),
  /** Accepts named risks; the reason is recorded in the Blueprint and the README. */
  z.strictObject({ type: z.literal('approve_risk'), reason: Reason }),
  z.strictObject({ type: z.literal('request_fixes') }),
  z.strictObject({ type: z.literal('apply_all') }),
  z.strictObject({ type: z.literal('apply_selected'), ids: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ type: z.literal('skip') }),
  z.strictObject({ type: z.literal('retry') }),
  /** Ends the run. */
  z.strictObject({ type: z.literal('reject'), reason: Reason }),
]);
export type Decision = z.infer<typeof Decision>;

/** Which decisions each gate accepts; the first is what `approve` means there. */
export const DECISIONS_BY_GATE = {
  clarification: ['answer', 'reject'],
  planning: ['approve', 'edit', 'request_changes', 'reject'],
  validation_failure: ['fix_automatically', 'edit', 'reject'],
  security_issue: ['approve_risk', 'request_fixes', 'edit', 'reject'],
  major_optimization: ['apply_all', 'apply_selected', 'skip', 'reject'],
  generation: ['approve', 'edit', 'request_changes', 'reject'],
  generation_error: ['retry', 'edit', 'reject'],
  escalation: ['retry', 'edit', 'reject'],
} as const satisfies Record<Gate, readonly Decision['type'][]>;

/** A change that the optimizer proposes. */
export const OptimisationProposal = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  why: z.string().min(1),
  changes: BlueprintChanges,
});
export type OptimisationProposal = z.infer<typeof OptimisationProposal>;

/** What a person is shown at a gate. Becomes the payload of a review; holds no secrets. */
export const ReviewPayload = z.strictObject({
  gate: z.enum(GATES),
  title: z.string().min(1),
  /** Sentences, most important first. */
  summary: z.array(z.string()),
  /** Digest of the Blueprint under review. */
  digest: z.string(),
  allowedDecisions: z.array(z.string()).min(1),
  questions: z.array(Question).optional(),
  findings: z.array(Finding).optional(),
  optimisations: z.array(OptimisationProposal).optional(),
  /** Files of the chart with their digests and line counts. */
  files: z.array(z.strictObject({ path: z.string(), sha256: z.string(), lines: z.int() })).optional(),
  /** Set when an earlier decision was refused: why. */
  error: z.string().optional(),
});
export type ReviewPayload = z.infer<typeof ReviewPayload>;
