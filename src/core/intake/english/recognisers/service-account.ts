import type { RequestReader } from '../request-reader.js';

const TOKEN =
  /(?:a |the |any )?(?:mounted )?(?:service ?account|sa|api|kubernetes api) ?token(?: (?:mounted|mount|automount|mounting))?|automount(?:ing)?(?: (?:the )?(?:service ?account )?token)?|automountserviceaccounttoken/;
const API_ACCESS =
  /(?:needs?|uses?|calls?|talks to|access to|accesses|with access to) the (?:kubernetes|k8s|cluster) api/;
const ACCOUNT = /(?:own |dedicated |separate )?(?:service ?account|serviceaccount)/;
const ROLE = /(?:eks\.amazonaws\.com\/role-arn|iam\.gke\.io\/gcp-service-account)(?: ?[:=] ?|=)?(\S+)/;

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
  for (const match of reader.find(ACCOUNT))
    reader.stateForComponent(match, ['serviceAccount', 'create'], !reader.isDenied(match));
}
