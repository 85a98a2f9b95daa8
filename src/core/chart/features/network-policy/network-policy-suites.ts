import { camelCase } from '../../camel-case.js';
import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { findStore, type StorePlan } from '../dependencies/dependency-plan.js';

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
