import { findCommands, wordsOfCommand, type CommandMention } from '../find-commands.js';
import { runsWithRelease } from '../release-commands.js';
import { groupText } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

/** `serve meta-llama/Llama-3.1-8B-Instruct`: the model a model server loads. */
const MODEL =
  /(?:(?:serve|serves|serving|load|loads|host|hosts|with|run|runs|the|for) )*(?:(?:hugging ?face )?model(?: (?:is|:|=|called|name|id))* )?([a-z0-9][\w.-]*\/[a-z0-9][\w.-]*)/;
/** Servers that take the model as an argument, by the last part of their image's repository, with the documented flag. */
const MODEL_SERVERS: readonly (readonly [RegExp, string])[] = [
  // https://docs.vllm.ai/en/stable/deployment/docker/ (2026-11-28)
  [/^vllm/, '--model'],
  // https://huggingface.co/docs/text-generation-inference/quicktour (2026-11-28)
  [/^text-(?:generation|embeddings)-inference/, '--model-id'],
  // https://docs.sglang.ai/ (2026-11-28)
  [/^sglang/, '--model-path'],
];

/** Commands and arguments of the containers, and the model a model server is to load. */
export function recogniseCommands(reader: RequestReader): void {
  for (const command of findCommands(reader.document)) {
    if (isTaken(reader, command) || isOfOther(reader, command)) continue;
    reader.claim(command);
    const leaf = command.isArguments ? 'args' : 'command';
    for (const component of reader.components.at(command.start))
      reader.stateAt(command, ['components', component, leaf], wordsOfCommand(command));
  }
  recogniseModels(reader);
}

function isTaken(
  reader: RequestReader,
  span: { readonly firstToken: number; readonly lastToken: number },
): boolean {
  for (let index = span.firstToken; index <= span.lastToken; index += 1)
    if (reader.isClaimed(index)) return true;
  return false;
}

/** What runs in the container, but is not the application: `helm test runs curl …`, `a preStop hook runs …`. */
const OTHER_PROCESS =
  /(?:^| )(?:helm tests?|liveness|readiness|(?:liveness|readiness|startup|health) ?-?(?:probes?|checks?)|healthchecks?|probes?|pre-?stop|post-?start|lifecycle)(?: (?:hooks?|pods?|jobs?|scripts?|commands?|that|which|should|must|is|to|:|=))*$/;
const TASK = /(?:^| )(?:jobs?|cronjobs?|tasks?|migrations?|migrate|migrator|hooks?|batch)(?: |$)/;

/**
 * True for the command of something else than the container's own process. A migration of an application is listed when
 * nobody made it a task of its own: started in place of the application, it would be an outage.
 */
function isOfOther(reader: RequestReader, command: CommandMention): boolean {
  const { document } = reader;
  const clause = document.normalBetween(document.startOfClause(command.firstToken), command.firstToken - 1);
  if (OTHER_PROCESS.test(clause)) return true;
  if (!runsWithRelease(document, command)) return false;
  const owners = reader.components.at(command.start);
  const isTask = reader.components.mentions.some(({ name, ends }) => ends === true && owners.includes(name));
  return !isTask && !TASK.test(document.normalBetween(0, command.firstToken - 1));
}

function recogniseModels(reader: RequestReader): void {
  for (const mention of reader.components.mentions) {
    const repository = mention.images[0]?.parts.repository ?? '';
    const flag = MODEL_SERVERS.find(([pattern]) => pattern.test(repository.split('/').at(-1) ?? ''))?.[1];
    if (flag === undefined) continue;
    reader.each(MODEL, (match) => {
      const isNamed = /(?:serve|serving|model|load|host)/.test(groupText(match, 0));
      if (!isNamed || reader.hasStated('components', mention.name, 'args')) return;
      reader.claim(match);
      reader.stateAt(match.span, ['components', mention.name, 'args'], [flag, reader.written(match, 1)]);
    });
  }
}
