import { parseDurationSeconds } from '../../../units/duration.js';
import { firstGroup, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const LINK = '(?: (?:is|of|:|=|to|at|must be|should be))*';
const PDB = '(?:pdb|pod ?disruption ?budget|disruption ?budget)';
const BOUND = new RegExp(
  `(?:${PDB}${LINK}(?: with)? )?(max ?unavailable|min ?available|maxunavailable|minavailable)${LINK} (\\d{1,4}%?)`,
);
const KEEP = new RegExp(
  `(?:(?:${PDB})${LINK} )?(?:keep )?(?:at least|minimum|min) (\\d{1,4}) (?:pods? |replicas? |instances? |copies )?(?:must be |should be |always |be )*(?:available|up|running)(?: at (?:all times|any time)| always)?`,
);
const LOSE =
  /(?:at most|max|maximum|only) (\d{1,4}) (?:pods? |replicas? |instances? )?(?:may be |can be |should be )?(?:down|unavailable)(?: at (?:a|1) time)?|(\d{1,4}) (?:pods? |replicas? |instances? |of them )?(?:may|can|could) (?:be|go) (?:down|unavailable|offline)(?: at (?:a|1) time)?/;
const WISH = new RegExp(`(?:an? )?${PDB}`);
const DURATION = '(\\d+(?:s|m|h)?)(?: (seconds?|secs?|s|minutes?|mins?|m))?';
const GRACE = new RegExp(
  `(?:termination ?grace ?period ?(?:seconds)?|terminationgraceperiodseconds|grace(?:ful)?(?: (?:period|shutdown|termination|stop))?(?: (?:period|timeout))?|shutdown (?:timeout|grace(?: period)?|time)|drain(?: (?:time|timeout|period))?)${LINK} ${DURATION}`,
);
const GRACE_AFTER = new RegExp(
  `${DURATION} (?:to (?:shut ?down|drain|stop|finish)|(?:termination )?grace(?: period)?|graceful shutdown|(?:for|of) (?:graceful )?(?:shutdown|draining))`,
);
const DRAIN = new RegExp(
  `(?:drains|draining|drained)(?: (?:connections|requests|for|takes|up|to|its|within|in))* ${DURATION}`,
);
const PRE_STOP = new RegExp(`pre-?stop(?: hook)?(?: sleep)?(?: of| :| =| for)? ${DURATION}`);

/** Disruption budgets and shutdown times. */
export function recogniseLifecycle(reader: RequestReader): void {
  for (const match of reader.find(BOUND)) {
    const [, word = '', amount = ''] = match.groups;
    const leaf = word.startsWith('max') ? 'maxUnavailable' : 'minAvailable';
    if (isOfUpdate(reader, match)) {
      stateUpdate(reader, match, amount);
      continue;
    }
    reader.stateForComponent(match, ['disruption', 'enabled'], true);
    reader.stateForComponent(match, ['disruption', leaf], amount.endsWith('%') ? amount : Number(amount));
  }
  for (const [pattern, leaf] of [
    [KEEP, 'minAvailable'],
    [LOSE, 'maxUnavailable'],
  ] as const)
    for (const match of reader.find(pattern)) {
      reader.stateForComponent(match, ['disruption', 'enabled'], true);
      reader.stateForComponent(match, ['disruption', leaf], Number(firstGroup(match)));
    }
  for (const match of reader.find(WISH))
    reader.stateForComponent(match, ['disruption', 'enabled'], !reader.isDenied(match));
  recogniseShutdown(reader);
}

/** `maxSurge 1, maxUnavailable 0` is how pods are replaced, not how many a drained node may take. */
function isOfUpdate(reader: RequestReader, match: Match): boolean {
  const { first, last } = reader.document.sentenceAround(match.firstToken);
  const sentence = reader.document.normalBetween(first, last);
  return OF_UPDATE.test(sentence) && !BUDGET.test(sentence);
}

const OF_UPDATE =
  /(?:^| )(?:max ?-?surge\S*|(?:rolling|update|rollout|deployment) ?-?(?:updates?|strategy)\S*|rollouts?)(?: |$)/;
const BUDGET = new RegExp(`(?:^| )${PDB}s?(?: |$)`);

/** Only agents of nodes have a place for it; for others the words stay unread. */
function stateUpdate(reader: RequestReader, match: Match, amount: string): void {
  const agents = reader.components
    .at(match.span.start)
    .filter((component) => reader.isWorkload(component, 'DaemonSet'));
  if (agents.length === 0) return;
  reader.claim(match);
  for (const component of agents)
    reader.stateAt(
      match.span,
      ['components', component, 'daemonSet', 'maxUnavailable'],
      amount.endsWith('%') ? amount : Number(amount),
    );
}

function recogniseShutdown(reader: RequestReader): void {
  for (const [pattern, leaf] of [
    [DRAIN, 'drainSeconds'],
    [PRE_STOP, 'preStopSeconds'],
    [GRACE, 'terminationGracePeriodSeconds'],
    [GRACE_AFTER, 'terminationGracePeriodSeconds'],
  ] as const)
    for (const match of reader.find(pattern)) {
      const [, amount = '', unit = ''] = match.groups;
      const parsed = parseDurationSeconds(
        unit === '' || !/^\d+$/.test(amount) ? amount : `${amount}${unit.charAt(0)}`,
      );
      if (parsed.ok && parsed.value <= 86_400)
        reader.stateForComponent(match, ['shutdown', leaf], parsed.value);
    }
}
