import type { JsonObject, JsonValue } from '../../../ports/json.js';
import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { refusal } from '../exposure/exposure-suites.js';
import { isOutside, listServicePorts, metricsOnlyPort, servedProtocol } from './service-ports.js';
import { hasNodePorts } from './service-values.js';

/** helm-unittest cases of the Service. */
export function serviceSuites(plan: ComponentPlan): readonly UnitTestSuite[] {
  const { component } = plan;
  return [
    {
      template: 'service.yaml',
      tests: [
        portsTest(plan),
        selectorTest(),
        ...trafficTests(),
        ...(isOutside(component) ? [insideTest(plan)] : []),
        ...metricsTests(plan),
        ...(component.service.type === 'LoadBalancer' ? [loadBalancerTest()] : []),
        ...(hasNodePorts(component) ? [nodePortTest(plan)] : []),
      ],
    },
    { template: plan.workload.file, tests: [familiesTest(plan)] },
  ];
}

function setting(
  key: string,
  value: JsonValue,
): { readonly path: readonly string[]; readonly value: JsonValue } {
  return { path: ['service', key], value };
}

function portsTest(plan: ComponentPlan): UnitTest {
  return {
    it: 'leads to the named ports of the container',
    asserts: [
      { isKind: { of: 'Service' } },
      { equal: { path: 'spec.type', value: plan.component.service.type } },
      ...listServicePorts(plan).flatMap(([name, port], index) => [
        { equal: { path: `spec.ports[${index}].targetPort`, value: name } },
        { equal: { path: `spec.ports[${index}].port`, value: port.servicePort } },
        ...speaks(index, servedProtocol(port, plan.component)),
      ]),
    ],
  };
}

function speaks(index: number, protocol: string | undefined): readonly JsonObject[] {
  return protocol === undefined
    ? []
    : [{ equal: { path: `spec.ports[${index}].appProtocol`, value: protocol } }];
}

function selectorTest(): UnitTest {
  return {
    it: 'selects by labels that a new version does not change',
    set: [{ path: ['commonLabels'], value: { 'added-by-test': 'yes' }, isGlobal: true }],
    asserts: [
      { notExists: { path: 'spec.selector["helm.sh/chart"]' } },
      { notExists: { path: 'spec.selector["app.kubernetes.io/version"]' } },
      { notExists: { path: 'spec.selector["added-by-test"]' } },
      { equal: { path: 'metadata.labels["added-by-test"]', value: 'yes' } },
    ],
  };
}

function trafficTests(): readonly UnitTest[] {
  const near = (minorVersion: string, expected: string): UnitTest => ({
    it: `keeps traffic near on Kubernetes 1.${minorVersion} by ${expected}`,
    set: [setting('trafficDistribution', 'PreferSameNode')],
    capabilities: { majorVersion: '1', minorVersion },
    asserts: [{ equal: { path: 'spec.trafficDistribution', value: expected } }],
  });
  return [
    {
      it: 'keeps each client on one pod when it is told to',
      set: [
        setting('sessionAffinity', 'ClientIP'),
        setting('internalTrafficPolicy', 'Local'),
        setting('ipFamilyPolicy', 'PreferDualStack'),
        setting('ipFamilies', ['IPv6', 'IPv4']),
      ],
      asserts: [
        { equal: { path: 'spec.sessionAffinity', value: 'ClientIP' } },
        { equal: { path: 'spec.internalTrafficPolicy', value: 'Local' } },
        { equal: { path: 'spec.ipFamilyPolicy', value: 'PreferDualStack' } },
        { equal: { path: 'spec.ipFamilies', value: ['IPv6', 'IPv4'] } },
      ],
    },
    near('30', 'PreferClose'),
    near('34', 'PreferSameNode'),
    {
      it: 'has further ports beside its own',
      set: [setting('extraPorts', [{ name: 'extra', port: 65000, targetPort: 'extra' }])],
      asserts: [
        { contains: { path: 'spec.ports', content: { name: 'extra', port: 65000, targetPort: 'extra' } } },
      ],
    },
  ];
}

/** Kubernetes refuses these fields on a Service that is not open to the outside. */
function insideTest({ component }: ComponentPlan): UnitTest {
  return {
    it: 'leaves out what only an outside Service has when it becomes an inside one',
    set: [
      setting('type', 'ClusterIP'),
      setting('externalTrafficPolicy', 'Local'),
      ...(component.service.type === 'LoadBalancer' ? [setting('loadBalancerClass', 'example.com/a')] : []),
    ],
    asserts: [
      { notExists: { path: 'spec.externalTrafficPolicy' } },
      { notExists: { path: 'spec.loadBalancerClass' } },
    ],
  };
}

function loadBalancerTest(): UnitTest {
  return {
    it: 'asks for the planned load balancer',
    set: [
      setting('type', 'LoadBalancer'),
      setting('externalTrafficPolicy', 'Local'),
      setting('loadBalancerClass', 'example.com/internal'),
      setting('loadBalancerSourceRanges', ['192.0.2.0/24']),
    ],
    asserts: [
      { equal: { path: 'spec.externalTrafficPolicy', value: 'Local' } },
      { equal: { path: 'spec.loadBalancerClass', value: 'example.com/internal' } },
      { equal: { path: 'spec.loadBalancerSourceRanges', value: ['192.0.2.0/24'] } },
    ],
  };
}

/** What Prometheus reads stays inside the cluster, whatever the type is set to. */
function metricsTests(plan: ComponentPlan): readonly UnitTest[] {
  const metrics = metricsOnlyPort(plan);
  if (metrics === undefined) return [];
  return [
    {
      it: `does not lead to port ${metrics} from outside of the cluster`,
      set: [setting('type', 'LoadBalancer')],
      asserts: [{ notExists: { path: `spec.ports[?(@.name == "${metrics}")]` } }],
    },
  ];
}

function nodePortTest(plan: ComponentPlan): UnitTest {
  const [name = ''] = listServicePorts(plan)[0] ?? [];
  return {
    it: 'takes the named port of the nodes',
    set: [setting('type', 'NodePort'), setting('nodePorts', { [name]: 30_081 })],
    asserts: [{ equal: { path: 'spec.ports[0].nodePort', value: 30_081 } }],
  };
}

function familiesTest({ section }: ComponentPlan): UnitTest {
  const path = section === undefined ? '' : `${section}.`;
  return {
    it: `refuses two address families in ${path}service on a single stack`,
    set: [setting('ipFamilyPolicy', 'SingleStack'), setting('ipFamilies', ['IPv4', 'IPv6'])],
    asserts: [refusal(`${path}service.ipFamilies has two families`)],
  };
}
