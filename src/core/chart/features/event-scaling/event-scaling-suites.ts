import type { UnitTest, UnitTestSuite, ValueSetting } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { withoutScalers } from '../pod/replicas.js';
import { listParameters, listTriggers, type TriggerPlan } from './trigger-plan.js';

/** helm-unittest cases of the ScaledObject, its logins, and the workload whose pods it counts. */
export function eventScalingSuites(component: ComponentPlan): readonly UnitTestSuite[] {
  return [
    { template: 'scaled-object.yaml', tests: scalerTests(component) },
    ...listTriggers(component).flatMap((trigger) => authenticationSuites(component, trigger)),
    { template: component.workload.file, tests: workloadTests(component) },
  ];
}

function on(component: ComponentPlan): readonly ValueSetting[] {
  return [...withoutScalers(component), { path: ['eventScaling', 'enabled'], value: true }];
}

function bounds(least: number, most: number): readonly ValueSetting[] {
  return [
    { path: ['eventScaling', 'minReplicas'], value: least },
    { path: ['eventScaling', 'maxReplicas'], value: most },
  ];
}

function scalerTests(component: ComponentPlan): readonly UnitTest[] {
  const { kind } = component.workload;
  return [
    {
      it: `scales the ${kind} by its triggers, down to nothing where that is wanted`,
      set: [...on(component), ...bounds(0, 9)],
      asserts: [
        { isKind: { of: 'ScaledObject' } },
        { equal: { path: 'spec.scaleTargetRef.kind', value: kind } },
        { equal: { path: 'spec.minReplicaCount', value: 0 } },
        { equal: { path: 'spec.maxReplicaCount', value: 9 } },
        ...listTriggers(component).map(({ trigger }, index) => ({
          equal: { path: `spec.triggers[${index}].type`, value: trigger.type },
        })),
      ],
    },
    {
      it: 'runs a fixed number of pods when the triggers cannot be read, if it is told to',
      set: [
        ...on(component),
        { path: ['eventScaling', 'fallback'], value: { failureThreshold: 3, replicas: 4 } },
      ],
      asserts: [{ equal: { path: 'spec.fallback', value: { failureThreshold: 3, replicas: 4 } } }],
    },
    {
      it: 'is not made when events do not decide',
      set: withoutScalers(component),
      asserts: [{ hasDocuments: { count: 0 } }],
    },
  ];
}

function authenticationSuites(component: ComponentPlan, trigger: TriggerPlan): readonly UnitTestSuite[] {
  if (trigger.authenticationFile === undefined) return [];
  return [
    {
      template: trigger.authenticationFile,
      tests: [
        {
          it: 'logs in with keys of the Secret',
          set: on(component),
          asserts: [
            { isKind: { of: 'TriggerAuthentication' } },
            ...listParameters(trigger).map(([parameter, key], index) => ({
              isSubset: { path: `spec.secretTargetRef[${index}]`, content: { parameter, key } },
            })),
          ],
        },
        {
          it: 'is not made when events do not decide',
          set: withoutScalers(component),
          asserts: [{ hasDocuments: { count: 0 } }],
        },
      ],
    },
  ];
}

function workloadTests(component: ComponentPlan): readonly UnitTest[] {
  const path = component.section === undefined ? '' : `${component.section}\\.`;
  return [
    {
      it: 'leaves the number of pods to KEDA',
      set: on(component),
      asserts: [{ notExists: { path: 'spec.replicas' } }],
    },
    {
      it: 'refuses fewest pods above the most',
      set: [...on(component), ...bounds(5, 4)],
      asserts: [{ failedTemplate: { errorPattern: `${path}eventScaling\\.minReplicas is greater` } }],
    },
    ...(component.hasAutoscaling
      ? [
          {
            it: 'refuses two autoscalers at once',
            set: [...on(component), { path: ['autoscaling', 'enabled'], value: true }],
            asserts: [{ failedTemplate: { errorPattern: 'exclude each other' } }],
          },
        ]
      : []),
  ];
}
