import type { CommandMention } from './find-commands.js';
import type { Match, RequestDocument } from './request-document.js';

const BEFORE_RELEASE =
  /^(?:,? ?(?:runs? |executed |must run |should run )?)(?:before|prior to|ahead of|on) (?:(?:each|every|any|the|a|new) )*(?:helm )?(?:upgrade|deploy|release|rollout|install|version|app|web|api)|^as an? (?:helm )?(?:pre|post)-/;
/** `before each deploy it should run ./migrate up`, `a pre-upgrade hook runs …`: the time stands in front of the command. */
const RELEASE_FIRST =
  /(?:(?:with|an?|the|as|helm) )*(?:pre|post)-?(?:install|upgrade)(?:(?: ,|,| and|\/| \/)+ ?(?:an? )?(?:pre|post)-?(?:install|upgrade))*(?: (?:helm|hooks?|job|that|which|should|must|:))*|(?:before|prior to|ahead of) (?:(?:each|every|any|the|a|new) )*(?:helm )?(?:upgrade|deploy|deployment|release|rollout|version)s?(?: (?:,|it|we|i|you|please|also|must|should|shall|needs? to|has to|have to|wants? to))*/;
/** `every night at 2 run …`: so does the time of a task. */
const TIME_FIRST =
  /(?:(?:every|each) (?:night|day|morning|evening|hour|week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|\d{1,2} (?:minutes?|mins?|hours?|days?))|nightly|daily|hourly|weekly|monthly|once (?:an?|per) (?:hour|day|week|month))(?: at \d{1,2}(?::\d\d)?(?: ?(?:am|pm))?)?(?: (?:,|it|we|i|you|please|also|must|should|shall|needs? to|has to|have to|wants? to))*/;

const REPEATS =
  /^(?:nightly|daily|hourly|weekly|monthly|every|each|on (?:every|mondays|weekdays|the 1st|the first))(?: |$)/;

/** True for what runs with a release: `./migrate up before each deploy`, `… as a pre-upgrade hook`. */
export function runsWithRelease(document: RequestDocument, command: CommandMention): boolean {
  return (
    BEFORE_RELEASE.test(wordsBehind(document, command)) || releaseBefore(document, command) !== undefined
  );
}

/** True for what runs again and again: `php prune.php every night`. */
export function repeats(document: RequestDocument, command: CommandMention): boolean {
  return REPEATS.test(wordsBehind(document, command)) || timeBefore(document, command) !== undefined;
}

function wordsBehind(document: RequestDocument, command: CommandMention): string {
  return document.normalBetween(command.lastToken + 1, command.lastToken + 8);
}

/** The words right in front of a command that say so. */
export function releaseBefore(document: RequestDocument, command: CommandMention): Match | undefined {
  return rightBefore(document, command, RELEASE_FIRST);
}

/** The words right in front of a command that say how often it runs. */
export function timeBefore(document: RequestDocument, command: CommandMention): Match | undefined {
  return rightBefore(document, command, TIME_FIRST);
}

function rightBefore(document: RequestDocument, command: CommandMention, pattern: RegExp): Match | undefined {
  return document
    .findWithin(pattern, command.firstToken - 12, command.firstToken - 1)
    .find(({ lastToken }) => lastToken === command.firstToken - 1);
}
