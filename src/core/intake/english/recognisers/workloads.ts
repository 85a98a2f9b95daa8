import type { WorkloadKind } from '../../../blueprint/schema/workload.js';
import { isOfStore } from '../beside-store.js';
import type { ComponentMention } from '../find-components.js';
import type { RequestReader } from '../request-reader.js';

/** Words that name a kind of workload; precise ones first. */
const KINDS: readonly (readonly [WorkloadKind, RegExp])[] = [
  [
    'CronJob',
    /(?:(?:an? |the |as |kubernetes |k8s )*(?:cron ?-?jobs?|cronjobs?|(?:scheduled|recurring|periodic)(?: \w+)? (?:jobs?|tasks?|batch(?: jobs?)?|backups?|reports?|exports?|imports?|syncs?|cleanups?)))/,
  ],
  [
    'StatefulSet',
    /(?:(?:an? |the |as |kubernetes )*(?:statefulsets?|stateful sets?|stateful-sets?|sts|stateful(?: (?:application|app|service|workload|deployment))?))/,
  ],
  [
    'DaemonSet',
    /(?:(?:an? |the |as |kubernetes )*(?:daemon ?-?sets?|node agents?)|(?:(?:runs?|running|deploy(?:ed)?|should run|must run|(?:one|1|a|an|exactly one|exactly 1) (?:pod|agent|copy|instance|replica)|agent|pod|present|installed) )*(?:on|per|to|for) (?:every|each|all|all of the|all the)(?: \w+)? nodes?(?: of the cluster| in the cluster)?|all nodes|(?:one|1|a|an) (?:pod |copy |instance |agent )?(?:per|on each|on every) node agent)/,
  ],
  [
    'Job',
    /(?:(?:an? |the |as |kubernetes |k8s )*(?:one-?off|one-?time|batch|single-?run|k8s|kubernetes|run-once|parallel|indexed|training|(?:db|database|schema|data)(?:base)? migrations?|migrations?|seed|import|backfill) (?:batch )?(?:jobs?|tasks?|run)|(?:runs?|running|executed?|run it|run this) (?:it |this |only )?(?:once(?! (?:a|an|per|every|each|in) )|one time|to completion|till completion|until (?:it is )?(?:done|complete|finished))|(?:an? |as (?:a |an )?|the |kind : |kubernetes |workload : )(?:job)(?! (?:queue|processor|runner|server|board|scheduler|portal|offers?|api|service|site))|(?<=runs? \S+ )once(?! (?:a|an|per|every|each|in) )|jobs?(?= (?:[\w.-]+(?::\d+)?\/)*[a-z][\w.-]*:\w\S*(?: |$))|(?<=[a-z]:[\w.-]+ )job(?! (?:queue|processor|runner|server|board|scheduler|portal|offers?|api|service|site))|fire ?and ?forget)/,
  ],
];

/** `workload: CronJob`, `as a StatefulSet`, `run once`: what kind of object runs the component. */
export function recogniseWorkloads(reader: RequestReader): void {
  for (const [kind, pattern] of KINDS)
    reader.each(pattern, (match) => {
      if (reader.isDenied(match)) reader.claim(match);
      else if (!isOfStore(reader, match)) stateWorkload(reader, match, kind);
    });
  for (const mention of reader.components.mentions)
    if (!reader.hasStated('components', mention.name, 'workload')) stateByName(reader, mention);
  reader.each(
    /(?:workload|kind|type)(?: is| :| =) deployments?|\( ?deployment(?= ,| \))|as (?:a |an )?deployment/,
    (match) => stateWorkload(reader, match, 'Deployment'),
  );
}

/** A part that ends by itself, and `a job IMAGE` or `cronjob IMAGE` beside another component, where the noun is the name. */
function stateByName(reader: RequestReader, mention: ComponentMention): void {
  const { document } = reader;
  const place = mention.nameSpan ?? document.tokens[document.tokenIndexAt(mention.start)];
  const isBeforeImage =
    mention.nameSpan !== undefined &&
    document.tokenIndexAt(mention.nameSpan.start) === (mention.images[0]?.token ?? 0) - 1;
  const [, cron, job] = (isBeforeImage ? /^(?:(cronjob)|(job))$/.exec(mention.name) : null) ?? [];
  if (place === undefined || (mention.ends !== true && cron === undefined && job === undefined)) return;
  reader.stateAt(place, ['components', mention.name, 'workload'], cron === undefined ? 'Job' : 'CronJob');
}

type StatedMatch = Parameters<RequestReader['claim']>[0] & Parameters<RequestReader['state']>[0];

/** The first kind that is said of a component counts: a `backup cronjob` is not a Job as well. */
function stateWorkload(reader: RequestReader, match: StatedMatch, kind: WorkloadKind): void {
  reader.claim(match);
  for (const component of reader.components.at(match.span.start))
    if (!reader.hasStated('components', component, 'workload'))
      reader.stateAt(reader.spanOf(match), ['components', component, 'workload'], kind);
}
