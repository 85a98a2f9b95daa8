import { matchesSelector } from '../manifest/label-selector.js';
import { defineRenderedCheck } from '../define-check.js';
import { resourceOf } from '../manifest/manifest-object.js';
import { dig, toText } from '../manifest/manifest-value.js';
import { isServing, podOf } from '../manifest/pod-view.js';
import { evictionProblem, smallestReplicas } from './smallest-replicas.js';

/** Kinds of autoscalers, and the field of each that names the workload. */
const SCALERS = [
  ['HorizontalPodAutoscaler', 'scaleTargetRef'],
  ['ScaledObject', 'scaleTargetRef'],
  ['VerticalPodAutoscaler', 'targetRef'],
] as const;

/** An autoscaler scales a workload of the chart. */
export const autoscalerTarget = defineRenderedCheck(
  {
    id: 'references/autoscaler-target',
    severity: 'high',
    hint: 'Name the workload in scaleTargetRef, or in targetRef of a VerticalPodAutoscaler.',
    standards: [
      'kube-score/horizontalpodautoscaler-has-target',
      'kube-linter/dangling-horizontalpodautoscaler',
    ],
    source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  },
  function* (bundle) {
    for (const [kind, field] of SCALERS)
      for (const scaler of bundle.ofKind(kind)) {
        const target = dig(scaler.content, 'spec', field);
        const targetKind = toText(dig(target, 'kind')) ?? 'Deployment';
        const name = toText(dig(target, 'name')) ?? '';
        if (bundle.find(targetKind, name, scaler) === undefined)
          yield {
            object: scaler,
            pointer: `/spec/${field}`,
            message: `scales ${targetKind}/${name}, which is not in the chart`,
          };
      }
  },
);

/** A disruption budget selects pods of the chart. */
export const budgetSelector = defineRenderedCheck(
  {
    id: 'references/budget-selector',
    severity: 'high',
    hint: 'Use the selector labels of the workload.',
    standards: ['kube-score/deployment-has-poddisruptionbudget', 'Polaris/missingPodDisruptionBudget'],
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  },
  function* (bundle) {
    for (const budget of bundle.ofKind('PodDisruptionBudget')) {
      const selector = dig(budget.content, 'spec', 'selector');
      if (selector === undefined || bundle.podsSelected(selector, budget).length === 0)
        yield { object: budget, pointer: '/spec/selector', message: 'selects no pod of the chart' };
    }
  },
);

/** Workload selectors match the labels of their own pods. */
export const workloadSelector = defineRenderedCheck(
  {
    id: 'references/workload-selector',
    severity: 'high',
    hint: 'Use the same labels in spec.selector and in the pod template.',
    standards: [
      'kube-score/deployment-pod-selector-labels-match-template-metadata-labels',
      'kube-linter/mismatching-selector',
    ],
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  },
  function* (bundle) {
    for (const kind of ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'])
      for (const workload of bundle.ofKind(kind)) {
        const selector = dig(workload.content, 'spec', 'selector');
        const labels = podOf(workload)?.labels ?? {};
        if (selector === undefined || !matchesSelector(selector, labels))
          yield { object: workload, pointer: '/spec/selector', message: 'does not select its own pods' };
      }
  },
);

/** The service account of a pod is in the chart, or the namespace's default. */
export const serviceAccountExists = defineRenderedCheck(
  {
    id: 'references/service-account',
    severity: 'medium',
    hint: 'Create the service account in the chart, or state in the documentation that it has to exist.',
    standards: ['kube-linter/non-existent-service-account'],
    source: 'https://docs.kubelinter.io/#/generated/checks?id=non-existent-service-account',
  },
  function* (bundle) {
    for (const pod of bundle.pods) {
      const name = toText(pod.spec['serviceAccountName']);
      if (name === undefined || name === 'default' || name === '') continue;
      if (bundle.find('ServiceAccount', name, pod.object) === undefined)
        yield {
          object: pod.object,
          pointer: `${pod.pointer}/serviceAccountName`,
          message: `uses service account ${name}, which is not in the chart`,
        };
    }
  },
);

/** A StatefulSet names a headless Service of the chart that selects its pods. */
export const governingService = defineRenderedCheck(
  {
    id: 'references/governing-service',
    severity: 'high',
    hint: 'Add a headless Service (clusterIP: None) and name it in serviceName.',
    standards: ['kube-score/statefulset-has-servicename'],
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
  },
  function* (bundle) {
    for (const workload of bundle.ofKind('StatefulSet')) {
      const name = toText(dig(workload.content, 'spec', 'serviceName')) ?? '';
      const service = bundle.find('Service', name, workload);
      const isHeadless = dig(service?.content, 'spec', 'clusterIP') === 'None';
      if (service === undefined || !isHeadless)
        yield {
          object: workload,
          pointer: '/spec/serviceName',
          message: `serviceName "${name}" is not a headless Service of the chart`,
        };
      else if (!bundle.podsServed(service).some(({ object }) => object === workload))
        yield {
          object: workload,
          pointer: '/spec/serviceName',
          message: `the headless Service ${name} does not select its pods`,
        };
    }
  },
);

/** No two objects of one release share kind, namespace and name. */
export const uniqueNames = defineRenderedCheck(
  {
    id: 'references/unique-names',
    severity: 'high',
    hint: 'Give the objects different names; the second one overwrites the first.',
    standards: ['k8s-autopilot/gate-names'],
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names',
  },
  function* (bundle) {
    const seen = new Set<string>();
    for (const object of bundle.objects) {
      const key = [object.apiVersion.split('/')[0], object.namespace, resourceOf(object)].join('|');
      if (seen.has(key)) yield { object, pointer: '/metadata/name', message: 'is rendered twice' };
      seen.add(key);
    }
  },
);

/** Pods that serve have a disruption budget that leaves room for one eviction. */
export const budgetAllowsEviction = defineRenderedCheck(
  {
    id: 'references/budget-allows-eviction',
    severity: 'medium',
    hint: 'Use maxUnavailable: 1, or a minAvailable below the smallest number of replicas.',
    standards: [
      'kube-score/poddisruptionbudget-has-policy',
      'kube-linter/pdb-max-unavailable',
      'kube-linter/pdb-min-available',
      'Polaris/pdbDisruptionsIsZero',
      'Polaris/pdbMinAvailableGreaterThanHPAMinReplicas',
      'k8s-autopilot/operability-4',
    ],
    source:
      'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions',
  },
  function* (bundle) {
    for (const budget of bundle.ofKind('PodDisruptionBudget')) {
      const spec = dig(budget.content, 'spec');
      const pods = bundle.podsSelected(dig(spec, 'selector'), budget).filter(isServing);
      const replicas = Math.min(...pods.map((pod) => smallestReplicas(pod.object, bundle)));
      const message = evictionProblem(dig(spec, 'minAvailable'), dig(spec, 'maxUnavailable'), replicas);
      if (message !== undefined) yield { object: budget, pointer: '/spec', message };
    }
  },
);
