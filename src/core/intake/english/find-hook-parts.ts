import { servesBefore } from './application-words.js';
import type { CommandMention } from './find-commands.js';
import type { PartMention } from './part-mention.js';
import type { RequestDocument } from './request-document.js';

const HOOK =
  /(?:(?:an?|the|as|helm) )*(?:(?:pre|post)-?(?:install|upgrade)(?:(?: ,|,| and|\/| \/)+ ?(?:an? )?(?:pre|post)-?(?:install|upgrade))*(?: (?:helm )?hooks?)|helm hooks?)/;
/** Work that only a task of its own can do: what the hook is for. */
const WORK =
  /(?:^| )(?:migrat\w*|alembic|flyway|liquibase|goose|seed\w*|db:\w+|(?:schema|database|db) (?:changes|updates?|upgrades?))(?: |$)/;
const MIGRATION = /(?:^| )(?:migrat\w*|alembic|flyway|liquibase|goose|db:migrate|schema)(?: |$)|migrat/;
const JOINT = /^(?:and|plus|with|also|then|has|needs|that|which)$/;
const IMAGE = /^[\w.-]+(?::\d+)?(?:\/[\w.-]+)*:[\w.-]+$/;

/**
 * `acme/shop:1 on 8000, pre-upgrade hook runs alembic upgrade head`: the hook is a task beside the application that answers
 * requests, from its image. A hook with neither a command nor work that is named stays unread.
 */
export function findHookParts(
  document: RequestDocument,
  commands: readonly CommandMention[],
  known: readonly PartMention[],
): readonly PartMention[] {
  const [hook, ...others] = document
    .find(HOOK)
    .map((match) => ({ first: clauseStart(document, match.firstToken), at: match.firstToken, match }));
  const start = document.tokens[hook?.first ?? -1]?.start;
  if (hook === undefined || start === undefined || others.length > 0) return [];
  const { first, match } = hook;
  const isOwned = known.some(
    ({ token, kind }) => kind !== 'serves' && isSameSentence(document, token, first),
  );
  const last = Math.min(document.sentenceAround(match.lastToken).last, match.lastToken + 12);
  const words = document.normalBetween(first, last);
  const command = commands.find(({ firstToken }) => firstToken >= first && firstToken <= last);
  if (isOwned || (command === undefined && !WORK.test(words)) || !servesBefore(document, start)) return [];
  return [
    {
      name: MIGRATION.test(words) ? 'migrate' : 'hook',
      span: undefined,
      token: first,
      start,
      kind: 'ends',
      sharesImage: false,
    },
  ];
}

/** Where the words about the hook begin: `run migrations as a helm hook` at the verb, behind a comma, `and` or an image. */
function clauseStart(document: RequestDocument, hook: number): number {
  let first = hook;
  while (first > 0 && !document.isClauseEnd(first - 1)) {
    const { normal = '', text = '' } = document.tokens[first - 1] ?? {};
    if (JOINT.test(normal) || (IMAGE.test(text) && !/^db:/.test(text)) || /^\d+$/.test(normal)) break;
    first -= 1;
  }
  return first;
}

function isSameSentence(document: RequestDocument, left: number, right: number): boolean {
  const { first, last } = document.sentenceAround(left);
  return right >= first && right <= last;
}
