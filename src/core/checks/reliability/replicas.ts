import { whySinglePod } from '../../chart/single-pod.js';
import type { Observation } from '../check.js';
import { defineRenderedCheck } from '../define-check.js';
import type { ManifestObject } from '../manifest/manifest-object.js';
import { dig, toList, toNumber, toText } from '../manifest/manifest-value.js';
import { isServing, podOf } from '../manifest/pod-view.js';
import { scalersOf, smallestReplicas } from '../references/smallest-replicas.js';
import { isRelaxedCase } from './relaxed-case.js';

const AUTOSCALE_URL = 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/';

/** A Deployment behind a Service runs at least two pods, except where one is a choice. */
export const replicas = defineRenderedCheck(
  {
    id: 'reliability/replicas',
    severity: 'low',
    hint: 'Run at least two replicas, or an autoscaler with a minimum of two.',
    standards: [
      'kube-score/deployment-replicas',
      'Polaris/deploymentMissingReplicas',
      'Polaris/hpaMinAvailability',
      'kube-score/horizontalpodautoscaler-replicas',
    ],
    source: 'https://github.com/zegl/kube-score/blob/master/README_CHECKS.md',
    explain: whySinglePod,
    repair: ({ name, component }) =>
      component.scaling.replicas >= 2 || whySinglePod(component) !== undefined
        ? undefined
        : {
            safe: false,
            description: `run two replicas of ${name}`,
            changes: { [`/components/${name}/scaling/replicas`]: 2 },
          },
  },
  function* (bundle) {
    if (isRelaxedCase(bundle.caseName)) return;
    for (const pod of bundle.pods) {
      if (pod.object.kind !== 'Deployment' || !isServing(pod)) continue;
      const count = smallestReplicas(pod.object, bundle);
      if (count === 1 && bundle.isServed(pod))
        yield { object: pod.object, pointer: '/spec/replicas', message: 'serves with a single pod' };
    }
  },
);

/** `replicas` and an autoscaler never both: every upgrade would reset what the autoscaler decided. */
export const autoscalerOwnsReplicas = defineRenderedCheck(
  {
    id: 'reliability/autoscaler-owns-replicas',
    severity: 'medium',
    hint: 'Leave spec.replicas out when an autoscaler scales the workload.',
    standards: [
      'kube-score/deployment-targeted-by-hpa-does-not-have-replicas-configured',
      'k8s-autopilot/operability-2',
    ],
    source: `${AUTOSCALE_URL}#migrating-deployments-and-statefulsets-to-horizontal-autoscaling`,
  },
  function* (bundle) {
    for (const kind of ['Deployment', 'StatefulSet'])
      for (const workload of bundle.ofKind(kind))
        if (scalersOf(workload, bundle).length > 0 && dig(workload.content, 'spec', 'replicas') !== undefined)
          yield {
            object: workload,
            pointer: '/spec/replicas',
            message: 'sets replicas although an autoscaler scales it',
          };
  },
);

/** One workload has one autoscaler. */
export const oneAutoscaler = defineRenderedCheck(
  {
    id: 'reliability/one-autoscaler',
    severity: 'high',
    hint: 'Keep the HorizontalPodAutoscaler or the ScaledObject, not both.',
    standards: ['k8s-autopilot/operability-3'],
    source: 'https://keda.sh/docs/latest/concepts/scaling-deployments/',
  },
  function* (bundle) {
    for (const pod of bundle.pods) {
      const scalers = scalersOf(pod.object, bundle);
      if (scalers.length > 1)
        yield { object: pod.object, message: `is scaled by ${scalers.length} autoscalers` };
    }
  },
);

/** The autoscaler has room, and never goes below two pods where that matters. */
export const autoscalerRange = defineRenderedCheck(
  {
    id: 'reliability/autoscaler-range',
    severity: 'low',
    hint: 'Use a minimum of at least two and a larger maximum.',
    standards: [
      'Polaris/hpaMaxAvailability',
      'Polaris/hpaMinAvailability',
      'kube-score/horizontalpodautoscaler-replicas',
      'k8s-autopilot/operability-3',
    ],
    source: AUTOSCALE_URL,
  },
  function* (bundle) {
    for (const scaler of bundle.ofKind('HorizontalPodAutoscaler')) {
      const minimum = toNumber(dig(scaler.content, 'spec', 'minReplicas')) ?? 1;
      const maximum = toNumber(dig(scaler.content, 'spec', 'maxReplicas')) ?? 0;
      yield* inspectRange(scaler, minimum, maximum, isRelaxedCase(bundle.caseName));
    }
  },
);

function* inspectRange(
  scaler: ManifestObject,
  minimum: number,
  maximum: number,
  isRelaxed: boolean,
): Generator<Observation> {
  const pointer = '/spec/maxReplicas';
  if (maximum < minimum)
    yield {
      object: scaler,
      pointer,
      severity: 'high',
      message: `maxReplicas ${maximum} is below minReplicas ${minimum}`,
    };
  else if (isRelaxed) return;
  else if (maximum === minimum)
    yield { object: scaler, pointer, message: `has nothing to scale: minimum and maximum are ${maximum}` };
  if (minimum < 2 && !isRelaxed)
    yield { object: scaler, pointer: '/spec/minReplicas', message: `may go down to ${minimum} pod` };
}

/** Utilization is a share of the request: without a request the autoscaler does nothing. */
export const utilizationNeedsRequest = defineRenderedCheck(
  {
    id: 'reliability/utilization-needs-request',
    severity: 'medium',
    hint: 'Set the request of the resource on every container.',
    standards: ['k8s-autopilot/operability-3'],
    source: `${AUTOSCALE_URL}#algorithm-details`,
  },
  function* (bundle) {
    for (const scaler of bundle.ofKind('HorizontalPodAutoscaler')) {
      const target = dig(scaler.content, 'spec', 'scaleTargetRef');
      const workload = bundle.find(
        toText(dig(target, 'kind')) ?? '',
        toText(dig(target, 'name')) ?? '',
        scaler,
      );
      const containers = (workload === undefined ? undefined : podOf(workload))?.containers ?? [];
      for (const [index, metric] of toList(dig(scaler.content, 'spec', 'metrics')).entries()) {
        const resource = toText(dig(metric, 'resource', 'name'));
        if (resource === undefined || dig(metric, 'resource', 'target', 'type') !== 'Utilization') continue;
        const missing = containers.find(
          (container) =>
            (container.role === 'app' || container.role === 'sidecar') &&
            dig(container.content, 'resources', 'requests', resource) === undefined,
        );
        if (missing !== undefined)
          yield {
            object: scaler,
            pointer: `/spec/metrics/${index}`,
            message: `scales on ${resource} utilization, but container "${missing.name}" requests none`,
          };
      }
    }
  },
);
