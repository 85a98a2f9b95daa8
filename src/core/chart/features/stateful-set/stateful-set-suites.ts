import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { hasNodePorts } from '../service/service-values.js';
import { listServicePorts } from '../service/service-ports.js';
import { isScaled } from '../pod/replicas.js';
import { listClaims } from '../volumes/volume-plan.js';

/** How the name of a headless Service ends, as a regular expression: a name that is too long ends with a digest instead. */
export const HEADLESS_END = '(headless|[0-9a-f]{8})';

/** helm-unittest cases of the StatefulSet itself and of its headless Service. */
export function statefulSetSuites(component: ComponentPlan): readonly UnitTestSuite[] {
  return [
    { template: component.workload.file, tests: workloadTests(component) },
    { template: 'service-headless.yaml', tests: serviceTests(component) },
  ];
}

function workloadTests(component: ComponentPlan): readonly UnitTest[] {
  return [
    {
      it: 'runs the planned number of pods, each with a name below the headless Service',
      asserts: [
        { isKind: { of: 'StatefulSet' } },
        isScaled(component)
          ? { notExists: { path: 'spec.replicas' } }
          : { equal: { path: 'spec.replicas', value: component.component.scaling.replicas } },
        { matchRegex: { path: 'spec.serviceName', pattern: `-${HEADLESS_END}$` } },
      ],
    },
    {
      it: 'replaces only the pods from the partition on',
      set: [{ path: ['updateStrategy', 'rollingUpdate', 'partition'], value: 2 }],
      asserts: [{ equal: { path: 'spec.updateStrategy.rollingUpdate.partition', value: 2 } }],
    },
    {
      it: 'leaves the pods alone when updates are by hand',
      set: [{ path: ['updateStrategy', 'type'], value: 'OnDelete' }],
      asserts: [
        { equal: { path: 'spec.updateStrategy.type', value: 'OnDelete' } },
        { notExists: { path: 'spec.updateStrategy.rollingUpdate' } },
      ],
    },
    {
      it: 'keeps its name short enough for the labels that Kubernetes makes of it',
      release: { name: 'a'.repeat(53) },
      asserts: [{ matchRegex: { path: 'metadata.name', pattern: '^.{1,52}$' } }],
    },
    ...(listClaims(component).length === 0 ? [] : [retentionTest()]),
  ];
}

function retentionTest(): UnitTest {
  const path = 'persistentVolumeClaimRetentionPolicy';
  return {
    it: 'removes claims only when it is told to',
    set: [{ path: [path, 'whenDeleted'], value: 'Delete' }],
    asserts: [{ equal: { path: `spec.${path}.whenDeleted`, value: 'Delete' } }],
  };
}

function serviceTests(plan: ComponentPlan): readonly UnitTest[] {
  const ports = listServicePorts(plan);
  const [first = ''] = ports[0] ?? [];
  return [
    {
      it: 'has no address of its own and selects by labels that a new version does not change',
      set: [{ path: ['commonLabels'], value: { team: 'platform' }, isGlobal: true }],
      asserts: [
        { isKind: { of: 'Service' } },
        { equal: { path: 'spec.clusterIP', value: 'None' } },
        { notExists: { path: 'spec.selector.team' } },
        { notExists: { path: 'spec.selector["app.kubernetes.io/version"]' } },
        ...ports.map(([name], index) => ({ equal: { path: `spec.ports[${index}].name`, value: name } })),
      ],
    },
    ...(plan.hasService && hasNodePorts(plan.component)
      ? [
          {
            it: 'takes no ports of the nodes, which only the Service for clients may have',
            set: [{ path: ['service', 'nodePorts'], value: { [first]: 30_081 } }],
            asserts: [{ notExists: { path: 'spec.ports[0].nodePort' } }],
          },
        ]
      : []),
    {
      it: 'names pods before they are ready when members have to find each other',
      set: [{ path: ['headlessService', 'publishNotReadyAddresses'], value: true }],
      asserts: [{ equal: { path: 'spec.publishNotReadyAddresses', value: true } }],
    },
  ];
}
