import { formatPointer } from '../../../blueprint/json-pointer.js';
import type { WorkloadKind } from '../../../blueprint/schema/workload.js';
import { rankOrder } from '../../../blueprint/provenance.js';
import type { ComponentContext } from '../resolution.js';

/** Pods of each workload when nobody says how many. */
const REPLICAS: Readonly<Record<WorkloadKind, readonly [replicas: number, reason: string]>> = {
  Deployment: [2, 'Two pods survive the loss of one node.'],
  StatefulSet: [1, 'Each pod has data of its own; more of them help only when they know of each other.'],
  DaemonSet: [1, 'One pod per node; there is no number of replicas.'],
  Job: [1, 'It runs once; completions and parallelism say how often.'],
  CronJob: [1, 'Each run is one pod.'],
};

/** How many pods run, and why it is exactly one where two would harm. */
export function resolveReplicas(context: ComponentContext): void {
  const { draft, name, behaviour, workload } = context;
  const path = ['components', name, 'scaling', 'replicas'];
  dropCount(context);
  resolveSingleton(context);
  if (behaviour.replicas !== undefined && hasReplicas(workload))
    draft.fillArchetype(path, behaviour.id, behaviour.replicas);
  draft.fillDefault(path, ...REPLICAS[workload]);
}

/** True for workloads that run a number of pods that somebody chooses. */
export function hasReplicas(workload: WorkloadKind): boolean {
  return workload === 'Deployment' || workload === 'StatefulSet';
}

/** The most pods that facts of any environment speak of. */
export function mostReplicas({ draft, name }: ComponentContext): number {
  const below = (path: readonly string[]): readonly number[] =>
    draft
      .factsBelow(...path)
      .filter((fact) => /\/(?:replicas|minReplicas|maxReplicas)$/.test(fact.pointer))
      .map((fact) => (typeof fact.value === 'number' ? fact.value : 0));
  const environments = draft
    .names('environments')
    .flatMap((environment) => below(['environments', environment, 'components', name]));
  return Math.max(0, ...below(['components', name, 'scaling']), ...environments);
}

/** A number of pods, or scaling by load, that the workload cannot have. */
function dropCount({ draft, name, workload, notes }: ComponentContext): void {
  if (hasReplicas(workload)) return;
  const base = ['components', name, 'scaling'];
  const paths = [
    [...base, 'replicas'],
    [...base, 'autoscaling'],
    [...base, 'events'],
    ...draft
      .names('environments')
      .flatMap((environment) =>
        ['replicas', 'autoscaling'].map((leaf) => ['environments', environment, 'components', name, leaf]),
      ),
  ];
  const meant = paths.flatMap((path) => draft.factsBelow(...path)).filter((fact) => fact.value !== false);
  if (meant.some((fact) => rankOrder(fact.rank) > rankOrder('archetype') && fact.value !== 1))
    notes.push(`${name}: a ${workload} has no number of replicas and does not scale; that part is left out.`);
  for (const path of paths) draft.remove(...path);
}

/** One pod only: because the application says so, or because its volume can be in one place only. */
function resolveSingleton(context: ComponentContext): void {
  const { draft, name, workload, behaviour, notes } = context;
  if (!hasReplicas(workload)) return;
  const several = mostReplicas(context);
  const path = ['components', name, 'scaling'];
  const reason = behaviour.singleton ?? sharedVolumeReason(context, several);
  if (reason === undefined) return;
  if (several > 1) {
    notes.push(
      `${name}: ${reason} You asked for ${several} pods; make sure that they can run beside each other.`,
    );
    return;
  }
  draft.fillDefault([...path, 'singleton'], reason, reason);
  draft.fillDefault([...path, 'replicas'], 1, reason);
}

/** A Deployment's pods share its claims; `ReadWriteOnce` lets one node have them. */
function sharedVolumeReason(context: ComponentContext, several: number): string | undefined {
  const { draft, name, workload } = context;
  if (workload !== 'Deployment') return undefined;
  const volume = draft.names('components', name, 'volumes').find((candidate) => {
    const path = ['components', name, 'volumes', candidate];
    const mode = draft.text(...path, 'accessMode');
    return mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod';
  });
  if (volume === undefined) return undefined;
  if (several > 1) {
    shareVolume(context, volume, several);
    return undefined;
  }
  return `Its volume ${volume} is ${draft.text('components', name, 'volumes', volume, 'accessMode')}: it can be mounted in one place only.`;
}

/** Several pods and one claim: either each has a volume of its own, or the storage can be shared. */
function shareVolume(
  { draft, name, questions, notes }: ComponentContext,
  volume: string,
  several: number,
): void {
  const path = ['components', name, 'volumes', volume, 'accessMode'];
  const mode = draft.fact(...path);
  if (mode !== undefined && rankOrder(mode.rank) > rankOrder('archetype')) return;
  const workload = draft.fact('components', name, 'workload');
  if (workload !== undefined && rankOrder(workload.rank) > rankOrder('archetype')) {
    draft.adjust(path, 'ReadWriteMany', `The ${several} pods of a Deployment share the volume.`);
    notes.push(
      `${name}: the ${several} pods share the volume ${volume}; its storage class must offer ReadWriteMany.`,
    );
    return;
  }
  const pointer = formatPointer('components', name, 'workload');
  questions.push({
    id: pointer,
    text: `Do the ${several} pods of ${name} share one volume (Deployment), or has each its own (StatefulSet)?`,
    reason: `The request gives ${name} the volume ${volume} and ${several} pods. Most storage can be mounted in one place only.`,
    pointer,
    kind: 'choice',
    options: ['Deployment', 'StatefulSet'],
    example: 'StatefulSet',
  });
}
