import { z } from 'zod';

/** Something only the user can say: an essential fact that is missing, or two that contradict each other. */
export const Question = z.strictObject({
  /** Stable within a run: the pointer it fills, or `conflict:<pointer>`. */
  id: z.string().min(1),
  /** One sentence that ends with a question mark. */
  text: z.string().min(1),
  /** Why it is asked: what was found or missing, with the words of the request. */
  reason: z.string().min(1),
  /** JSON pointer into the Blueprint that the answer fills. */
  pointer: z.string().min(1),
  /** Form of the answer. */
  kind: z.enum(['text', 'command', 'image', 'port', 'number', 'host', 'names', 'value', 'choice', 'confirm']),
  /** Accepted answers of a `choice`. */
  options: z.array(z.string()).optional(),
  /** Used when the user accepts stated defaults (`--yes`); absent: there is no safe default. */
  default: z.string().optional(),
  /** A valid answer, for the prompt. */
  example: z.string().min(1),
});
export type Question = z.infer<typeof Question>;

/** An answer to a {@link Question}, as text; parsed by the question's kind. */
export const Answer = z.strictObject({ questionId: z.string().min(1), text: z.string() });
export type Answer = z.infer<typeof Answer>;
