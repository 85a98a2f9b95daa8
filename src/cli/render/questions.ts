import type { Question } from '../../core/intake/question.js';
import type { Style } from '../terminal/style.js';

/** Open questions with their reason, an example, and the command that answers them. */
export function renderQuestions(questions: readonly Question[], runId: string, style: Style): string {
  if (questions.length === 0) return '';
  const lines = questions.map((question) =>
    [
      `  ${style.strong(question.id)}  ${question.text}`,
      `      ${style.faint(question.reason)}`,
      ...(question.options === undefined ? [] : [`      one of: ${question.options.join(', ')}`]),
      `      for example: ${question.example}${question.default === undefined ? '' : `; with --yes: ${question.default}`}`,
    ].join('\n'),
  );
  const answers = questions
    .map((question) => `--answer ${quote(`${question.id}=${question.example}`)}`)
    .join(' ');
  return [
    style.caution('Questions'),
    ...lines,
    `  answer with:  autopilot runs resume ${runId} ${answers}`,
  ].join('\n');
}

function quote(text: string): string {
  return /^[\w./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
