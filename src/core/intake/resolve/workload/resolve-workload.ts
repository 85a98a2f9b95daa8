import { rankOrder, type Fact } from '../../../blueprint/provenance.js';
import { COMPONENT_ROLES, type ComponentRole } from '../../../blueprint/schema/component.js';
import { WORKLOAD_KINDS, type WorkloadKind } from '../../../blueprint/schema/workload.js';
import { formatPointer } from '../../../blueprint/json-pointer.js';
import type { Archetype } from '../../knowledge.js';
import { quoteSource } from '../blueprint-draft.js';
import type { ResolveContext } from '../resolution.js';

/** The workload each role has when nothing else is said. */
const WORKLOAD_OF_ROLE: Readonly<Record<ComponentRole, WorkloadKind>> = {
  service: 'Deployment',
  worker: 'Deployment',
  scheduler: 'Deployment',
  daemon: 'DaemonSet',
  task: 'Job',
  store: 'StatefulSet',
};

/** Roles that make sense as each workload; the first is meant when the archetype's role is none of them. */
const ROLES_OF_WORKLOAD: Readonly<Record<WorkloadKind, readonly [ComponentRole, ...ComponentRole[]]>> = {
  Deployment: ['service', 'worker', 'scheduler', 'store'],
  StatefulSet: ['service', 'store', 'worker', 'scheduler'],
  DaemonSet: ['daemon'],
  Job: ['task'],
  CronJob: ['task'],
};

const WORKLOAD_REASONS: Readonly<Record<WorkloadKind, string>> = {
  Deployment: 'Its pods are interchangeable and keep no data.',
  StatefulSet: 'It keeps data: each pod has storage and a name of its own.',
  DaemonSet: 'It serves its node, so each node runs one pod.',
  Job: 'It runs to its end and is not started again.',
  CronJob: 'It has a schedule.',
};

const ROLE_REASONS: Readonly<Record<ComponentRole, string>> = {
  service: 'It answers requests.',
  worker: 'It takes work from elsewhere; nothing sends it requests.',
  scheduler: 'It starts work at the right time; nothing sends it requests.',
  daemon: 'It runs on every node.',
  task: 'It runs to its end.',
  store: 'It keeps data.',
};

/**
 * What kind of workload the component is, and what for. What was stated wins; a schedule makes a CronJob whatever the
 * application is written with; then the archetype decides.
 *
 * @param archetype - The one the facts name, if any.
 */
export function resolveWorkload(
  context: ResolveContext,
  name: string,
  archetype: Archetype | undefined,
): void {
  const { draft } = context;
  const role = COMPONENT_ROLES.find((candidate) => candidate === draft.text('components', name, 'role'));
  const path = ['components', name, 'workload'];
  const implied = impliedWorkload(context, name, archetype);
  if (implied !== undefined) settleWorkload(context, name, implied);
  if (role !== undefined && archetype?.role !== role)
    draft.fillDefault(path, WORKLOAD_OF_ROLE[role], WORKLOAD_REASONS[WORKLOAD_OF_ROLE[role]]);
  const usual = archetype?.workload ?? WORKLOAD_OF_ROLE[archetype?.role ?? 'service'];
  draft.fillDefault(path, usual, WORKLOAD_REASONS[usual]);
  fillRole(context, name, archetype);
}

function fillRole({ draft }: ResolveContext, name: string, archetype: Archetype | undefined): void {
  const kind = WORKLOAD_KINDS.find((candidate) => candidate === draft.text('components', name, 'workload'));
  const fitting = ROLES_OF_WORKLOAD[kind ?? 'Deployment'];
  const role = fitting.find((candidate) => candidate === (archetype?.role ?? 'service')) ?? fitting[0];
  draft.fillDefault(['components', name, 'role'], role, ROLE_REASONS[role]);
}

interface ImpliedWorkload {
  readonly workload: WorkloadKind;
  readonly fact: Fact;
}

/** Settings that only one kind of workload has say which one is meant. */
function impliedWorkload(
  { draft }: ResolveContext,
  name: string,
  archetype: Archetype | undefined,
): ImpliedWorkload | undefined {
  const settings: readonly (readonly [string, WorkloadKind])[] = [
    ['schedule', 'CronJob'],
    // Each run of a CronJob is a Job.
    ['job', archetype?.workload === 'CronJob' ? 'CronJob' : 'Job'],
    ['statefulSet', 'StatefulSet'],
    ['daemonSet', 'DaemonSet'],
  ];
  for (const [setting, workload] of settings) {
    const ofEnvironments = draft
      .names('environments')
      .flatMap((environment) => draft.factsBelow('environments', environment, 'components', name, setting));
    const [fact] = [...draft.factsBelow('components', name, setting), ...ofEnvironments];
    if (fact !== undefined) return { workload, fact };
  }
  return undefined;
}

/**
 * The settings decide when nothing else does. When they contradict a stated workload, the one of higher rank wins; of
 * equal ones nobody can know which is meant.
 */
function settleWorkload(context: ResolveContext, name: string, { workload, fact }: ImpliedWorkload): void {
  const { draft, questions } = context;
  const pointer = formatPointer('components', name, 'workload');
  const stated = draft.fact('components', name, 'workload');
  const kind = draft.text('components', name, 'workload');
  // A CronJob has a `job` as well.
  if (kind === workload || (kind === 'CronJob' && workload === 'Job')) return;
  const order = stated === undefined ? -1 : rankOrder(stated.rank) - rankOrder(fact.rank);
  if (stated === undefined || order < 0) {
    draft.derive(['components', name, 'workload'], workload, fact);
    return;
  }
  if (order > 0) {
    for (const setting of ['schedule', 'job', 'statefulSet', 'daemonSet'])
      removeSetting(context, name, setting);
    return;
  }
  questions.push({
    id: pointer,
    text: `Is ${name} a ${kind} or a ${workload}?`,
    reason: `The request says ${quoteSource(stated)} and also ${quoteSource(fact)}.`,
    pointer,
    kind: 'choice',
    options: [kind, workload],
    example: workload,
  });
}

function removeSetting({ draft }: ResolveContext, name: string, setting: string): void {
  const kind = draft.text('components', name, 'workload');
  const kept =
    (setting === 'schedule' && kind === 'CronJob') ||
    (setting === 'job' && (kind === 'Job' || kind === 'CronJob')) ||
    (setting === 'statefulSet' && kind === 'StatefulSet') ||
    (setting === 'daemonSet' && kind === 'DaemonSet');
  if (kept) return;
  draft.remove('components', name, setting);
  for (const environment of draft.names('environments'))
    draft.remove('environments', environment, 'components', name, setting);
}
