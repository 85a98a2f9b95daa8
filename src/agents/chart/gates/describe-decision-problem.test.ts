import { describe, expect, it } from 'vitest';
import { GATES } from '../../../contract/review.js';
import { describeDecisionProblem } from './describe-decision-problem.js';

const ANSWER = '{"type":"answer","answers":[{"questionId":"id of the question","text":"the answer"}]}';

describe('describeDecisionProblem', () => {
  it.each([
    ['approve', `not the text "approve"; this gate takes answer, reject, for example ${ANSWER}.`],
    [undefined, 'not nothing;'],
    [null, 'not nothing;'],
    [[], 'not a list;'],
    [7, 'not a number;'],
    [{}, 'The decision has no type; this gate takes answer, reject'],
    [{ type: 'fly' }, 'There is no decision of the type "fly"; this gate takes answer, reject'],
    [{ type: 'toString' }, 'There is no decision of the type "toString"'],
    [{ type: 'approve' }, 'This gate does not take the decision "approve"; this gate takes answer, reject'],
    [
      { type: 'answer' },
      `The decision "answer" cannot be used: answers must be a list. It looks like ${ANSWER}.`,
    ],
    [{ type: 'answer', answers: [] }, 'answers must have at least one entry.'],
    [{ type: 'answer', answers: [{ text: 'x' }] }, 'answers.0.questionId must be text.'],
    [{ type: 'reject', reason: '', why: 1 }, 'reason must not be empty; it has unknown fields: why.'],
  ])('says of %j what is wrong and what is taken', (value, expected) => {
    expect(describeDecisionProblem('clarification', value)).toContain(expected);
  });

  it.each(GATES)('gives an example that %s takes', (gate) => {
    const sentence = describeDecisionProblem(gate, '') ?? '';
    const example: unknown = JSON.parse(/for example (.*)\.$/.exec(sentence)?.[1] ?? '');
    expect(describeDecisionProblem(gate, example)).toBeUndefined();
  });
});
