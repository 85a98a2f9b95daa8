import { Command, Option } from 'commander';
import { closestWord } from '../core/text/closest-word.js';
import { AutopilotError } from '../core/errors/autopilot-error.js';
import { CommandInput } from './command-input.js';
import type { CommandDefinition, OptionDefinition } from './command-definition.js';
import { COMMANDS, COMMAND_GROUPS } from './commands/index.js';
import type { GlobalOptions, Session } from './create-session.js';
import { GLOBAL_OPTIONS } from './global-options.js';

/**
 * Builds the parser from the registry.
 *
 * @param setExitCode - Called with what the command returns.
 */
export function buildProgram(session: Session, setExitCode: (code: number) => void): Command {
  const program = prepare(new Command('autopilot'))
    .description('From a sentence to a checked, tested, packaged Helm chart.')
    .version(session.version, '-V, --version', 'print the version')
    .helpCommand(false);
  for (const option of GLOBAL_OPTIONS) program.addOption(createOption(option));
  for (const definition of COMMANDS) addCommand(program, definition, { session, setExitCode });
  return program;
}

function prepare(command: Command): Command {
  return command
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({ writeErr: () => undefined })
    .configureHelp({ showGlobalOptions: true });
}

interface Wiring {
  readonly session: Session;
  readonly setExitCode: (code: number) => void;
}

function addCommand(program: Command, definition: CommandDefinition, wiring: Wiring): void {
  const [first = '', second] = definition.path;
  const parent = second === undefined ? program : findGroup(program, first);
  const command = prepare(parent.command(second ?? first)).description(definition.summary);
  for (const argument of definition.arguments ?? []) command.argument(argument.syntax, argument.description);
  for (const option of definition.options ?? []) command.addOption(createOption(option));
  command.addHelpText('after', `\nExamples:\n${definition.examples.map((line) => `  ${line}`).join('\n')}`);
  command.action(async (...given: unknown[]) => {
    // Commander hands over the arguments, then the options, then the command.
    const options: GlobalOptions = command.optsWithGlobals();
    const context = wiring.session.createContext(options);
    const input = new CommandInput(given.slice(0, -2), command.opts());
    wiring.setExitCode(await definition.run(context, input));
  });
}

/** `runs`, `reviews`, `config`: on their own they only say what they hold. */
function findGroup(program: Command, name: string): Command {
  const existing = program.commands.find((command) => command.name() === name);
  if (existing !== undefined) return existing;
  const group = prepare(program.command(name))
    .description(COMMAND_GROUPS[name] ?? '')
    .helpCommand(false);
  group.argument('[subcommand]').action((given: string | undefined) => {
    const names = group.commands.map((command) => command.name());
    const nearest = given === undefined ? undefined : closestWord(given, names);
    throw new AutopilotError(
      'USAGE_INVALID',
      given === undefined
        ? `autopilot ${name} needs a subcommand`
        : `autopilot ${name} has no subcommand "${given}"`,
      { hint: nearest === undefined ? `Use one of: ${names.join(', ')}.` : `Did you mean "${nearest}"?` },
    );
  });
  return group;
}

function createOption(definition: OptionDefinition): Option {
  const option = new Option(definition.flags, definition.description);
  if (definition.choices !== undefined) option.choices(definition.choices);
  if (definition.initial !== undefined) option.default(definition.initial);
  if (definition.repeatable === true)
    option.argParser((value: string, previous: readonly string[] | undefined) => [
      ...(previous ?? []),
      value,
    ]);
  return option;
}
