import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import { HOOK_EVENTS, type WorkloadKind } from '../../blueprint/schema/workload.js';
import { sortedEntries } from '../chart-plan.js';
import { LEAST_STARTING_DEADLINE_SECONDS } from '../features/cron-job/cron-job-values.js';

/** Settings that only some kinds of workloads have, and those kinds cannot do without. */
const SETTINGS = {
  schedule: ['CronJob'],
  job: ['Job', 'CronJob'],
  daemonSet: ['DaemonSet'],
} as const satisfies Readonly<Record<string, readonly WorkloadKind[]>>;

/** Settings that do not belong to the kind of workload, and ones that are missing. */
export function findWorkloadProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  return sortedEntries(blueprint.components).flatMap(([name, component]) => [
    ...settingProblems(name, component),
    ...scaleProblems(name, component),
    ...jobProblems(name, component),
    ...scheduleProblems(name, component),
    ...hookProblems(blueprint, name, component),
  ]);
}

/** Kinds of which a number decides how many pods there are. */
export function isReplicated({ workload }: Component): boolean {
  return workload === 'Deployment' || workload === 'StatefulSet';
}

function settingProblems(name: string, component: Component): readonly BlueprintProblem[] {
  return sortedEntries<readonly WorkloadKind[]>(SETTINGS).flatMap(([setting, kinds]) => {
    const isThere = setting in component && component[setting as keyof typeof SETTINGS] !== undefined;
    const isWanted = kinds.includes(component.workload);
    if (isThere === isWanted) return [];
    return [
      {
        pointer: formatPointer('components', name, setting),
        message: isThere
          ? `${name} is a ${component.workload} and has ${setting}, which only a ${kinds.join(' or ')} has`
          : `${name} is a ${component.workload} without ${setting}`,
        hint: isThere ? `Leave it out, or set workload to ${kinds[0] ?? ''}.` : `Add ${setting}.`,
      },
    ];
  });
}

/** What makes no sense for pods that end by themselves or run once on each node. */
function scaleProblems(name: string, component: Component): readonly BlueprintProblem[] {
  if (isReplicated(component)) return [];
  const { workload, scaling, disruption, ports } = component;
  const hint =
    workload === 'DaemonSet'
      ? 'Leave it out: one pod runs on each node.'
      : 'Leave it out; job.parallelism says how many pods work at the same time.';
  const problem = (path: readonly string[], message: string, other = hint): BlueprintProblem => ({
    pointer: formatPointer('components', name, ...path),
    message: `${name} is a ${workload} and ${message}`,
    hint: other,
  });
  return [
    ...(scaling.replicas > 1 ? [problem(['scaling', 'replicas'], 'has no replicas', 'Set it to 1.')] : []),
    ...(scaling.autoscaling === undefined
      ? []
      : [problem(['scaling', 'autoscaling'], 'cannot be scaled by load')]),
    ...(scaling.events === undefined ? [] : [problem(['scaling', 'events'], 'cannot be scaled by events')]),
    ...(disruption.enabled
      ? [problem(['disruption', 'enabled'], 'has no disruption budget', 'Set it to false.')]
      : []),
    ...(workload !== 'DaemonSet' && Object.keys(ports).length > 0
      ? [
          problem(
            ['ports'],
            'ends by itself, so nothing can call it',
            'Leave the ports out, or set workload to Deployment.',
          ),
        ]
      : []),
  ];
}

function jobProblems(name: string, { workload, job }: Component): readonly BlueprintProblem[] {
  if (job === undefined) return [];
  const at = (field: string): string => formatPointer('components', name, 'job', field);
  const problems: BlueprintProblem[] = [];
  if (job.completionMode === 'Indexed' && job.completions === undefined)
    problems.push({
      pointer: at('completionMode'),
      message: `the pods of ${name} are numbered, but nothing says how many there are`,
      hint: 'Set job.completions.',
    });
  if (workload !== 'CronJob') return problems;
  if (job.ttlSecondsAfterFinished !== undefined)
    problems.push({
      pointer: at('ttlSecondsAfterFinished'),
      message: `the finished runs of the CronJob ${name} would go by age before its history limits count`,
      hint: 'Leave it out; schedule.successfulJobsHistoryLimit and failedJobsHistoryLimit decide.',
    });
  if (job.hook !== undefined)
    problems.push({
      pointer: at('hook'),
      message: `${name} is a CronJob and cannot run with the release`,
      hint: 'Leave it out, or set workload to Job and leave schedule out.',
    });
  return problems;
}

function scheduleProblems(name: string, { schedule }: Component): readonly BlueprintProblem[] {
  if (schedule === undefined || schedule.startingDeadlineSeconds >= LEAST_STARTING_DEADLINE_SECONDS)
    return [];
  return [
    {
      pointer: formatPointer('components', name, 'schedule', 'startingDeadlineSeconds'),
      message: `${name} may be ${schedule.startingDeadlineSeconds} s late; Kubernetes looks every ${LEAST_STARTING_DEADLINE_SECONDS} s and may never start it`,
      hint: `Set it to at least ${LEAST_STARTING_DEADLINE_SECONDS}.`,
    },
  ];
}

function hookProblems(blueprint: Blueprint, name: string, { job }: Component): readonly BlueprintProblem[] {
  const events = job?.hook?.events ?? [];
  const pointer = formatPointer('components', name, 'job', 'hook', 'events');
  const repeated = HOOK_EVENTS.filter((event) => events.indexOf(event) !== events.lastIndexOf(event)).map(
    (event): BlueprintProblem => ({
      pointer,
      message: `the event ${event} is listed twice`,
      hint: 'Leave one of them out.',
    }),
  );
  if (!events.includes('pre-install')) return repeated;
  const later = sortedEntries(blueprint.connections)
    .filter(([, connection]) => connection.from === name && isMadeByChart(blueprint, connection.to))
    .map(([, { to }]): BlueprintProblem => ({
      pointer,
      message: `${name} runs before the install and uses ${to}, which the install makes`,
      hint: 'Use post-install and pre-upgrade.',
    }));
  return [...repeated, ...later];
}

function isMadeByChart({ components, dependencies }: Blueprint, target: string): boolean {
  const mode = dependencies[target]?.mode;
  return target in components || mode === 'operator' || mode === 'embedded';
}
