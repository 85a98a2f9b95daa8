import type { AccessRule } from '../../../blueprint/schema/workload.js';
import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { API_SERVER, writeRule } from './access-values.js';

/** helm-unittest cases of the roles, what binds them, and the token in the pod. */
export function accessSuites(component: ComponentPlan): readonly UnitTestSuite[] {
  const { rules = [], clusterRules = [] } = component.component.access ?? {};
  return [
    ...roleSuites({ files: ['role.yaml', 'rolebinding.yaml'], kind: 'Role', rules }),
    ...roleSuites({
      files: ['clusterrole.yaml', 'clusterrolebinding.yaml'],
      kind: 'ClusterRole',
      rules: clusterRules,
    }),
    { template: component.workload.file, tests: [tokenTest(component)] },
    ...(component.component.networkPolicy.enabled
      ? [{ template: 'networkpolicy.yaml', tests: [networkTest()] }]
      : []),
  ];
}

function roleSuites({
  files: [role, binding],
  kind,
  rules,
}: {
  readonly files: readonly [string, string];
  readonly kind: string;
  readonly rules: readonly AccessRule[];
}): readonly UnitTestSuite[] {
  if (rules.length === 0) return [];
  const off: UnitTest = {
    it: 'is not made when an administrator makes it',
    set: [{ path: ['rbac', 'create'], value: false }],
    asserts: [{ hasDocuments: { count: 0 } }],
  };
  return [
    {
      template: role,
      tests: [
        {
          it: 'gives the planned rights and no more',
          asserts: [{ isKind: { of: kind } }, { equal: { path: 'rules', value: rules.map(writeRule) } }],
        },
        off,
      ],
    },
    {
      template: binding,
      tests: [
        {
          it: 'binds the account of the pods',
          set: [{ path: ['serviceAccount', 'name'], value: 'given-account' }],
          asserts: [
            { isKind: { of: `${kind}Binding` } },
            { equal: { path: 'roleRef.kind', value: kind } },
            { equal: { path: 'subjects[0].name', value: 'given-account' } },
          ],
        },
        off,
      ],
    },
  ];
}

function tokenTest({ workload }: ComponentPlan): UnitTest {
  const mount = {
    name: 'kubernetes-api',
    mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
    readOnly: true,
  };
  const path = `${workload.container}.volumeMounts`;
  return {
    it: 'gives the application a token that expires, whoever made the roles',
    set: [{ path: ['rbac', 'create'], value: false }],
    asserts: [{ contains: { path, content: mount } }],
  };
}

function networkTest(): UnitTest {
  return {
    it: 'opens the way to the Kubernetes API to the given place only',
    set: [{ path: ['networkPolicy', 'apiServerTo'], value: [API_SERVER] }],
    asserts: [
      {
        contains: {
          path: 'spec.egress',
          content: {
            to: [API_SERVER],
            ports: [
              { port: 443, protocol: 'TCP' },
              { port: 6443, protocol: 'TCP' },
            ],
          },
        },
      },
    ],
  };
}
