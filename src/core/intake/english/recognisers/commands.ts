import { splitCommand } from '../../../units/split-command.js';
import { findCommands } from '../find-commands.js';
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
    if (isTaken(reader, command)) continue;
    reader.claim(command);
    const leaf = command.isArguments ? 'args' : 'command';
    for (const component of reader.components.at(command.start))
      reader.stateAt(command, ['components', component, leaf], [...splitCommand(command.line)]);
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
