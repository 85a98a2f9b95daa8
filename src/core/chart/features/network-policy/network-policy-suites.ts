import { camelCase } from '../../camel-case.js';
import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { findStore, type StorePlan } from '../dependencies/dependency-plan.js';
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
        ...component.dependencies.flatMap(({ name, port }) =>
          dependencyTests(name, port, findStore(plan, name)),
        ),
        ...routesTo(component, plan).map((route) => controllerTest(component, plan, route)),
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

function dependencyTests(name: string, port: number, store: StorePlan | undefined): readonly UnitTest[] {
  const peer = { ipBlock: { cidr: '10.1.2.3/32' } };
  const ports = [{ port, protocol: 'TCP' }];
  const given = { path: ['networkPolicy', 'dependencies', camelCase(name), 'to'], value: [peer] };
  const isManaged = store?.switchPath !== undefined;
  const off = isManaged
    ? [
        { path: store.switchPath, value: false, isGlobal: true },
        ...(store.properties.has('host')
          ? [{ path: [...store.path, 'host'], value: 'given.example.internal', isGlobal: true }]
          : []),
      ]
    : [];
  return [
    {
      it: `opens the port of ${name} to the given place only`,
      set: [...off, given],
      asserts: [{ contains: { path: 'spec.egress', content: { to: [peer], ports } } }],
    },
    ...(isManaged
      ? [
          {
            it: `opens the port of ${name} to its own pods while it comes along`,
            set: [given],
            asserts: [{ notContains: { path: 'spec.egress', content: { to: [peer], ports } } }],
          },
        ]
      : []),
  ];
}
