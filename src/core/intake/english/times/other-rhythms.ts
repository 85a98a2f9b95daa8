const DAY =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thurs|fri|sat|sun|weekday|working day|business day';
/** What no cron expression of Kubernetes can say. */
export const IMPOSSIBLE = new RegExp(
  `(?:on )?(?:the |every |each )?(?:first|second|third|fourth|1st|2nd|3rd|4th|last) (?:${DAY})(?: (?:of|in) (?:the|every|each|a)(?: calendar)? month)|(?:monthly |every month )on the (?:first|second|third|fourth|1st|2nd|3rd|4th|last) (?:${DAY})|(?:every|each) (?:second|third|fourth|2nd|3rd|4th|2|3|4|other) (?:${DAY})s?|(?:on )?(?:the )?last day of (?:the|every|each) month|every (?:2|3|4|other|second|2nd) weeks?|bi-?weekly|fortnightly`,
);

/** Words that may say another rhythm than every day, in a form nobody understood. */
export const OTHER_RHYTHM =
  /(?:^| )(?:every|each|per|once|only|first|second|third|last|\d{1,2}(?:st|nd|rd|th)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weeks?|weekly|months?|monthly|years?|yearly|annually|quarters?|quarterly)(?: |$)/;
