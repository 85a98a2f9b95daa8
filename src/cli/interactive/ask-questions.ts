import type { Answer, Question } from '../../core/intake/question.js';
import type { Prompter } from './prompter.js';

/** Asks every open question, in order. */
export async function askQuestions(
  prompter: Prompter,
  questions: readonly Question[],
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const question of questions)
    answers.push({ questionId: question.id, text: await ask(prompter, question) });
  return answers;
}

async function ask(prompter: Prompter, question: Question): Promise<string> {
  const text = `${question.text} (${question.reason})`;
  if (question.kind === 'confirm') return (await prompter.confirm(text)) ? 'yes' : 'no';
  if (question.options !== undefined && question.options.length > 0)
    return prompter.choose(
      text,
      question.options.map((option) => ({
        value: option,
        label: option,
        ...(option === question.default && { hint: 'default' }),
      })),
    );
  if (question.default === undefined) return prompter.text(text, { placeholder: question.example });
  return prompter.text(`${text} Enter takes ${question.default}.`, {
    placeholder: question.example,
    fallback: question.default,
  });
}
