import { secretPlaceholders } from '../../secrets/placeholder.js';
import { parseContainerPath } from '../../../units/names.js';
import type { RequestReader } from '../request-reader.js';
import { BLOCK_TOKEN } from '../token.js';

/** Tokens that may stand between a path and the block it is for. */
const REACH = 12;

/** Fenced blocks: the content of a file that is mounted at the path named before (or right after) the block. */
export function recogniseConfigFiles(reader: RequestReader): void {
  for (const [index, token] of reader.document.tokens.entries()) {
    if (token.normal !== BLOCK_TOKEN) continue;
    const place = findPath(reader, index);
    const content = readBlock(token.text);
    if (place === undefined) {
      reader.note(
        'A block of text was given without a path, so it is not mounted; say "with this config file at /path:".',
      );
      continue;
    }
    if (secretPlaceholders(content).length > 0)
      reader.note(
        `The file ${place.path} holds a secret that was not kept; give it to the application through a Secret instead.`,
      );
    reader.claim({ firstToken: index, lastToken: index });
    reader.claim({ firstToken: place.token, lastToken: place.token });
    for (const component of reader.components.at(token.start))
      reader.stateAt(token, ['components', component, 'configFiles', place.path, 'content'], content);
  }
  for (const match of reader.find(
    /(?:with )?(?:this |the |following )*(?:config(?:uration)?|settings) ?files?(?: (?:mounted|placed))?(?: at)?/,
  ))
    reader.claim(match);
}

function findPath(
  reader: RequestReader,
  block: number,
): { readonly path: string; readonly token: number } | undefined {
  for (let step = 1; step <= REACH; step += 1)
    for (const index of step <= 5 ? [block - step, block + step] : [block - step]) {
      const text = reader.document.tokens[index]?.text ?? '';
      if (/^\/[\w./-]+$/.test(text) && parseContainerPath(text).ok) return { path: text, token: index };
    }
  return undefined;
}

/** Without the fences and the language word; ends with one line break, as files do. */
function readBlock(text: string): string {
  const firstLine = text.indexOf('\n');
  const end = text.endsWith('```') ? text.length - 3 : text.length;
  const body = text.slice(firstLine + 1, Math.max(firstLine + 1, end));
  return `${body.replace(/\n[ \t]*$/, '')}\n`;
}
