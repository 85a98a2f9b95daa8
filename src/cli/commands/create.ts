import type { Autopilot, CreateChartRequest, RunResult } from '../../app/autopilot.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import { answerInAdvance } from '../answer-in-advance.js';
import { ANSWER_OPTION, parseAnswers } from '../answers.js';
import { parseDnsLabel } from '../../core/units/names.js';
import type { CommandContext } from '../command-context.js';
import type { CommandDefinition } from '../command-definition.js';
import type { CommandInput } from '../command-input.js';
import { executeRun } from '../execute-run.js';
import { MODE_NAMES, parseMode } from '../modes.js';
import { restoreText } from '../restore-text.js';

/** `autopilot create`. */
export const create: CommandDefinition = {
  path: ['create'],
  summary: 'turn a request into a checked, tested, packaged chart',
  arguments: [
    {
      syntax: '[request]',
      description: 'what to deploy, in your words; "-" reads it from stdin; nothing on a terminal: asks',
      kind: 'word',
    },
  ],
  options: [
    { flags: '--from <path>', description: 'start from a Blueprint file (autopilot.yaml)' },
    { flags: '--out <directory>', description: 'where the chart goes', initial: './charts' },
    { flags: '--yes', description: 'take stated defaults and approve files; opens no other gate' },
    {
      flags: '--mode <mode>',
      description: 'how much may happen without asking (default: manual)',
      choices: MODE_NAMES,
    },
    { flags: '--env <names>', description: 'environments, comma separated (default: dev,staging,prod)' },
    ANSWER_OPTION,
  ],
  examples: [
    'autopilot create "A FastAPI service from ghcr.io/acme/orders:1.4.2 on port 8000, needs Postgres" --yes',
    'autopilot create --from ./charts/orders/autopilot.yaml --out ./charts --yes',
    'autopilot create - --mode ci -o json < request.txt',
  ],
  async run(context, input) {
    const answers = parseAnswers(input.list('answer'));
    context.progress.stream.write(`autopilot ${context.version}\n`);
    const text = await readRequest(context, input);
    const autopilot = await context.openAutopilot();
    const request = toRequest(autopilot, input, text);
    return executeRun(context, autopilot, {
      start: (observe) => autopilot.createChart(request, observe),
      ...(answers.length > 0 && {
        continueWith: (result: RunResult) => answerInAdvance(autopilot, result, answers),
      }),
    });
  },
};

async function readRequest(context: CommandContext, input: CommandInput): Promise<string> {
  const given = input.argument(0);
  if (given === '-') return decodeRequest(await context.readText());
  if (given !== undefined) return restoreText(given);
  if (input.text('from') !== undefined) return '';
  if (!context.isInteractive)
    throw new AutopilotError('REQUEST_EMPTY', 'no request was given, and there is no terminal to ask on', {
      hint: 'Say what to deploy: autopilot create "…"; or "-" to read it from stdin; or --from a Blueprint file.',
    });
  const { askForRequest } = await import('../interactive/ask-for-request.js');
  return askForRequest(context);
}

function decodeRequest(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AutopilotError('REQUEST_NOT_TEXT', `the ${bytes.length} bytes on stdin are not UTF-8 text`, {
      hint: 'Give the request as plain UTF-8 text.',
      cause,
    });
  }
}

function toRequest(autopilot: Autopilot, input: CommandInput, request: string): CreateChartRequest {
  const from = input.text('from');
  const environments = input.text('env');
  return {
    request,
    ...(from !== undefined && { blueprintPath: from }),
    outputDirectory: readOutput(input.text('out')),
    mode: parseMode(input.text('mode') ?? configuredMode(autopilot)),
    acceptDefaults: input.flag('yes'),
    ...(environments !== undefined && { environments: splitNames(environments) }),
  };
}

/** An empty path is an unset shell variable, not the working directory. */
function readOutput(given: string | undefined): string {
  if (given === '')
    throw new AutopilotError('USAGE_INVALID', '--out is empty', {
      hint: 'Name a directory, for example --out ./charts',
    });
  return given ?? './charts';
}

/** A mode that cannot be read is refused with its place when the run is started. */
function configuredMode(autopilot: Autopilot): string {
  const entry = autopilot.viewConfiguration().find(({ key }) => key === 'mode');
  return entry === undefined || entry.problem !== undefined ? 'manual' : entry.value;
}

function splitNames(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (!names.every((name) => parseDnsLabel(name).ok))
    throw new AutopilotError(
      'USAGE_INVALID',
      `--env takes lower-case names separated by commas, got "${text}"`,
      {
        hint: 'For example: --env dev,staging,prod',
      },
    );
  return names;
}
