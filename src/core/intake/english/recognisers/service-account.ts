import type { Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const TOKEN =
  /(?:a |the |any )?(?:mounted )?(?:service ?account|sa|api|kubernetes api) ?token(?: (?:mounted|mount|automount|mounting))?|automount(?:ing)?(?: (?:the )?(?:service ?account )?token)?|automountserviceaccounttoken/;
const API_ACCESS =
  /(?:needs?|uses?|calls?|talks to|access to|accesses|with access to) the (?:kubernetes|k8s|cluster) api/;
const ACCOUNT = /(?:own |dedicated |separate )?(?:service ?account|serviceaccount)/;
const ROLE = /(?:eks\.amazonaws\.com\/role-arn|iam\.gke\.io\/gcp-service-account)(?: ?[:=] ?|=)?(\S+)/;

const NO_NAME =
  '(?!(?:is|the|an?|for|with|and|of|in|on|to|has|that|which|without|token|from|or|tokens?)(?: |$))';
/** `use existing service account api-sa`: one that the chart does not make. */
const EXISTING = new RegExp(
  `(?:(?:uses?|using|with|the|an?|our|runs?|running|as|under) )*(?:existing|pre-existing|already existing) (?:service ?accounts?|sa)(?: (?:called|named|is|:|=))* ${NO_NAME}([a-z0-9][a-z0-9.-]*)`,
);
const NAMED = new RegExp(
  `(?:(?:own|dedicated|separate|an?|the|with) )*service ?account(?: name)? (?:called|named|:|=) ${NO_NAME}([a-z0-9][a-z0-9.-]*)`,
);

/** The ServiceAccount, its token and its cloud identity. */
export function recogniseServiceAccount(reader: RequestReader): void {
  for (const match of reader.find(TOKEN)) {
    const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 3);
    const denied = reader.isDenied(match) || /^(?:: |= )?(?:false|off)/.test(after);
    reader.stateForComponent(match, ['serviceAccount', 'automountToken'], !denied);
  }
  for (const match of reader.find(API_ACCESS))
    reader.stateForComponent(match, ['serviceAccount', 'automountToken'], !reader.isDenied(match));
  for (const match of reader.find(ROLE)) {
    const [key = ''] = reader.document.slice(match.span).split(/[=:\s]/);
    const value = reader.document
      .slice(match.span)
      .slice(key.length)
      .replace(/^[\s:=]+/, '');
    if (value !== '') reader.stateForComponent(match, ['serviceAccount', 'annotations', key], value);
  }
  reader.each(EXISTING, (match) => {
    reader.stateForComponent(match, ['serviceAccount', 'create'], false);
    reader.stateForComponent(match, ['serviceAccount', 'name'], reader.written(match, 1));
  });
  reader.each(NAMED, (match) =>
    reader.stateForComponent(match, ['serviceAccount', 'name'], reader.written(match, 1)),
  );
  for (const match of reader.find(ACCOUNT))
    if (!/(?:^| )(?:existing|pre-existing)$/.test(wordsBefore(reader, match)))
      reader.stateForComponent(match, ['serviceAccount', 'create'], !reader.isDenied(match));
}

/** Which existing account nobody said: the words stay unread. */
function wordsBefore(reader: RequestReader, match: Match): string {
  return reader.document.normalBetween(match.firstToken - 2, match.firstToken - 1);
}
