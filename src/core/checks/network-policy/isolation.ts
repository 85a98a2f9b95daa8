import { defineRenderedCheck } from '../define-check.js';
import { isTest } from '../manifest/manifest-object.js';
import { dig, toList, toText, type ManifestValue } from '../manifest/manifest-value.js';
import { admitsPort, isolates, listRules, policiesFor } from './policy-view.js';
import { containsAddress } from './ip-block.js';

const POLICIES_URL = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';

/** Every pod is selected by a policy, in both directions. */
export const podIsolation = defineRenderedCheck(
  {
    id: 'network-policy/isolation',
    severity: 'medium',
    hint: 'Add a NetworkPolicy with policyTypes Ingress and Egress that selects the pod.',
    standards: [
      'kube-score/pod-networkpolicy',
      'kube-linter/non-isolated-pod',
      'Polaris/missingNetworkPolicy',
      'Trivy/KSV-0038',
      'NSA/C-0030',
    ],
    source: POLICIES_URL,
    repair: ({ name, component }) =>
      component.networkPolicy.enabled
        ? undefined
        : {
            safe: true,
            description: `enable the NetworkPolicy of ${name}`,
            changes: { [`/components/${name}/networkPolicy/enabled`]: true },
          },
  },
  function* (bundle) {
    for (const pod of bundle.pods) {
      if (isTest(pod.object)) continue;
      const open = (['Ingress', 'Egress'] as const).filter(
        (direction) => policiesFor(pod, bundle, direction).length === 0,
      );
      if (open.length > 0)
        yield {
          object: pod.object,
          message: `no NetworkPolicy covers its ${open.join(' and ').toLowerCase()}`,
        };
    }
  },
);

/** The cloud's metadata service, which hands out the node's credentials. @see https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster */
const METADATA_ADDRESS = '169.254.169.254';
const METADATA_PORT = { number: 80, name: undefined, protocol: 'TCP' } as const;

/** Egress rules do not lead to the cloud's metadata service. */
export const metadataService = defineRenderedCheck(
  {
    id: 'network-policy/metadata-service',
    severity: 'medium',
    hint: `Except ${METADATA_ADDRESS}/32 from the ipBlock, or name the pods and ports that are needed.`,
    standards: [],
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Kubernetes_Security_Cheat_Sheet.html',
  },
  function* (bundle) {
    for (const policy of bundle.ofKind('NetworkPolicy'))
      if (isolates(policy, 'Egress'))
        for (const { pointer, rule } of listRules(policy, 'Egress'))
          if (reachesMetadata(rule))
            yield {
              object: policy,
              pointer,
              message: `egress reaches the cloud metadata service ${METADATA_ADDRESS}`,
            };
  },
);

function reachesMetadata(rule: ManifestValue): boolean {
  if (!admitsPort(rule, METADATA_PORT)) return false;
  const peers = toList(dig(rule, 'to'));
  return peers.length === 0 || peers.some((peer) => blockHoldsMetadata(dig(peer, 'ipBlock')));
}

function blockHoldsMetadata(block: ManifestValue): boolean {
  const holds = (cidr: ManifestValue): boolean => containsAddress(toText(cidr) ?? '', METADATA_ADDRESS);
  return holds(dig(block, 'cidr')) && !toList(dig(block, 'except')).some(holds);
}

/** No ingress rule that lets everybody reach every port. */
export const openIngress = defineRenderedCheck(
  {
    id: 'network-policy/open-ingress',
    severity: 'low',
    hint: 'Name the ports, and the pods or namespaces that may call.',
    standards: [],
    source: POLICIES_URL,
  },
  function* (bundle) {
    for (const policy of bundle.ofKind('NetworkPolicy'))
      for (const { pointer, rule } of listRules(policy, 'Ingress'))
        if (toList(dig(rule, 'from')).length === 0 && toList(dig(rule, 'ports')).length === 0)
          yield { object: policy, pointer, message: 'lets everybody reach every port' };
  },
);

/** Policies select pods of the chart. */
export const policyTargets = defineRenderedCheck(
  {
    id: 'network-policy/targets-pod',
    severity: 'medium',
    hint: 'Use the selector labels of the workload.',
    standards: ['kube-score/networkpolicy-targets-pod', 'kube-linter/dangling-networkpolicy'],
    source: POLICIES_URL,
  },
  function* (bundle) {
    for (const policy of bundle.ofKind('NetworkPolicy')) {
      const selector = dig(policy.content, 'spec', 'podSelector');
      if (bundle.pods.length > 0 && bundle.podsSelected(selector, policy).length === 0)
        yield { object: policy, pointer: '/spec/podSelector', message: 'selects no pod of the chart' };
    }
  },
);

/** Services stay inside the cluster; a route is the way in. */
export const exposedService = defineRenderedCheck(
  {
    id: 'network-policy/exposed-service',
    severity: 'low',
    hint: 'Use ClusterIP and expose the application with a route such as an Ingress or an HTTPRoute.',
    standards: ['kube-score/service-type', 'kube-linter/exposed-services'],
    source: 'https://docs.kubelinter.io/#/generated/checks?id=exposed-services',
  },
  function* (bundle) {
    for (const service of bundle.ofKind('Service')) {
      const type = toText(dig(service.content, 'spec', 'type')) ?? 'ClusterIP';
      if (type === 'NodePort' || type === 'LoadBalancer')
        yield { object: service, pointer: '/spec/type', message: `type ${type} opens it to the outside` };
    }
  },
);

/** Every Ingress and every IngressRoute of Traefik ends TLS. */
export const ingressTls = defineRenderedCheck(
  {
    id: 'network-policy/ingress-tls',
    severity: 'low',
    hint: 'Add tls with a certificate Secret for every host.',
    standards: ['Polaris/tlsSettingsMissing'],
    source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  },
  function* (bundle) {
    for (const ingress of bundle.ofKind('Ingress'))
      if (toList(dig(ingress.content, 'spec', 'tls')).length === 0)
        yield { object: ingress, pointer: '/spec/tls', message: 'serves its hosts without TLS' };
    for (const route of bundle.ofKind('IngressRoute'))
      if (dig(route.content, 'spec', 'tls') === undefined)
        yield { object: route, pointer: '/spec/tls', message: 'serves its hosts without TLS' };
  },
);
