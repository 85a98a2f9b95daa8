import type { ChartFeature, UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { POD_TEMPLATE } from '../pod/pod.js';
import { isScaled, replicasFill, withoutScalers } from '../pod/replicas.js';
import { deploymentValues } from './deployment-values.js';

/** The Deployment: pods that can replace each other. */
export const deploymentFeature: ChartFeature = {
  name: 'deployment',
  forComponent: (component) =>
    component.workload.kind === 'Deployment'
      ? {
          values: deploymentValues(component),
          fills: [
            replicasFill(component),
            ...(isSingleton(component)
              ? []
              : [{ slot: 'validations', text: 'deployment/validations.tpl' } as const]),
          ],
          templates: [
            {
              path: component.workload.file,
              text: 'deployment/deployment.yaml',
              lines: {
                'pod-template': [POD_TEMPLATE],
                strategy: [{ text: isSingleton(component) ? RECREATE : 'deployment/strategy.tpl' }],
              },
            },
          ],
          suites: [scaleSuite(component)],
        }
      : {},
};

const RECREATE = 'deployment/recreate.tpl';

function isSingleton({ component }: ComponentPlan): boolean {
  return component.scaling.singleton !== undefined;
}

function scaleSuite(plan: ComponentPlan): UnitTestSuite {
  const { workload, component } = plan;
  return {
    template: workload.file,
    tests: [
      {
        it: 'runs the planned number of pods',
        asserts: [
          { isKind: { of: 'Deployment' } },
          isScaled(plan)
            ? { notExists: { path: 'spec.replicas' } }
            : { equal: { path: 'spec.replicas', value: component.scaling.replicas } },
        ],
      },
      {
        it: 'lets a new pod prove itself before the rollout goes on',
        set: [{ path: ['minReadySeconds'], value: 7 }],
        asserts: [{ equal: { path: 'spec.minReadySeconds', value: 7 } }],
      },
      ...(isSingleton(plan) ? [] : [recreateTest(plan), standstillTest(plan)]),
    ],
  };
}

function recreateTest(plan: ComponentPlan): UnitTest {
  return {
    it: 'stops all pods first when it is told to',
    set: [...withoutScalers(plan), { path: ['updateStrategy', 'type'], value: 'Recreate' }],
    asserts: [
      { equal: { path: 'spec.strategy.type', value: 'Recreate' } },
      { notExists: { path: 'spec.strategy.rollingUpdate' } },
    ],
  };
}

function standstillTest(plan: ComponentPlan): UnitTest {
  const path = plan.section === undefined ? '' : `${plan.section}\\.`;
  return {
    it: 'refuses a rollout that cannot begin',
    set: [
      ...withoutScalers(plan),
      { path: ['updateStrategy', 'type'], value: 'RollingUpdate' },
      { path: ['updateStrategy', 'rollingUpdate', 'maxSurge'], value: 0 },
      { path: ['updateStrategy', 'rollingUpdate', 'maxUnavailable'], value: '0%' },
    ],
    asserts: [
      { failedTemplate: { errorPattern: `${path}updateStrategy\\.rollingUpdate lets no pod start` } },
    ],
  };
}
