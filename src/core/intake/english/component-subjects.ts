import type { ComponentMention } from './find-components.js';
import { listFrom, nameAt, type NameList } from './name-lists.js';
import type { RequestDocument } from './request-document.js';

/**
 * Finds the components that a token opens a statement about: `the frontend has …`, `web and worker use …`. Names behind `for`
 * own the clause before them instead, which `claim` is told.
 */
export function createNamed(
  document: RequestDocument,
  mentions: readonly ComponentMention[],
  claim: (index: number, names: readonly string[]) => void,
): (index: number) => NameList | undefined {
  const names = new Set(mentions.map((mention) => mention.name));
  return (index) => {
    const name = nameAt(document, names, index);
    if (name === undefined) return undefined;
    const list = listFrom(document, names, index);
    if (isSubject(document, index) || opensBehindAnd(document, names, index))
      return list !== undefined && opensStatement(document, list.last)
        ? list
        : { names: [name], before: [], last: index };
    if (isTarget(document, index) || isUser(document, index, names)) claim(index, list?.names ?? [name]);
    return undefined;
  };
}

/** `web uses redis and api uses postgres`: behind `and` a name with a verb of its own. */
function opensBehindAnd(document: RequestDocument, names: ReadonlySet<string>, index: number): boolean {
  const isArticle = /^(?:the|our|my)$/.test(document.tokens[index - 1]?.normal ?? '');
  const joint = index - (isArticle ? 2 : 1);
  const list = listFrom(document, names, index);
  if (list === undefined || !/^(?:and|but|while|whereas)$/.test(document.tokens[joint]?.normal ?? ''))
    return false;
  const after = document.normalBetween(list.last + 1, list.last + 2);
  // `web calls api and worker with TLS` goes on about the two.
  const isOfBoth = after.startsWith('with ') && nameAt(document, names, joint - 1) !== undefined;
  return STATEMENT.test(`${after} `) && !isOfBoth;
}

/** Behind several names only a statement makes them its subject: a list of names alone says nothing about them. */
function opensStatement(document: RequestDocument, last: number): boolean {
  return STATEMENT.test(`${document.normalBetween(last + 1, last + 2)} `);
}

const STATEMENT =
  /^(?:(?:both|each|all|do|does|will|should|must|can|may|also|only) )*(?:uses?|using|needs?|shares?|requires?|wants?|have|has|gets?|runs?|listens?|reads?|writes?|talks?|connects?|depends?|are|is|should|must|can|may|will|do|calls?|consumes?|produces?|publish(?:es)?|subscribes?|stores?|mounts?|logs?|exposes?|serves?|scales?|queries|query|sends?|with|->) /;

/** `The frontend has …`: the name opens a clause. In `web -> api -> redis` each name speaks of what follows it. */
function isSubject(document: RequestDocument, index: number): boolean {
  if (document.normalBetween(index - 1, index - 1) === '->' && document.tokens[index + 1]?.normal === '->')
    return true;
  let before = index - 1;
  while (/^(?:the|our|my|while|but|and|for|on|in)$/.test(document.tokens[before]?.normal ?? '')) before -= 1;
  return before < 0 || document.isClauseEnd(before);
}

/** `3 replicas for the frontend`: the clause before the name is about it. */
function isTarget(document: RequestDocument, index: number): boolean {
  return /(?:^| )(?:for|of)(?: the)?$/.test(document.normalBetween(index - 2, index - 1));
}

/** `a cache shared by web`, but not `api (IMAGE) used by web` and `api is used by web`, which say who calls a component. */
function isUser(document: RequestDocument, index: number, names: ReadonlySet<string>): boolean {
  const [phrase] = USED_BY.exec(document.normalBetween(index - 4, index - 1)) ?? [];
  if (phrase === undefined) return false;
  const last = index - 1 - phrase.trim().split(' ').length;
  if (last < 0 || document.isClauseEnd(last)) return false;
  for (let back = last; back >= 0 && !document.isClauseEnd(back); back -= 1)
    if (nameAt(document, names, back) !== undefined) return false;
  return true;
}

const USED_BY =
  /(?:^| )(?:(?:used|shared|needed|required) by|shared (?:between|among|across))(?: both)?(?: the)?$/;
