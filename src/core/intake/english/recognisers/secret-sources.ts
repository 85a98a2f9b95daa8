import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const MOUNTED =
  /(?:(?:and|the|an?|with|our|existing|kubernetes|mount|mounts|mounted|from) )*secret (?:called |named )?([a-z0-9][a-z0-9.-]*)(?: (?:is|are|as|a|the|files?|mounted|directory|volume|should|must|be|to|keys|get|gets|available|read))* (?:mounted|mount|as files?|as (?:an? )?(?:directory|volume)|files?|at|under|in|into)(?: (?:mounted|at|under|in|into|to|as|files?|path|directory|the))* (\/[\w./-]+)|(?:mount|mounts)(?: (?:the|our|an?|existing|kubernetes))* secret (?:called |named )?([a-z0-9][a-z0-9.-]*)(?: (?:as|files?|at|to|in|into|under|on|the|path|a|volume))* (\/[\w./-]+)/;
const KEYS =
  /(?:\( ?)?(?:with )?(?:the )?(?:keys?|files?)(?: (?:is|are|:|=|named|called))* ([\w.-]+)(?:(?: ,| and)+ ([\w.-]+))?(?: \))?/;
const STORE =
  /(?:(?:from|in|via|with|by|using|through|the|an?|our|of|and|external ?-?secrets?|externalsecrets?|store|eso) )*(?:(cluster ?-?secret ?-?store|clustersecretstore)|(secret ?-?store|secretstore))(?: (?:is|:|=|called|named))* ([a-z0-9][a-z0-9.-]*)|(?:(?:from|in|via|with|by|using|through|the|our) )*([a-z0-9][a-z0-9.-]*) (?:(cluster ?-?secret ?-?store|clustersecretstore)|(secret ?-?store|secretstore))/;
const PATH_IN_STORE =
  /(?:(?:at|under|from|with|the|in|remote|vault|and) )*(?:path|remote ?(?:key|ref)|key)(?: (?:is|:|=|called))* ([a-z0-9][\w/.-]*)|(?:at|under|from) ([a-z0-9][\w-]*(?:\/[\w.-]+)+)/;
const EXTERNAL =
  /(?:(?:an?|the|with|via|by|from|use|using|through|of|and|come|comes|fetched|synced|should|be|must) )*(?:external ?-?secrets?(?: ?-?operator)?|externalsecrets?|eso)(?: (?:object|operator|resource|for it))?/;
const VARIABLE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const SHORT = 'external';

/** Secrets as files, and secrets that an external store holds. */
export function recogniseSecretSources(reader: RequestReader): void {
  reader.each(MOUNTED, (match) => stateMounted(reader, match));
  const stores = reader.find(STORE).filter((match) => storeName(reader, match) !== undefined);
  const [store] = stores;
  const wishes = reader.find(EXTERNAL).filter((match) => !reader.isDenied(match));
  const [wish] = wishes;
  const cue = wish ?? store;
  if (cue === undefined) return;
  for (const match of [...stores, ...wishes]) reader.claim(match);
  stateExternal(reader, cue, store);
}

function stateMounted(reader: RequestReader, match: Match): void {
  const name = reader.written(match, 1) || reader.written(match, 3);
  const directory = (reader.written(match, 2) || reader.written(match, 4)).replace(/(?<=.)[.,/]+$/, '');
  if (/^(?:is|at|the|mounted|for|in|with|as)$/.test(name)) return;
  const short = name.replaceAll('.', '-');
  const [keys] = reader.findWithin(KEYS, match.lastToken + 1, match.lastToken + 3);
  reader.stateForComponent(match, ['secrets', short, 'mode'], 'existing');
  reader.stateForComponent(match, ['secrets', short, 'name'], name);
  reader.stateForComponent(match, ['secrets', short, 'mountPath'], directory);
  if (keys === undefined) return;
  for (const place of [1, 2]) {
    const key = reader.written(keys, place);
    if (key !== '')
      reader.stateForComponent(keys, ['secrets', short, 'keys', key], `File ${directory}/${key}`);
  }
}

function storeName(reader: RequestReader, match: Match): string | undefined {
  const name = reader.written(match, 3) || reader.written(match, 4);
  return name === '' || /^(?:the|a|an|our|is|for|with|and|in|of|to|from|operator)$/.test(name)
    ? undefined
    : name;
}

/** Variables in the sentence are keys of one Secret that the operator fills. */
function stateExternal(reader: RequestReader, cue: Match, store: Match | undefined): void {
  const { first, last } = reader.document.sentenceAround(cue.firstToken);
  const [path] = reader.findWithin(PATH_IN_STORE, first, last);
  if (path !== undefined) reader.claim(path);
  for (const component of reader.components.at(cue.span.start)) {
    const base = ['components', component, 'secrets', SHORT];
    reader.stateAt(cue.span, [...base, 'mode'], 'external');
    if (store !== undefined) stateStore(reader, cue, store, base);
    if (path !== undefined)
      reader.stateAt(
        cue.span,
        [...base, 'store', 'path'],
        reader.written(path, 1) || reader.written(path, 2),
      );
  }
  for (let index = first; index <= last; index += 1) stateKey(reader, cue, index);
}

function stateStore(reader: RequestReader, cue: Match, store: Match, base: readonly string[]): void {
  const name = storeName(reader, store);
  if (name === undefined) return;
  const kind = /cluster/.test(groupText(store, 0)) ? 'ClusterSecretStore' : 'SecretStore';
  reader.stateAt(cue.span, [...base, 'store', 'kind'], kind);
  reader.stateAt(cue.span, [...base, 'store', 'name'], name);
}

function stateKey(reader: RequestReader, cue: Match, index: number): void {
  const token = reader.document.tokens[index];
  if (token === undefined || reader.isClaimed(index) || !VARIABLE.test(token.text)) return;
  reader.claim({ firstToken: index, lastToken: index });
  for (const component of reader.components.at(cue.span.start)) {
    const path = ['components', component];
    reader.stateAt(token, [...path, 'secrets', SHORT, 'keys', token.text], `Value of ${token.text}`);
    reader.stateAt(token, [...path, 'env', token.text, 'secret'], SHORT);
    reader.stateAt(token, [...path, 'env', token.text, 'key'], token.text);
  }
}
