import type { z } from 'zod';
import { DECISIONS_BY_GATE, Decision, type Gate } from '../../../contract/review.js';
import { describeIssue } from '../../../core/blueprint/describe-issue.js';

/** One valid decision of each type, as a person would type it. */
const EXAMPLES: Readonly<Record<Decision['type'], Decision>> = {
  approve: { type: 'approve' },
  answer: { type: 'answer', answers: [{ questionId: 'id of the question', text: 'the answer' }] },
  edit: { type: 'edit', changes: { '/components/web/scaling/replicas': 3 } },
  request_changes: { type: 'request_changes', comment: 'what to change' },
  fix_automatically: { type: 'fix_automatically' },
  approve_risk: { type: 'approve_risk', reason: 'why the risk is acceptable' },
  request_fixes: { type: 'request_fixes' },
  apply_all: { type: 'apply_all' },
  apply_selected: { type: 'apply_selected', ids: ['id of the proposal'] },
  skip: { type: 'skip' },
  retry: { type: 'retry' },
  reject: { type: 'reject', reason: 'why not' },
};

/**
 * Says why a value is no decision at a gate and what would be one, in sentences for a person.
 *
 * @param value - A decision, without its review and actor.
 * @returns Undefined for a decision that the gate takes.
 */
export function describeDecisionProblem(gate: Gate, value: unknown): string | undefined {
  const accepted: readonly string[] = DECISIONS_BY_GATE[gate];
  const takes = `this gate takes ${accepted.join(', ')}, for example ${exampleOf(gate)}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `A decision is a group of fields with a type, not ${describeValue(value)}; ${takes}.`;
  const type = 'type' in value ? value.type : undefined;
  if (type === undefined) return `The decision has no type; ${takes}.`;
  if (typeof type !== 'string' || !isType(type))
    return `There is no decision of the type ${JSON.stringify(type)}; ${takes}.`;
  if (!accepted.includes(type)) return `This gate does not take the decision "${type}"; ${takes}.`;
  const parsed = Decision.safeParse(value);
  if (parsed.success) return undefined;
  return `The decision "${type}" cannot be used: ${describeFields(parsed.error)}. It looks like ${JSON.stringify(EXAMPLES[type])}.`;
}

function exampleOf(gate: Gate): string {
  return JSON.stringify(EXAMPLES[DECISIONS_BY_GATE[gate][0]]);
}

function isType(type: string): type is Decision['type'] {
  return Object.hasOwn(EXAMPLES, type);
}

function describeValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? `the text ${JSON.stringify(value)}` : `a ${typeof value}`;
}

/** Every wrong field with what is wrong with it; a missing one is called missing. */
function describeFields(error: z.ZodError): string {
  return error.issues
    .map((issue) => {
      const place = issue.path.map(String).join('.');
      return place === '' ? `it ${describeIssue(issue)}` : `${place} ${describeIssue(issue)}`;
    })
    .join('; ');
}
