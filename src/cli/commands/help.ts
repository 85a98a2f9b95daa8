import { AutopilotError } from '../../core/errors/autopilot-error.js';
import { closestWord } from '../../core/text/closest-word.js';
import type { CommandDefinition } from '../command-definition.js';
import { EXIT_CODE_MEANINGS } from '../exit-codes.js';
import { GLOBAL_OPTIONS } from '../global-options.js';
import { formatTable } from '../output/format-table.js';
import type { CommandContext } from '../command-context.js';

/** The commands that help explains, and the words that group them. */
export interface CommandRegistry {
  readonly commands: readonly CommandDefinition[];
  readonly groups: Readonly<Record<string, string>>;
}

/**
 * Makes `autopilot help`.
 *
 * @param registry - Asked when the command runs, because the registry holds this command too.
 */
export function createHelp(registry: () => CommandRegistry): CommandDefinition {
  return {
    ...HELP,
    run: (context, input) => explainTopic(context, input.words(), registry()),
  };
}

const HELP: Omit<CommandDefinition, 'run'> = {
  path: ['help'],
  summary: 'explain a command, or a topic: exit-codes',
  arguments: [{ syntax: '[topic...]', description: 'a command, or "exit-codes"', kind: 'word' }],
  examples: ['autopilot help create', 'autopilot help exit-codes', 'autopilot help -o json'],
};

async function explainTopic(
  context: CommandContext,
  topic: readonly string[],
  { commands: known, groups }: CommandRegistry,
): Promise<number> {
  if (topic.join(' ') === 'exit-codes') return showExitCodes(context);
  const commands = known.filter((command) => topic.every((word, index) => command.path[index] === word));
  if (commands.length === 0)
    throw unknownTopic(topic, [...known.map((command) => command.path.join(' ')), 'exit-codes']);
  const only = commands.length === 1 ? commands[0] : undefined;
  await context.write({ commands: commands.map(describe), globalOptions: GLOBAL_OPTIONS }, (shown, style) => {
    if (only !== undefined) return renderCommand(only);
    const rows = shown.commands.map((command) => [`  ${command.usage}`, command.summary]);
    return [
      `${style.strong('autopilot')} ${context.version}: from a sentence to a checked, tested, packaged Helm chart`,
      formatTable(rows),
      formatTable(GLOBAL_OPTIONS.map((option) => [`  ${option.flags}`, option.description])),
      topic.length === 0 ? `Topics: exit-codes. Groups: ${Object.keys(groups).join(', ')}.` : '',
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  });
  return 0;
}

async function showExitCodes(context: CommandContext): Promise<number> {
  await context.write({ exitCodes: EXIT_CODE_MEANINGS }, (shown, style) =>
    formatTable(
      shown.exitCodes.map(({ code, meaning }) => [String(code).padStart(3), meaning]),
      (cell, column) => (column === 0 ? style.strong(cell) : cell),
    ),
  );
  return 0;
}

function describe(command: CommandDefinition): {
  readonly usage: string;
  readonly summary: string;
  readonly arguments: readonly { readonly syntax: string; readonly description: string }[];
  readonly options: readonly { readonly flags: string; readonly description: string }[];
  readonly examples: readonly string[];
} {
  return {
    usage: [
      'autopilot',
      ...command.path,
      ...(command.arguments ?? []).map((argument) => argument.syntax),
    ].join(' '),
    summary: command.summary,
    arguments: (command.arguments ?? []).map(({ syntax, description }) => ({ syntax, description })),
    options: command.options ?? [],
    examples: command.examples,
  };
}

function renderCommand(command: CommandDefinition): string {
  const { usage, summary, options, examples } = describe(command);
  const rows = [
    ...(command.arguments ?? []).map((argument) => [`  ${argument.syntax}`, argument.description]),
    ...options.map((option) => [`  ${option.flags}`, option.description]),
  ];
  return [
    `${usage} [options]\n  ${summary}`,
    rows.length > 0 ? formatTable(rows) : '',
    `Global options\n${formatTable(GLOBAL_OPTIONS.map((option) => [`  ${option.flags}`, option.description]))}`,
    `Examples\n${examples.map((line) => `  ${line}`).join('\n')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function unknownTopic(topic: readonly string[], known: readonly string[]): AutopilotError {
  const nearest = closestWord(topic.join(' '), known);
  return new AutopilotError('USAGE_INVALID', `there is no help on "${topic.join(' ')}"`, {
    hint:
      nearest === undefined
        ? 'Run "autopilot help" for all commands.'
        : `Did you mean "autopilot help ${nearest}"?`,
  });
}
