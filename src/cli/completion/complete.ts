import completionTree, { type Complete } from '@bomb.sh/tab';
import type {
  ArgumentDefinition,
  CommandDefinition,
  OptionDefinition,
  ValueKind,
} from '../command-definition.js';
import { COMMANDS, COMMAND_GROUPS } from '../commands/index.js';
import { GLOBAL_OPTIONS } from '../global-options.js';
import type { RecentRun } from '../recent-runs.js';

/**
 * Prints what fits after the given words, in the protocol of the scripts.
 *
 * @param recent - Called only when a run or review id is asked for.
 */
export function printCompletions(words: readonly string[], recent: () => readonly RecentRun[]): void {
  for (const [name, summary] of Object.entries(COMMAND_GROUPS)) completionTree.command(name, summary);
  for (const definition of COMMANDS) addCommand(definition, recent);
  completionTree.parse([...words]);
}

function addCommand(definition: CommandDefinition, recent: () => readonly RecentRun[]): void {
  const command = completionTree.command(definition.path.join(' '), definition.summary);
  for (const option of [...(definition.options ?? []), ...GLOBAL_OPTIONS]) {
    const { name, short, takesValue } = parseFlags(option);
    if (!takesValue) command.option(name, option.description, ...(short === undefined ? [] : [short]));
    else command.option(name, option.description, (complete) => offerChoices(option, complete), short);
  }
  for (const argument of definition.arguments ?? [])
    command.argument(argument.syntax.replace(/[<>[\].]/g, ''), (complete) =>
      offerValues(definition, argument, { complete, recent }),
    );
}

function parseFlags(option: OptionDefinition): {
  name: string;
  short: string | undefined;
  takesValue: boolean;
} {
  return {
    name: /--([a-z-]+)/.exec(option.flags)?.[1] ?? '',
    short: /^-([a-z]),/i.exec(option.flags)?.[1],
    takesValue: option.flags.includes('<'),
  };
}

function offerChoices(option: OptionDefinition, complete: Complete): void {
  for (const choice of option.choices ?? []) complete(choice, '');
}

function offerValues(
  definition: CommandDefinition,
  argument: ArgumentDefinition,
  source: { readonly complete: Complete; readonly recent: () => readonly RecentRun[] },
): void {
  const kind: ValueKind = argument.kind;
  if (definition.path[0] === 'completion')
    for (const shell of argument.description.split(', ')) source.complete(shell, '');
  if (kind === 'run-id') for (const run of source.recent()) source.complete(run.id, run.status);
  if (kind === 'review-id')
    for (const run of source.recent()) for (const id of run.reviewIds) source.complete(id, `run ${run.id}`);
}
