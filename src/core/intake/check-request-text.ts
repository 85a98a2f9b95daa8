import { AutopilotError } from '../errors/autopilot-error.js';
import { fail, succeed, type Result } from '../errors/result.js';

/**
 * Longest request in UTF-16 code units. Our choice: room for pages of prose and a configuration file, below the 20 kB
 * that we take as a sign of the wrong thing pasted. Longer inputs are files, not sentences.
 */
export const LONGEST_REQUEST = 16_384;

/** A name that would lead out of its directory. */
const NAME_WITH_PATH =
  /\b(?:called|named|names?)(?:[ \t]+(?:is|it|the|should be))?[ \t]*[:=]?[ \t]*["'`“]?(?:[^\s"'`”]{0,100}[/\\])?\.\.[/\\]/i;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Checks that a request is text a person may have written, and makes line ends plain.
 *
 * @returns The text with `\n` line ends and without a byte order mark. Fails with `REQUEST_EMPTY`, `REQUEST_TOO_LARGE`,
 *   `REQUEST_NOT_TEXT` or `REQUEST_NAME_INVALID`; the message never repeats the text, because secrets are not separated yet.
 */
export function checkRequestText(text: string): Result<string, AutopilotError> {
  if (text.length > LONGEST_REQUEST)
    return fail(
      new AutopilotError(
        'REQUEST_TOO_LARGE',
        `The request has ${text.length} characters; at most ${LONGEST_REQUEST} are read.`,
        { hint: 'Describe the application in a few sentences, and give long material as files with --from.' },
      ),
    );
  const plain = (text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text).replaceAll(/\r\n?/g, '\n');
  const bad = findNonText(plain);
  if (bad !== undefined)
    return fail(
      new AutopilotError('REQUEST_NOT_TEXT', `The request holds ${bad.what} at character ${bad.index + 1}.`, {
        hint: 'Give plain text in UTF-8; a file goes in with --from.',
      }),
    );
  if (plain.trim() === '')
    return fail(
      new AutopilotError('REQUEST_EMPTY', 'The request has no text.', {
        hint: 'Say what to deploy, for example: autopilot create "web app ghcr.io/acme/web:1.0 on port 8080".',
      }),
    );
  if (NAME_WITH_PATH.test(plain))
    return fail(
      new AutopilotError(
        'REQUEST_NAME_INVALID',
        'The request gives a name with "../" in it, which is a path.',
        {
          hint: 'Use 1 to 63 lower-case letters, digits and dashes, starting with a letter, for example orders-api.',
        },
      ),
    );
  return succeed(plain);
}

function findNonText(text: string): { readonly what: string; readonly index: number } | undefined {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isControl = (code < 32 && code !== 9 && code !== 10) || (code >= 127 && code < 160);
    if (isControl)
      return { what: `the control character U+${code.toString(16).padStart(4, '0').toUpperCase()}`, index };
    // The decoder's sign for bytes that are no UTF-8.
    if (code === 0xfffd) return { what: 'bytes that are not UTF-8 text', index };
  }
  const lone = /\p{Surrogate}/u.exec(text);
  return lone === null ? undefined : { what: 'half of a surrogate pair', index: lone.index };
}
