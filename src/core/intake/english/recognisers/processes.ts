import type { Archetype } from '../../knowledge.js';
import type { ComponentMention } from '../find-components.js';
import { phrasePattern } from '../phrase-pattern.js';
import type { RequestReader } from '../request-reader.js';

/**
 * What a process behind an application is written with: its own words decide (`Celery worker`, `Sidekiq`), else the process
 * that the framework of the application brings along (`Laravel app with a queue worker`).
 */
export function recogniseProcesses(reader: RequestReader): void {
  for (const mention of reader.components.mentions) {
    if (mention.works !== true || mention.nameSpan === undefined) continue;
    claimPhrase(reader, mention);
    const archetype = namedProcess(reader, mention) ?? ownProcess(reader, mention);
    if (archetype !== undefined)
      reader.stateAt(mention.nameSpan, ['components', mention.name, 'archetype'], archetype.id);
  }
}

/** `a queue worker`: the words between where the part begins and its name say what it is. */
function claimPhrase(reader: RequestReader, { start, nameSpan }: ComponentMention): void {
  const first = reader.document.tokenIndexAt(start);
  const last = reader.document.tokenIndexAt(nameSpan?.start ?? start);
  if (first < last) reader.claim({ firstToken: first, lastToken: last });
}

/** The longest phrase among the words of the part. */
function namedProcess(reader: RequestReader, { start, nameSpan }: ComponentMention): Archetype | undefined {
  const first = reader.document.tokenIndexAt(start);
  // `celery` is the name, `beat` the word behind it.
  const last = reader.document.tokenIndexAt(nameSpan?.start ?? start) + 1;
  const found = reader.knowledge.archetypes.flatMap((archetype) =>
    archetype.role === 'worker' || archetype.role === 'scheduler'
      ? [...archetype.words, ...archetype.languages]
          .filter((phrase) => isAmong(reader, phrase, first, last))
          .map((phrase) => ({ archetype, length: phrase.length }))
      : [],
  );
  return found.sort((left, right) => right.length - left.length)[0]?.archetype;
}

function isAmong(reader: RequestReader, phrase: string, first: number, last: number): boolean {
  return reader.document
    .findWithin(phrasePattern(phrase), first, last)
    .some((match) => match.lastToken <= last);
}

/** Only for a plain worker: schedulers and consoles of a framework start in ways of their own. */
function ownProcess(reader: RequestReader, { name }: ComponentMention): Archetype | undefined {
  if (!/^(?:queue-)?worker$/.test(name)) return undefined;
  return reader.knowledge.archetypes.find(({ processOf }) => {
    const framework = reader.knowledge.archetypes.find(({ id }) => id === processOf);
    return framework?.words.some((word) => reader.find(phrasePattern(word)).length > 0) === true;
  });
}
