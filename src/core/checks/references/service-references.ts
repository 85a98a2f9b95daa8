import type { JsonValue } from '../../ports/json.js';
import type { Observation } from '../check.js';
import { defineRenderedCheck } from '../define-check.js';
import type { ManifestBundle } from '../manifest/manifest-bundle.js';
import { resourceOf, type ManifestObject } from '../manifest/manifest-object.js';
import { dig, toList, toObject, toText, type ManifestValue } from '../manifest/manifest-value.js';
import { resolvePort } from '../network-policy/policy-view.js';

/** Services select pods of the chart. */
export const serviceSelector = defineRenderedCheck(
  {
    id: 'references/service-selector',
    severity: 'high',
    hint: 'Use the labels of the pod template as selector.',
    standards: ['kube-score/service-targets-pod', 'kube-linter/dangling-service'],
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  },
  function* (bundle) {
    for (const service of bundle.ofKind('Service')) {
      const selector = toObject(dig(service.content, 'spec', 'selector'));
      if (Object.keys(selector).length > 0 && bundle.podsServed(service).length === 0)
        yield { object: service, pointer: '/spec/selector', message: 'selects no pod of the chart' };
    }
  },
);

/** Target ports of Services are declared by the pods they select. */
export const targetPort = defineRenderedCheck(
  {
    id: 'references/target-port',
    severity: 'high',
    hint: 'Name a container port of the pods, or declare the port on the container.',
    standards: ['kube-linter/invalid-target-ports', 'k8s-autopilot/operability-10'],
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  },
  function* (bundle) {
    for (const service of bundle.ofKind('Service'))
      for (const [index, port] of toList(dig(service.content, 'spec', 'ports')).entries()) {
        const target = dig(port, 'targetPort') ?? dig(port, 'port');
        const missing = bundle.podsServed(service).find((pod) => resolvePort(pod, target) === undefined);
        if (missing !== undefined)
          yield {
            object: service,
            pointer: `/spec/ports/${index}/targetPort`,
            // A numeric port works without being declared; a name does not.
            ...(typeof target === 'string' ? {} : { severity: 'low' as const }),
            message: `target port ${toText(target) ?? '?'} is not a port of ${resourceOf(missing.object)}`,
          };
      }
  },
);

function* listIngressBackends(ingress: ManifestObject): Generator<readonly [string, ManifestValue]> {
  const spec = dig(ingress.content, 'spec');
  const fallback = dig(spec, 'defaultBackend', 'service');
  if (fallback !== undefined) yield ['/spec/defaultBackend/service', fallback];
  for (const [rule, entry] of toList(dig(spec, 'rules')).entries())
    for (const [path, item] of toList(dig(entry, 'http', 'paths')).entries()) {
      const service = dig(item, 'backend', 'service');
      if (service !== undefined) yield [`/spec/rules/${rule}/http/paths/${path}/backend/service`, service];
    }
}

/** What is wrong with a port that somebody wants of a Service; undefined when it has it. */
export function portProblem(service: ManifestObject, wanted: ManifestValue): string | undefined {
  const ports = toList(dig(service.content, 'spec', 'ports'));
  const matches = (port: JsonValue): boolean => dig(port, 'name') === wanted || dig(port, 'port') === wanted;
  return wanted === undefined || ports.some(matches)
    ? undefined
    : `port ${toText(wanted) ?? '?'} is not a port of ${resourceOf(service)}`;
}

function* inspectBackend(
  object: ManifestObject,
  pointer: string,
  backend: { readonly name: string; readonly port: ManifestValue },
  bundle: ManifestBundle,
): Generator<Observation> {
  const service = bundle.find('Service', backend.name, object);
  if (service === undefined)
    yield { object, pointer, message: `backend Service/${backend.name} is not in the chart` };
  else {
    const message = portProblem(service, backend.port);
    if (message !== undefined) yield { object, pointer: `${pointer}/port`, message };
  }
}

/** Backends of an Ingress are Services of the chart, with that port. */
export const ingressBackend = defineRenderedCheck(
  {
    id: 'references/ingress-backend',
    severity: 'high',
    hint: 'Name a Service of the chart and one of its ports.',
    standards: [
      'kube-score/ingress-targets-service',
      'kube-linter/dangling-ingress',
      'k8s-autopilot/operability-10',
    ],
    source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  },
  function* (bundle) {
    for (const ingress of bundle.ofKind('Ingress'))
      for (const [pointer, service] of listIngressBackends(ingress)) {
        const port = dig(service, 'port', 'name') ?? dig(service, 'port', 'number');
        yield* inspectBackend(ingress, pointer, { name: toText(dig(service, 'name')) ?? '', port }, bundle);
      }
  },
);

/** A ServiceMonitor selects a Service of the chart and one of its port names. */
export const serviceMonitor = defineRenderedCheck(
  {
    id: 'references/service-monitor',
    severity: 'medium',
    hint: 'Select the labels of the Service and name one of its ports.',
    standards: ['kube-linter/dangling-servicemonitor', 'k8s-autopilot/operability-12'],
    source: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor',
  },
  function* (bundle) {
    for (const monitor of bundle.ofKind('ServiceMonitor')) {
      const wanted = Object.entries(toObject(dig(monitor.content, 'spec', 'selector', 'matchLabels')));
      const services = bundle
        .ofKind('Service')
        .filter((service) => wanted.every(([key, value]) => service.labels[key] === value));
      if (services.length === 0)
        yield { object: monitor, pointer: '/spec/selector', message: 'selects no Service of the chart' };
      for (const [index, endpoint] of toList(dig(monitor.content, 'spec', 'endpoints')).entries()) {
        const port = dig(endpoint, 'port');
        const exists = services.some((service) => portProblem(service, port) === undefined);
        if (services.length > 0 && !exists)
          yield {
            object: monitor,
            pointer: `/spec/endpoints/${index}/port`,
            message: `port ${toText(port) ?? '?'} is not a port of the Service`,
          };
      }
    }
  },
);

/** A PodMonitor selects pods of the chart that have the port. */
export const podMonitor = defineRenderedCheck(
  {
    id: 'references/pod-monitor',
    severity: 'medium',
    hint: 'Select the labels of the pods and name one of their ports.',
    standards: ['k8s-autopilot/operability-12'],
    source: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor',
  },
  function* (bundle) {
    for (const monitor of bundle.ofKind('PodMonitor')) {
      const pods = bundle.podsSelected(dig(monitor.content, 'spec', 'selector'), monitor);
      if (pods.length === 0)
        yield { object: monitor, pointer: '/spec/selector', message: 'selects no pod of the chart' };
      for (const [index, endpoint] of toList(dig(monitor.content, 'spec', 'podMetricsEndpoints')).entries()) {
        const port = dig(endpoint, 'port');
        if (pods.length > 0 && !pods.some((pod) => resolvePort(pod, port) !== undefined))
          yield {
            object: monitor,
            pointer: `/spec/podMetricsEndpoints/${index}/port`,
            message: `port ${toText(port) ?? '?'} is not a port of the pods`,
          };
      }
    }
  },
);

/** Test pods never receive traffic of the application. */
export const testNotSelected = defineRenderedCheck(
  {
    id: 'references/test-not-selected',
    severity: 'medium',
    hint: "Give the test pod labels that the workload's selectors do not match.",
    standards: ['k8s-autopilot/operability-13'],
    source: 'https://helm.sh/docs/topics/chart_tests/',
  },
  function* (bundle) {
    for (const service of bundle.ofKind('Service'))
      for (const pod of bundle.podsServed(service))
        if (pod.object.hooks.length > 0)
          yield {
            object: pod.object,
            pointer: '/metadata/labels',
            message: `is selected by ${resourceOf(service)}`,
          };
    for (const budget of bundle.ofKind('PodDisruptionBudget'))
      for (const pod of bundle.podsSelected(dig(budget.content, 'spec', 'selector'), budget))
        if (pod.object.hooks.length > 0)
          yield {
            object: pod.object,
            pointer: '/metadata/labels',
            message: `is selected by ${resourceOf(budget)}`,
          };
  },
);
