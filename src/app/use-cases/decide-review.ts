import { DECISIONS_BY_GATE, GATES, type Decision } from '../../contract/review.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import { formatProblem } from '../../core/blueprint/blueprint-problem.js';
import { findLiteralSecrets } from '../../core/intake/secrets/find-literal-secrets.js';
import { separateSecrets } from '../../core/intake/secrets/separate-secrets.js';
import type { JsonObject } from '../../core/ports/json.js';
import type { Review } from '../../core/ports/review-store.js';
import type { ProgressObserver, RunResult } from '../autopilot.js';
import { executeRun } from '../executor/execute-run.js';
import type { Runtime } from '../runtime.js';
import type { UseCaseContext } from '../use-case-context.js';
import { requireUsableChange } from './require-usable-change.js';

/**
 * Decides a review by compare-and-set and, when asked to, executes its run onward.
 *
 * @throws AutopilotError `REVIEW_NOT_FOUND`, `REVIEW_CONFLICT`, `ANSWER_INVALID`.
 */
export async function decideReview(
  context: UseCaseContext,
  id: string,
  options: {
    readonly decision: Decision;
    readonly version?: number;
    readonly actor: string;
    readonly resume: boolean;
  },
  observe: ProgressObserver,
): Promise<{ readonly review: Review; readonly result?: RunResult }> {
  const runtime = await context.useRuntime();
  const review = await recordDecision(runtime, await runtime.store.reviews.get(id), options);
  if (!options.resume) return { review };
  return { review, result: await executeRun(runtime, review.runId, observe) };
}

/**
 * Stores the decision if the gate takes it and nobody was faster. Free text loses its secrets first.
 *
 * @throws AutopilotError `REVIEW_CONFLICT`; `ANSWER_INVALID`, and then nothing is stored.
 */
export async function recordDecision(
  runtime: Runtime,
  review: Review,
  options: { readonly decision: Decision; readonly version?: number; readonly actor: string },
): Promise<Review> {
  requireAllowed(review, options.decision);
  requireNoSecrets(options.decision);
  const { actor, version = review.version } = options;
  const decision = withoutSecrets(options.decision);
  const isCurrent = review.status === 'pending' && version === review.version;
  // What is out of date is refused as such, whatever it would change.
  if (isCurrent && (decision.type === 'edit' || decision.type === 'request_changes'))
    await requireUsableChange(runtime, review, { decision, actor });
  return runtime.store.reviews.decide(review.id, {
    version,
    actor,
    decision: decision as unknown as JsonObject,
  });
}

function requireAllowed(review: Review, decision: Decision): void {
  const gate = GATES.find((name) => name === review.gate);
  const allowed: readonly string[] = gate === undefined ? [] : DECISIONS_BY_GATE[gate];
  if (allowed.includes(decision.type)) return;
  throw new AutopilotError('ANSWER_INVALID', `The ${review.gate} gate does not take "${decision.type}"`, {
    hint: `It takes ${allowed.join(', ')}.`,
  });
}

/** Values of an edit are kept as they are, so a secret among them is refused. Free text is cleaned instead. */
function requireNoSecrets(decision: Decision): void {
  if (decision.type !== 'edit') return;
  const problems = findLiteralSecrets(
    Object.entries(decision.changes).map(([pointer, value]) => ({ pointer, value })),
  );
  const [first] = problems;
  if (first === undefined) return;
  throw new AutopilotError('ANSWER_INVALID', problems.map(formatProblem).join('\n'), {
    hint: first.hint,
    details: { problems },
  });
}

function withoutSecrets(decision: Decision): Decision {
  if (decision.type === 'request_changes')
    return { ...decision, comment: separateSecrets(decision.comment).sanitised };
  if (decision.type === 'reject' || decision.type === 'approve_risk')
    return { ...decision, reason: separateSecrets(decision.reason).sanitised };
  if (decision.type === 'answer')
    return {
      ...decision,
      answers: decision.answers.map(({ questionId, text }) => ({
        questionId,
        text: separateSecrets(text).sanitised,
      })),
    };
  return decision;
}
