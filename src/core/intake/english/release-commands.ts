import type { CommandMention } from './find-commands.js';
import type { Match, RequestDocument } from './request-document.js';

const BEFORE_RELEASE =
  /^(?:,? ?(?:runs? |executed |must run |should run )?)(?:before|prior to|ahead of|on) (?:(?:each|every|any|the|a|new) )*(?:helm )?(?:upgrade|deploy|release|rollout|install|version|app|web|api)|^as an? (?:helm )?(?:pre|post)-/;
/** `before each deploy it should run ./migrate up`, `a pre-upgrade hook runs …`: the time stands in front of the command. */
const RELEASE_FIRST =
  /(?:(?:with|an?|the|as|helm) )*(?:pre|post)-?(?:install|upgrade)(?:(?: ,|,| and|\/| \/)+ ?(?:an? )?(?:pre|post)-?(?:install|upgrade))*(?: (?:helm|hooks?|job|that|which|should|must|:))*|(?:before|prior to|ahead of) (?:(?:each|every|any|the|a|new) )*(?:helm )?(?:upgrade|deploy|deployment|release|rollout|version)s?(?: (?:,|it|we|i|you|please|also|must|should|shall|needs? to|has to|have to|wants? to))*/;

/** True for what runs with a release: `./migrate up before each deploy`, `… as a pre-upgrade hook`. */
export function isBeforeRelease(document: RequestDocument, command: CommandMention): boolean {
  return BEFORE_RELEASE.test(document.normalBetween(command.lastToken + 1, command.lastToken + 8));
}

/** The words right in front of a command that say so. */
export function releaseBefore(document: RequestDocument, command: CommandMention): Match | undefined {
  return document
    .findWithin(RELEASE_FIRST, command.firstToken - 12, command.firstToken - 1)
    .find(({ lastToken }) => lastToken === command.firstToken - 1);
}
