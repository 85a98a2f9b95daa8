import type { HOOK_EVENTS } from '../../../blueprint/schema/workload.js';
import { parseDurationSeconds } from '../../../units/duration.js';
import { firstGroup, groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

type HookEvent = (typeof HOOK_EVENTS)[number];

const LINK = '(?: (?:is|of|:|=|to|at|set to|up to|after|within))*';
const DURATION = '(\\d+(?:s|m|h|d|min)?)(?: (seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d))?';
const NEVER =
  "(?:never|no|not|don't|do not|doesn't|must not|mustn't|may not|should not|shouldn't|cannot|can't|must never|should never|without)";

const FORBID = new RegExp(
  `(?:(?:runs|jobs|executions|they|it|two runs) )?${NEVER} (?:be )?(?:allow(?:ed|ing)? )?(?:any |to |(?:two|2)(?: (?:runs|jobs|of them|instances))? |runs? |let (?:runs|them|it) |may |start )*(?:overlap(?:s|ping)?(?: (?:runs|executions|jobs))?|(?:run )?concurrent(?:ly)?(?: (?:runs|jobs|executions))?|(?:run )?in parallel|at the same time|twice at the same time|parallel runs|simultaneous(?:ly)?(?: runs)?)|concurrency ?policy${LINK} forbid|forbid(?:s|den)? (?:concurrent|overlapping|parallel)(?: (?:runs|jobs|executions))?|(?:only )?(?:one|1|a single) (?:run|job|execution)?(?: ?at a time| ?at once)|concurrency${LINK} forbid|(?:if|when|while) (?:the )?(?:previous|last|old|earlier)(?: (?:one|run|job))?(?: is)? (?:still )?(?:running|active|going)(?: still)?(?: ,)?(?: then)? skip(?: it| the (?:next|new) (?:one|run))?|skip(?:s|ped)?(?: (?:it|a run|the run|the next run|the next))? (?:if|when|while) (?:the )?(?:previous|last|old|earlier)(?: (?:one|run|job))?(?: is)? (?:still )?(?:running|active|going)(?: still)?`,
);
const REPLACE = new RegExp(
  `concurrency(?: ?policy)?${LINK} replace|(?:replac|cancel|kill|stop|abort)(?:e|es|s|ing)? (?:the |a |any )?(?:still running|running|previous|old|older|earlier|last|current)(?: (?:1|run|job|execution))?(?: (?:if|when) (?:it is |it's )?(?:still )?(?:running|going|active))?|new(?:er)? runs? replaces? (?:the )?(?:old|older|running|previous)(?: (?:one|ones|run))?`,
);
const ALLOW = new RegExp(
  `concurrency(?: ?policy)?${LINK} allow|(?:runs |they |jobs )?(?:may|can|are allowed to) (?:overlap|run concurrently|run in parallel with each other)|overlap(?:s|ping)?(?: runs)? (?:is |are )?(?:fine|ok|okay|allowed)|allow (?:concurrent|overlapping)(?: runs)?`,
);
const SUSPEND =
  /suspend(?: :| =)? true|(?:start(?:s|ed)? |initially |currently |keep it |be |leave it )*(?:suspended|suspend(?: it)?(?: (?:for now|initially|first))?|paused)(?: (?:at first|for now|initially|by default))?/;
const RETRIES = new RegExp(
  `(?:back ?off ?limit|backofflimit)${LINK} (\\d{1,3})|(?:if it fails(?: ,)?(?: then)? )?(?:it should |should )?(?:be )?(?:retry|retries|retried|retrying)${LINK}(?: it)?(?: (?:at most|maximum|max|no more than))?${LINK} (\\d{1,3})(?: ?x| times)?|(?:(?:with|at most|up to|max|maximum|of|and|allow) )*(\\d{1,3}) (?:retries|retry|attempts|re-?tries)|(?:retry|retries|try again)(?: it)? (once|twice)|(?:try|tries) (?:it )?(\\d{1,2}) more times`,
);
const NO_RETRY =
  /(?:no|without(?: any)?|zero|0) (?:retries|retry|retrying|restarts on failure)|(?:never|don't|do not|not|must not|should not) (?:be )?(?:retry|retried|retries|re-?run (?:it )?on failure)(?: it)?/;
const DEADLINE = new RegExp(
  `(?:active ?deadline(?: ?seconds)?|activedeadlineseconds|time ?out|times out|timeout|timed out|deadline|max(?:imum)? (?:run ?time|duration)|run ?time limit|time limit|(?:must|should|has to|needs to) (?:be )?(?:finish|finished|complete|done|end)(?: in| within)?|(?:may|can|should) (?:run|take)(?: for)?(?: at most| up to| no longer than)?|(?:kill|killed|kills|abort|aborted|stop|stopped|give up|gives up|fail|fails|cancel)(?: it)?(?: if it runs longer than| when it takes longer than)?(?: after)?|at most for|runs? for at most|takes? at most)${LINK} ${DURATION}`,
);
/** `max 6 hours`, `no longer than 30 minutes`: a time with its unit can only be how long a run may take. */
const LONGEST =
  /(?:and |for |runs? |takes? |may |can |must |not |run |take |,)*(?:max(?:imum)?|at most|no longer than|longer than|up to|no more than)(?: of)? (\d+(?:s|m|h|d|min)?) (seconds?|secs?|minutes?|mins?|hours?|hrs?|h)/;
const START_DEADLINE = new RegExp(
  `(?:start(?:ing)? ?deadline(?: ?seconds)?|startingdeadlineseconds)${LINK} ${DURATION}|(?:skip|skipped|miss|missed)(?: (?:it|a run|the run))? (?:if|when) (?:it |it's |it is )?(?:can ?not|can't|cannot|could not|not) (?:be )?(?:start|started)(?: in| within) ${DURATION}`,
);
const TTL = new RegExp(
  `(?:ttl(?: ?seconds ?after ?finished)?|ttlsecondsafterfinished)${LINK} ${DURATION}|(?:delete|deleted|remove|removed|clean ?up|cleaned up|gc|garbage collect)(?: (?:it|them|the job|finished jobs?|the pod|itself|up))*(?: after| once it (?:is|has been) finished for) ${DURATION}|(?:delete|remove|clean up)(?: it| the job)? ${DURATION} after (?:it (?:has |is )?(?:finished|finishes|done|completed?)|completion|finishing)`,
);
const PARALLELISM = new RegExp(
  `parallelism${LINK} (\\d{1,5})|(\\d{1,5}) (?:(?:pods|workers|tasks|of them|jobs|shards|at a time|run|running|runs) )*(?:in parallel|parallel(?: (?:pods|workers|tasks|jobs))?|concurrently|at the same time|at once)|(?:in parallel|parallel)(?: (?:on|with|by|across))? (\\d{1,5})(?: (?:pods|workers))?`,
);
const COMPLETIONS = new RegExp(
  `completions${LINK} (\\d{1,6})|(\\d{1,6}) (?:completions|shards|chunks|work items|indexes|successful completions)|(?:complete|completes|finish|succeed) (\\d{1,6}) times`,
);
const HISTORY_PAIR = new RegExp(
  `(?:jobs? )?history(?: limits?)?${LINK} (\\d{1,3})(?:\\/| \\/ | ,| and) ?(\\d{1,3})`,
);
const HISTORY = new RegExp(
  `(successful|failed)(?: ?jobs?)?(?: ?history)?(?: ?limit)?${LINK} (\\d{1,3})|(?:successfuljobshistorylimit|successful ?jobs ?history ?limit)${LINK} (\\d{1,3})|(?:failedjobshistorylimit)${LINK} (\\d{1,3})`,
);
const KEEP_HISTORY =
  /(?:(?:keep|keeps|retain|remember|history of|with) )?(?:the |only |last )*(\d{1,3}) (?:last )?(successful|succeeded|failed|finished|completed|old)?(?: ?(?:jobs|runs|ones|executions))?/;

const HOOKS: readonly (readonly [RegExp, readonly HookEvent[]])[] = [
  [
    /(?:an? |as |the )*(?:helm )?pre-?install(?:,| ,| and|\/| \/)+ ?(?:an? )?pre-?upgrade(?: (?:helm )?hooks?)?|(?:an? |as )*pre-?upgrade(?:,| ,| and|\/| \/)+ ?pre-?install(?: (?:helm )?hooks?)?/,
    ['pre-install', 'pre-upgrade'],
  ],
  [
    /(?:an? |as |the )*(?:helm )?post-?install(?:,| ,| and|\/| \/)+ ?(?:an? )?post-?upgrade(?: (?:helm )?hooks?)?/,
    ['post-install', 'post-upgrade'],
  ],
  [/(?:an? |as |the )*(?:helm )?pre-?upgrade(?: (?:helm )?hooks?)?/, ['pre-upgrade']],
  [/(?:an? |as |the )*(?:helm )?pre-?install(?: (?:helm )?hooks?)?/, ['pre-install']],
  [/(?:an? |as |the )*(?:helm )?post-?upgrade(?: (?:helm )?hooks?)?/, ['post-upgrade']],
  [/(?:an? |as |the )*(?:helm )?post-?install(?: (?:helm )?hooks?)?/, ['post-install']],
  [/after (?:the )?(?:first )?(?:helm )?(?:install(?:ation|ing)?)/, ['post-install']],
  [
    /(?:before|prior to|ahead of) (?:(?:each|every|any|all|the|a|new|app|rollout of|rolling out|we roll out) )*(?:helm )?(?:upgrades?|deploy(?:s|ment|ments|ing)?|releases?|rollouts?|versions?|(?:app|web|api|main|application)(?: pods?)? (?:starts?|is (?:started|updated|upgraded))|installs? (?:and|or) upgrades?)(?: starts?| happens)?|(?:helm |as (?:a )?(?:helm )?)?hooks?|on (?:each|every) (?:deploy(?:ment)?|release|upgrade|helm upgrade)/,
    ['pre-install', 'pre-upgrade'],
  ],
];

/** How jobs end and start: hooks, retries, deadlines, parallel pods, and what a CronJob does about overlapping runs. */
export function recogniseJobs(reader: RequestReader): void {
  recogniseHooks(reader);
  recogniseConcurrency(reader);
  forTasks(reader, NO_RETRY, (match) => stateTask(reader, match, ['job', 'backoffLimit'], 0));
  forTasks(reader, RETRIES, (match) => {
    const word = firstGroup(match);
    const count = word === 'once' ? 1 : word === 'twice' ? 2 : Number(word);
    if (count <= 100) stateTask(reader, match, ['job', 'backoffLimit'], count);
  });
  forTasks(reader, START_DEADLINE, (match) =>
    stateDuration(reader, match, ['schedule', 'startingDeadlineSeconds'], 86_400),
  );
  forTasks(reader, TTL, (match) => stateDuration(reader, match, ['job', 'ttlSecondsAfterFinished'], 86_400));
  forTasks(reader, DEADLINE, (match) =>
    stateDuration(reader, match, ['job', 'activeDeadlineSeconds'], 2_592_000),
  );
  forTasks(reader, LONGEST, (match) =>
    stateDuration(reader, match, ['job', 'activeDeadlineSeconds'], 2_592_000),
  );
  recogniseHistory(reader);
  recogniseParallelism(reader);
  claimJobNouns(reader);
}

/** `hourly job`: the noun says again what the schedule says. */
function claimJobNouns(reader: RequestReader): void {
  for (const pattern of [
    /(?:(?:cron|batch|kubernetes|k8s|the|a|report|backup|cleanup|clean-up|export|import|sync|digest|maintenance|data) )*(?:jobs?|tasks?|cronjobs?)/,
    /(?:jobs?|tasks?|cronjobs?)/,
    /(?:(?:the|run|runs|db|database|schema) )*migrations?/,
  ])
    for (const match of reader.find(pattern))
      if (reader.components.at(match.span.start).some((component) => isTask(reader, component)))
        reader.claim(match);
}

function isTask(reader: RequestReader, component: string): boolean {
  return reader.isWorkload(component, 'Job') || reader.isWorkload(component, 'CronJob');
}

/** Timeouts and retries of an application that answers requests are its own business. */
function forTasks(reader: RequestReader, pattern: RegExp, handle: (match: Match) => void): void {
  reader.each(pattern, (match) => {
    if (reader.components.at(match.span.start).some((component) => isTask(reader, component))) handle(match);
  });
}

function stateTask(
  reader: RequestReader,
  match: Match,
  path: readonly string[],
  value: number | string | boolean,
): void {
  reader.claim(match);
  for (const component of reader.components.at(match.span.start))
    if (isTask(reader, component)) reader.stateForNamed(reader.spanOf(match), component, path, value);
}

function stateDuration(reader: RequestReader, match: Match, path: readonly string[], longest: number): void {
  const groups = match.groups.slice(1);
  const at = groups.findIndex((group) => group !== '');
  const amount = groups[at] ?? '';
  const unit = groups[at + 1] ?? '';
  const seconds = readDuration(amount, unit);
  if (seconds !== undefined && seconds >= 1 && seconds <= longest) stateTask(reader, match, path, seconds);
}

/** A number without a unit is seconds, as in every field of Kubernetes. */
function readDuration(amount: string, unit: string): number | undefined {
  const days = /^(\d+)d$/.exec(amount)?.[1] ?? (/^d/.test(unit) ? amount : undefined);
  if (days !== undefined) return Number(days) * 86_400;
  const short = amount.replace(/min$/, 'm');
  const parsed = parseDurationSeconds(
    unit === '' || !/^\d+$/.test(short) ? short : `${short}${unit.charAt(0)}`,
  );
  return parsed.ok ? parsed.value : undefined;
}

function recogniseHooks(reader: RequestReader): void {
  for (const [pattern, events] of HOOKS)
    reader.each(pattern, (match) => {
      const owners = reader.components.at(match.span.start);
      const isExplicit = /(?:pre|post)-?(?:install|upgrade)|helm hook/.test(groupText(match, 0));
      if (reader.isDenied(match)) return;
      for (const component of owners) {
        if (!isTask(reader, component) && (!isExplicit || answersRequests(reader, component))) continue;
        if (reader.hasStated('components', component, 'job', 'hook', 'events')) {
          reader.claim(match);
          continue;
        }
        reader.claim(match);
        reader.stateAt(match.span, ['components', component, 'job', 'hook', 'events'], [...events]);
        if (!reader.hasStated('components', component, 'workload'))
          reader.stateAt(match.span, ['components', component, 'workload'], 'Job');
      }
    });
}

/** An application that listens cannot be a hook, whatever the hook is that the words speak of. */
function answersRequests(reader: RequestReader, component: string): boolean {
  const scope = reader.document.tokens
    .filter((token) => reader.components.at(token.start).includes(component))
    .map((token) => token.normal)
    .join(' ');
  return /(?:^| )(?:ports?|listens?|listening|ingress|public|on :?\d{2,5})(?: |$)/.test(scope);
}

function recogniseConcurrency(reader: RequestReader): void {
  for (const [pattern, policy] of [
    [FORBID, 'Forbid'],
    [REPLACE, 'Replace'],
    [ALLOW, 'Allow'],
  ] as const)
    forTasks(reader, pattern, (match) => stateTask(reader, match, ['schedule', 'concurrencyPolicy'], policy));
  forTasks(reader, SUSPEND, (match) =>
    stateTask(reader, match, ['schedule', 'suspend'], !reader.isDenied(match)),
  );
}

function recogniseHistory(reader: RequestReader): void {
  forTasks(reader, HISTORY_PAIR, (match) => {
    stateTask(reader, match, ['schedule', 'successfulJobsHistoryLimit'], Number(match.groups[1]));
    stateTask(reader, match, ['schedule', 'failedJobsHistoryLimit'], Number(match.groups[2]));
  });
  forTasks(reader, HISTORY, (match) => {
    const isFailed = groupText(match, 1) === 'failed' || groupText(match, 4) !== '';
    const count = Number(groupText(match, 2) || groupText(match, 3) || groupText(match, 4));
    stateTask(reader, match, ['schedule', historyLeaf(isFailed)], count);
  });
  forTasks(reader, KEEP_HISTORY, (match) => {
    const word = groupText(match, 2);
    const whole = groupText(match, 0);
    if (word === '' && !/^(?:keep|keeps|retain|remember|history of).* (?:jobs|runs|executions)$/.test(whole))
      return;
    if (word === 'failed' || word === 'successful' || word === 'succeeded')
      stateTask(reader, match, ['schedule', historyLeaf(word === 'failed')], Number(match.groups[1]));
    else
      for (const isFailed of [false, true])
        stateTask(reader, match, ['schedule', historyLeaf(isFailed)], Number(match.groups[1]));
  });
}

function historyLeaf(isFailed: boolean): string {
  return isFailed ? 'failedJobsHistoryLimit' : 'successfulJobsHistoryLimit';
}

function recogniseParallelism(reader: RequestReader): void {
  forTasks(reader, COMPLETIONS, (match) =>
    stateTask(reader, match, ['job', 'completions'], Number(firstGroup(match))),
  );
  forTasks(reader, PARALLELISM, (match) =>
    stateTask(reader, match, ['job', 'parallelism'], Number(firstGroup(match))),
  );
  forTasks(
    reader,
    /(?:as (?:an? )?)?(?:indexed|with (?:an )?index(?:es)? per pod)(?: (?:completion(?: mode)?|mode|job))?|completion ?mode(?: is| :| =)? indexed/,
    (match) => stateTask(reader, match, ['job', 'completionMode'], 'Indexed'),
  );
}
