import { whySinglePod } from '../../chart/single-pod.js';
import { defineRenderedCheck } from '../define-check.js';
import { matchesSelector } from '../manifest/label-selector.js';
import { dig, toList, toText, type ManifestValue } from '../manifest/manifest-value.js';
import { isServing, type PodView } from '../manifest/pod-view.js';
import { smallestReplicas } from '../references/smallest-replicas.js';

const SPREAD_URL = 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/';

/** Workloads with several pods limit how many are evicted at once. */
export const disruptionBudget = defineRenderedCheck(
  {
    id: 'reliability/disruption-budget',
    severity: 'medium',
    hint: 'Add a PodDisruptionBudget with maxUnavailable: 1.',
    standards: [
      'kube-score/deployment-has-poddisruptionbudget',
      'kube-score/statefulset-has-poddisruptionbudget',
      'Polaris/missingPodDisruptionBudget',
    ],
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    repair: ({ name, component }) =>
      component.disruption.enabled
        ? undefined
        : {
            safe: false,
            description: `enable the disruption budget of ${name}`,
            changes: {
              [`/components/${name}/disruption/enabled`]: true,
              ...(component.disruption.maxUnavailable === undefined &&
              component.disruption.minAvailable === undefined
                ? { [`/components/${name}/disruption/maxUnavailable`]: 1 }
                : {}),
            },
          },
  },
  function* (bundle) {
    for (const pod of bundle.pods) {
      if (!isServing(pod) || pod.object.kind === 'DaemonSet') continue;
      const isCovered = bundle
        .ofKind('PodDisruptionBudget')
        .some((budget) => matchesSelector(dig(budget.content, 'spec', 'selector'), pod.labels));
      if (smallestReplicas(pod.object, bundle) > 1 && !isCovered)
        yield { object: pod.object, message: 'has no PodDisruptionBudget' };
    }
  },
);

/** Pods that are not healthy do not block node drains. */
export const unhealthyEviction = defineRenderedCheck(
  {
    id: 'reliability/unhealthy-eviction',
    severity: 'low',
    hint: 'Set unhealthyPodEvictionPolicy to AlwaysAllow.',
    standards: ['kube-linter/pdb-unhealthy-pod-eviction-policy'],
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy',
  },
  function* (bundle) {
    for (const budget of bundle.ofKind('PodDisruptionBudget'))
      if (dig(budget.content, 'spec', 'unhealthyPodEvictionPolicy') === undefined)
        yield {
          object: budget,
          pointer: '/spec/unhealthyPodEvictionPolicy',
          message: 'lets crashing pods block node drains',
        };
  },
);

/** Several pods are kept off one node. */
export const antiAffinity = defineRenderedCheck(
  {
    id: 'reliability/anti-affinity',
    severity: 'low',
    hint: "Add a preferred podAntiAffinity on kubernetes.io/hostname with the workload's selector labels.",
    standards: [
      'kube-score/deployment-has-host-podantiaffinity',
      'kube-score/statefulset-has-host-podantiaffinity',
      'kube-linter/no-anti-affinity',
    ],
    source:
      'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
  },
  function* (bundle) {
    for (const pod of bundle.pods)
      if (
        needsSpread(pod, smallestReplicas(pod.object, bundle)) &&
        !antiAffinityTerms(pod).some((term) => matchesSelector(dig(term, 'labelSelector'), pod.labels))
      )
        yield {
          object: pod.object,
          pointer: `${pod.pointer}/affinity`,
          message: 'may run all its pods on one node',
        };
  },
);

function needsSpread(pod: PodView, count: number): boolean {
  return isServing(pod) && pod.object.kind !== 'DaemonSet' && count > 1;
}

function antiAffinityTerms(pod: PodView): readonly ManifestValue[] {
  const rules = dig(pod.spec, 'affinity', 'podAntiAffinity');
  return [
    ...toList(dig(rules, 'requiredDuringSchedulingIgnoredDuringExecution')),
    ...toList(dig(rules, 'preferredDuringSchedulingIgnoredDuringExecution')).map((term) =>
      dig(term, 'podAffinityTerm'),
    ),
  ];
}

/** Several pods are spread over zones. */
export const topologySpread = defineRenderedCheck(
  {
    id: 'reliability/topology-spread',
    severity: 'low',
    hint: "Add a topologySpreadConstraint over zones with the workload's selector labels.",
    standards: ['Polaris/topologySpreadConstraint', 'kube-score/pod-topology-spread-constraints'],
    source: SPREAD_URL,
  },
  function* (bundle) {
    for (const pod of bundle.pods) {
      const constraints = toList(pod.spec['topologySpreadConstraints']);
      if (constraints.length === 0 && needsSpread(pod, smallestReplicas(pod.object, bundle)))
        yield {
          object: pod.object,
          pointer: `${pod.pointer}/topologySpreadConstraints`,
          message: 'may run all its pods in one zone',
        };
      for (const [index, constraint] of constraints.entries())
        if (!matchesSelector(dig(constraint, 'labelSelector'), pod.labels))
          yield {
            object: pod.object,
            pointer: `${pod.pointer}/topologySpreadConstraints/${index}/labelSelector`,
            message: 'the spread constraint does not select its own pods',
          };
    }
  },
);

/** A Deployment with a volume that only one node can mount replaces its pod instead of overlapping. */
export const singleWriterVolume = defineRenderedCheck(
  {
    id: 'reliability/single-writer-volume',
    severity: 'medium',
    hint: 'Use strategy Recreate and one replica, a StatefulSet, or a ReadWriteMany volume.',
    standards: ['k8s-autopilot/operability-7'],
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  },
  function* (bundle) {
    for (const pod of bundle.pods) {
      if (pod.object.kind !== 'Deployment') continue;
      const claims = toList(pod.spec['volumes'])
        .map((volume) => toText(dig(volume, 'persistentVolumeClaim', 'claimName')))
        .flatMap((name) =>
          name === undefined ? [] : (bundle.find('PersistentVolumeClaim', name, pod.object) ?? []),
        );
      const isSingle = claims.some((claim) =>
        toList(dig(claim.content, 'spec', 'accessModes')).some(
          (mode) => mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod',
        ),
      );
      const strategy = dig(pod.object.content, 'spec', 'strategy', 'type');
      if (isSingle && (strategy !== 'Recreate' || smallestReplicas(pod.object, bundle) > 1))
        yield {
          object: pod.object,
          pointer: '/spec/strategy',
          message: 'mounts a ReadWriteOnce volume but starts new pods before old ones end',
        };
    }
  },
);

/** A Deployment behind a Service is updated without a gap. */
export const updateStrategy = defineRenderedCheck(
  {
    id: 'reliability/update-strategy',
    severity: 'low',
    hint: 'Use RollingUpdate with maxUnavailable 0.',
    explain: whySinglePod,
    standards: ['kube-score/deployment-strategy', 'kube-linter/no-rolling-update-strategy'],
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  },
  function* (bundle) {
    for (const service of bundle.ofKind('Service'))
      for (const { object, spec } of bundle.podsServed(service)) {
        const strategy = dig(object.content, 'spec', 'strategy');
        const hasClaim = toList(spec['volumes']).some(
          (volume) => dig(volume, 'persistentVolumeClaim') !== undefined,
        );
        if (object.kind !== 'Deployment' || hasClaim) continue;
        if (dig(strategy, 'type') === 'Recreate')
          yield { object, pointer: '/spec/strategy/type', message: 'stops all its pods on every update' };
        if (dig(strategy, 'rollingUpdate', 'maxUnavailable') === '100%')
          yield {
            object,
            pointer: '/spec/strategy/rollingUpdate/maxUnavailable',
            message: 'may stop all its pods at once on an update',
          };
      }
  },
);
