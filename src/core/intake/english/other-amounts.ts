import { groupText, type Match } from './request-document.js';
import type { RequestReader } from './request-reader.js';

/** Times and sizes that look like an amount: `a timeout of 15m`, `a heap of 512m`; `2 cpu=500m` after a count. */
export function isOtherAmount(reader: RequestReader, match: Match): boolean {
  const before = reader.document.normalBetween(match.firstToken - 3, match.firstToken - 1);
  const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 2);
  const isTime =
    /^\d+m$/.test(groupText(match, 0)) &&
    /(?:^| )(?:timeout|after|every|within|ttl|interval|period|than|for|last)(?: |$)/.test(before);
  const isSpan = /^(?:cache|timeout|ttl|interval|window|period|delay|old|ago|long)(?: |$)/.test(after);
  const isHeap = /(?:^| )(?:heap|xmx|shm|buffer|cache size)(?: |$)/.test(before);
  return isTime || isSpan || isHeap || /^(?::|=) ?\d/.test(after) || isSizeOfOther(reader, match);
}

/** `body size 20m`, `30 MB request size`, `24GB VRAM`, `postgres:16 with 10Gi`: how large something else is. */
function isSizeOfOther(reader: RequestReader, match: Match): boolean {
  if (isBehindStore(reader, match)) return true;
  if (/(?:memory|mem|ram)(?: |$)/.test(groupText(match, 0))) return false;
  const before = reader.document.normalBetween(match.firstToken - 3, match.firstToken - 1);
  const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 2);
  return OF_BODY.test(before) || OTHER_SIZE.test(after);
}

const OF_BODY =
  /(?:body|bodies|upload|uploads|payload|attachments?|(?:^| )(?:file|message|request|response)s? size)(?:-size|_size|size)?(?: (?:size|limit|max|maximum|up|to|of|is|:|=))*$/;
const OTHER_SIZE =
  /^(?:(?:of )?(?:vram|video memory|gpu memory|gpu ram)|(?:max(?:imum)? )?(?:request|response|body|upload|payload|file|message|post)s? ?(?:body|size|limit|uploads?)|(?:bod(?:y|ies)|uploads?|payloads?)(?: |$))/;

/** An amount bound to the name of a data store is not the application's. */
function isBehindStore({ document, knowledge }: RequestReader, match: Match): boolean {
  if (!/^(?:with|of|has|having|\(|:)$/.test(document.tokens[match.firstToken - 1]?.normal ?? ''))
    return false;
  const word = (document.tokens[match.firstToken - 2]?.normal ?? '').split(':')[0] ?? '';
  return knowledge.dataStores.some(
    ({ words, images }) => words.includes(word) || images.includes(word.split('/').at(-1) ?? ''),
  );
}
