import { AutopilotError } from '../../core/errors/autopilot-error.js';
import type { CommandContext } from '../command-context.js';
import { makeVisible } from '../terminal/make-visible.js';

/** One thing to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** Asks on stderr, so that stdout stays the payload. Every method throws `INPUT_REQUIRED` when the person leaves. */
export interface Prompter {
  /** @param options - `fallback` is taken when the person only presses Enter; without it an answer is needed. */
  text(
    question: string,
    options: { readonly placeholder?: string; readonly fallback?: string },
  ): Promise<string>;
  choose(question: string, choices: readonly Choice[]): Promise<string>;
  confirm(question: string): Promise<boolean>;
  show(text: string): void;
}

/** Creates the prompter; loads the prompt library. */
export async function createPrompter(context: CommandContext): Promise<Prompter> {
  const clack = await import('@clack/prompts');
  const output = context.progress.stream;
  const accept = <Value>(value: Value | typeof clack.CANCEL_SYMBOL): Value => {
    if (!clack.isCancel(value)) return value;
    throw new AutopilotError('INPUT_REQUIRED', 'the conversation was left', {
      hint: 'The run waits; "autopilot runs list --status waiting" shows it.',
    });
  };
  return {
    text: async (question, options) =>
      accept(
        await clack.text({
          message: makeVisible(question),
          output,
          ...(options.placeholder !== undefined && { placeholder: options.placeholder }),
          ...(options.fallback !== undefined && { defaultValue: options.fallback }),
          validate: (value) =>
            (value ?? '').trim() === '' && options.fallback === undefined
              ? 'Write an answer, or leave with Ctrl-C.'
              : undefined,
        }),
      ),
    choose: async (question, choices) =>
      accept(
        await clack.select({
          message: makeVisible(question),
          output,
          options: choices.map((choice) => ({ ...choice })),
        }),
      ),
    confirm: async (question) => accept(await clack.confirm({ message: makeVisible(question), output })),
    show: (text) => void output.write(`${text}\n`),
  };
}
