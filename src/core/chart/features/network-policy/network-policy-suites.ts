import { camelCase } from '../../camel-case.js';
import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';

/** helm-unittest cases of the NetworkPolicy. */
export function networkPolicySuites(component: ComponentPlan): readonly UnitTestSuite[] {
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
