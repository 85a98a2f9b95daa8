import { defineRenderedCheck } from '../define-check.js';
import { isTest, resourceOf } from '../manifest/manifest-object.js';
import { toList } from '../manifest/manifest-value.js';

/** If one pod needs pull secrets, every pod of the same registry does: init, test and job pods are easily forgotten. */
export const pullSecrets = defineRenderedCheck(
  {
    id: 'operability/pull-secrets',
    severity: 'medium',
    hint: 'Set the same imagePullSecrets on every pod of the chart.',
    standards: ['k8s-autopilot/operability-17'],
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/',
  },
  function* (bundle) {
    const withSecrets = bundle.pods.find((pod) => toList(pod.spec['imagePullSecrets']).length > 0);
    if (withSecrets === undefined) return;
    for (const pod of bundle.pods)
      if (!isTest(pod.object) && toList(pod.spec['imagePullSecrets']).length === 0)
        yield {
          object: pod.object,
          pointer: `${pod.pointer}/imagePullSecrets`,
          message: `has no imagePullSecrets although ${resourceOf(withSecrets.object)} has`,
        };
  },
);

/** Longest object name that leaves Kubernetes room for the suffixes it appends. @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ (52 characters) */
const LONGEST_NAMES: Readonly<Record<string, number>> = { CronJob: 52, StatefulSet: 52 };
const LONGEST_LABEL = 63;

/** Names fit into labels. */
export const nameLength = defineRenderedCheck(
  {
    id: 'operability/name-length',
    severity: 'medium',
    hint: 'Shorten the base name before the suffix is appended.',
    standards: ['k8s-autopilot/gate-names'],
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names',
  },
  function* (bundle) {
    for (const object of bundle.objects) {
      if (object.kind === 'CustomResourceDefinition' || object.apiVersion.startsWith('rbac.')) continue;
      const longest = LONGEST_NAMES[object.kind] ?? LONGEST_LABEL;
      if (object.name.length > longest)
        yield {
          object,
          pointer: '/metadata/name',
          message: `the name has ${object.name.length} characters; at most ${longest} fit`,
        };
    }
  },
);

const STANDARD_LABELS = ['app.kubernetes.io/name', 'app.kubernetes.io/instance'] as const;

/** Objects carry the standard labels, so that tools can group them. */
export const standardLabels = defineRenderedCheck(
  {
    id: 'operability/standard-labels',
    severity: 'low',
    hint: 'Add app.kubernetes.io/name and app.kubernetes.io/instance.',
    standards: ['kube-score/label-values'],
    source: 'https://helm.sh/docs/chart_best_practices/labels/#standard-labels',
  },
  function* (bundle) {
    for (const object of bundle.objects) {
      if (object.file.startsWith('crds/')) continue;
      const missing = STANDARD_LABELS.filter((label) => object.labels[label] === undefined);
      if (missing.length > 0)
        yield { object, pointer: '/metadata/labels', message: `has no label ${missing.join(' and ')}` };
    }
  },
);

/** Nothing is put into kube-system or the namespace `default` by the chart itself. */
export const systemNamespace = defineRenderedCheck(
  {
    id: 'operability/system-namespace',
    severity: 'medium',
    hint: 'Use the release namespace ({{ .Release.Namespace }}).',
    standards: ['Trivy/KSV-0037', 'k8s-autopilot/operability-14'],
    source:
      'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces',
  },
  function* (bundle) {
    for (const object of bundle.objects)
      if (['kube-system', 'kube-public', 'kube-node-lease'].includes(object.namespace))
        yield {
          object,
          pointer: '/metadata/namespace',
          message: `goes to the namespace ${object.namespace}`,
        };
  },
);
