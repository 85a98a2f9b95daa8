import { camelCase } from '../../camel-case.js';
import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { routesTo, type RouteToComponent } from '../exposure/routes-to.js';
import { controllerLabels } from './controller-labels.js';
import { policyPorts } from './policy-ports.js';

/** helm-unittest cases of the NetworkPolicy. */
export function networkPolicySuites(component: ComponentPlan, plan: ChartPlan): readonly UnitTestSuite[] {
  return [
    {
      template: 'networkpolicy.yaml',
      tests: [
        {
          it: 'covers calls in both directions',
          asserts: [
            { isKind: { of: 'NetworkPolicy' } },
            { equal: { path: 'spec.policyTypes', value: ['Ingress', 'Egress'] } },
            { contains: { path: 'spec.egress[0].ports', content: { port: 53, protocol: 'UDP' } } },
          ],
        },
        metadataTest(),
        ...routesTo(component, plan).map((route) => controllerTest(component, plan, route)),
        ...component.dependencies.map(({ name, port }) => dependencyTest(name, port)),
        {
          it: 'is not made when it is switched off',
          set: [{ path: ['networkPolicy', 'enabled'], value: false }],
          asserts: [{ hasDocuments: { count: 0 } }],
        },
      ],
    },
  ];
}

function metadataTest(): UnitTest {
  return {
    it: 'keeps the metadata service closed even when the internet is open',
    set: [
      { path: ['networkPolicy', 'allowInternet'], value: true },
      { path: ['networkPolicy', 'extraEgress'], value: [] },
    ],
    asserts: [
      {
        contains: {
          path: 'spec.egress',
          content: {
            to: [
              { ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] } },
              { ipBlock: { cidr: '::/0', except: ['fd00:ec2::254/128'] } },
            ],
          },
        },
      },
    ],
  };
}

function controllerTest(
  component: ComponentPlan,
  plan: ChartPlan,
  { path, route }: RouteToComponent,
): UnitTest {
  const labels = controllerLabels(component, plan);
  const { port } = route.route;
  const namespaces = { matchLabels: { 'kubernetes.io/metadata.name': 'controllers' } };
  const peer =
    labels === undefined
      ? { namespaceSelector: namespaces }
      : { namespaceSelector: namespaces, podSelector: { matchLabels: labels } };
  return {
    it: `lets the controller of the ${route.route.kind} call the port ${port}`,
    set: [
      { path: [...path.split('.'), 'enabled'], value: true, isGlobal: true },
      { path: ['networkPolicy', 'controllerNamespace'], value: 'controllers' },
    ],
    asserts: [
      {
        contains: {
          path: 'spec.ingress',
          content: { from: [peer], ports: policyPorts(component, port).map((entry) => ({ ...entry })) },
        },
      },
    ],
  };
}

function dependencyTest(name: string, port: number): UnitTest {
  const peer = { ipBlock: { cidr: '10.1.2.3/32' } };
  return {
    it: `opens the port of ${name} to the given place only`,
    set: [{ path: ['networkPolicy', 'dependencies', camelCase(name), 'to'], value: [peer] }],
    asserts: [
      { contains: { path: 'spec.egress', content: { to: [peer], ports: [{ port, protocol: 'TCP' }] } } },
    ],
  };
}
