import type { Blueprint } from '../blueprint/schema/blueprint.js';
import { isRelaxedCase } from '../checks/reliability/relaxed-case.js';
import { quantityThousandths, cpuQuantity } from '../units/quantity.js';
import {
  BASE_ENVIRONMENT,
  effectiveComponents,
  listEnvironments,
  mayRunSeveral,
  type EffectiveComponent,
} from './effective-component.js';
import { compareOptimisations, type Optimisation } from './optimisation.js';

/** Smallest number of pods that survives the loss of one. */
const FEWEST_PODS = 2;
/** From this many fixed pods on, an autoscaler saves more than it costs. Chosen: it can halve them at night. */
const MANY_FIXED_PODS = 4;
/** An autoscaler that may grow further than this factor can exhaust a cluster by one bad metric. Chosen: `helm create`'s 100 pods are the warning. */
const LARGEST_GROWTH = 10;
/** @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details (10 % tolerance around the target) */
const HIGHEST_CPU_TARGET = 90;
const GOOD_CPU_TARGET = 75;

interface Subject extends EffectiveComponent {
  readonly label: string;
  /** JSON pointers of the replica count and the autoscaling object. */
  readonly replicasPointer: string;
  readonly autoscalingPointer: string;
}

/**
 * Proposes better scaling: two pods at least, autoscalers with room and sane limits, an autoscaler instead of many fixed
 * pods. Environments such as `dev` or `test` are left alone.
 */
export function suggestScaling(blueprint: Blueprint): readonly Optimisation[] {
  return listSubjects(blueprint)
    .filter(({ name, scaling }) => mayRunSeveral(blueprint, name) && scaling.events?.enabled !== true)
    .flatMap((subject) =>
      subject.scaling.autoscaling?.enabled === true
        ? [...raiseMinimum(subject), ...fixMaximum(subject), ...lowerTarget(subject)]
        : [...addPod(subject), ...addAutoscaler(subject)],
    )
    .sort(compareOptimisations);
}

function listSubjects(blueprint: Blueprint): readonly Subject[] {
  return listEnvironments(blueprint)
    .filter((environment) => !isRelaxedCase(environment))
    .flatMap((environment) =>
      effectiveComponents(blueprint, environment).flatMap((component) => {
        const { name } = component;
        if (environment === BASE_ENVIRONMENT)
          return [
            {
              ...component,
              label: name,
              replicasPointer: `/components/${name}/scaling/replicas`,
              autoscalingPointer: `/components/${name}/scaling/autoscaling`,
            },
          ];
        const override = blueprint.environments[environment]?.components[name];
        if (override?.replicas === undefined && override?.autoscaling === undefined) return [];
        const base = `/environments/${environment}/components/${name}`;
        return [
          {
            ...component,
            label: `${environment}/${name}`,
            replicasPointer: `${base}/replicas`,
            autoscalingPointer: `${base}/autoscaling`,
          },
        ];
      }),
    );
}

function cost(subject: Subject, pods: number): string {
  const millicores = quantityThousandths(subject.resources.requests.cpu) * Math.abs(pods);
  return `${pods < 0 ? 'saves up to' : 'costs'} ${Math.abs(pods)} ${Math.abs(pods) === 1 ? 'pod' : 'pods'} (${cpuQuantity(millicores)} CPU requested)`;
}

function* addPod(subject: Subject): Generator<Optimisation> {
  const { replicas } = subject.scaling;
  // Zero is a choice: the component is switched off.
  if (replicas === 0 || replicas >= FEWEST_PODS) return;
  yield {
    id: `${subject.label}/two-replicas`,
    title: `Run ${FEWEST_PODS} replicas of ${subject.label}`,
    why: 'A single pod is down during every node drain and crash.',
    changes: { [subject.replicasPointer]: FEWEST_PODS },
    impact: 'major',
    effect: cost(subject, FEWEST_PODS - replicas),
  };
}

function* addAutoscaler(subject: Subject): Generator<Optimisation> {
  const { replicas } = subject.scaling;
  if (replicas < MANY_FIXED_PODS) return;
  const minimum = Math.max(FEWEST_PODS, Math.ceil(replicas / 2));
  const base = subject.autoscalingPointer;
  yield {
    id: `${subject.label}/add-autoscaler`,
    title: `Let an autoscaler run ${minimum} to ${replicas * 2} pods of ${subject.label}`,
    why: `${replicas} pods run all the time; an autoscaler follows the load.`,
    changes: {
      [`${base}/enabled`]: true,
      [`${base}/minReplicas`]: minimum,
      [`${base}/maxReplicas`]: replicas * 2,
      [`${base}/targetCpuPercent`]: GOOD_CPU_TARGET,
    },
    impact: 'major',
    effect: cost(subject, minimum - replicas),
  };
}

function* raiseMinimum(subject: Subject): Generator<Optimisation> {
  const minimum = subject.scaling.autoscaling?.minReplicas ?? FEWEST_PODS;
  if (minimum >= FEWEST_PODS) return;
  yield {
    id: `${subject.label}/raise-minimum`,
    title: `Keep at least ${FEWEST_PODS} pods of ${subject.label}`,
    why: `The autoscaler may go down to ${minimum}; a single pod is down during every node drain and crash.`,
    changes: { [`${subject.autoscalingPointer}/minReplicas`]: FEWEST_PODS },
    impact: 'major',
    effect: cost(subject, FEWEST_PODS - minimum),
  };
}

function* fixMaximum(subject: Subject): Generator<Optimisation> {
  const { minReplicas = 1, maxReplicas = 1 } = subject.scaling.autoscaling ?? {};
  const lowest = Math.max(minReplicas, FEWEST_PODS);
  if (maxReplicas <= minReplicas)
    yield {
      id: `${subject.label}/raise-maximum`,
      title: `Let the autoscaler of ${subject.label} go up to ${lowest * 2} pods`,
      why: `Minimum ${minReplicas} and maximum ${maxReplicas} leave it nothing to scale.`,
      changes: { [`${subject.autoscalingPointer}/maxReplicas`]: lowest * 2 },
      impact: 'major',
      effect: cost(subject, lowest * 2 - maxReplicas),
    };
  else if (maxReplicas > lowest * LARGEST_GROWTH)
    yield {
      id: `${subject.label}/lower-maximum`,
      title: `Limit the autoscaler of ${subject.label} to ${lowest * LARGEST_GROWTH} pods`,
      why: `From ${minReplicas} to ${maxReplicas} pods one wrong metric can fill the cluster.`,
      changes: { [`${subject.autoscalingPointer}/maxReplicas`]: lowest * LARGEST_GROWTH },
      impact: 'major',
      effect: cost(subject, lowest * LARGEST_GROWTH - maxReplicas),
    };
}

function* lowerTarget(subject: Subject): Generator<Optimisation> {
  const target = subject.scaling.autoscaling?.targetCpuPercent;
  if (target === undefined || target <= HIGHEST_CPU_TARGET || subject.label !== subject.name) return;
  yield {
    id: `${subject.label}/lower-cpu-target`,
    title: `Scale ${subject.label} at ${GOOD_CPU_TARGET} % CPU instead of ${target} %`,
    why: `New pods need time to start; at ${target} % there is no room until then.`,
    changes: { [`${subject.autoscalingPointer}/targetCpuPercent`]: GOOD_CPU_TARGET },
    impact: 'minor',
  };
}
