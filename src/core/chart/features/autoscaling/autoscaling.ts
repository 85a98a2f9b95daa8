import type { Component } from '../../../blueprint/schema/component.js';
import type { ChartFeature, Contribution, UnitTest, ValueSetting } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { BOOLEAN, listOf, OBJECT_LIST, oneOf, PERCENT, REPLICAS } from '../../value-schemas.js';
import { workloadNameHelper } from '../pod/workload-name.js';
import { withoutScalers } from '../pod/replicas.js';

const scaling = defineSection('Scaling');

type Scaler = NonNullable<Component['scaling']['autoscaling']>;

/** The HorizontalPodAutoscaler, where the Blueprint or an environment scales by load. */
export const autoscalingFeature: ChartFeature = {
  name: 'autoscaling',
  forComponent: (component, plan) =>
    component.hasAutoscaling
      ? {
          values: values(component, plan),
          fills: [
            ...(component.workload.kind === 'Deployment'
              ? [{ slot: 'workload-annotations', text: 'autoscaling/workload-annotations.tpl' } as const]
              : []),
            { slot: 'validations', text: 'autoscaling/validations.tpl' },
          ],
          templates: [
            {
              path: 'hpa.yaml',
              text: 'autoscaling/hpa.yaml',
              variables: {
                kind: component.workload.kind,
                'workload-name': workloadNameHelper(component),
              },
            },
          ],
          suites: [
            { template: 'hpa.yaml', tests: scalerTests(component) },
            { template: component.workload.file, tests: workloadTests(component) },
          ],
          environments: environments(component, plan),
        }
      : {},
};

/** Utilisation of the requested CPU that the autoscaler aims for when an environment switches it on without a target. */
const DEFAULT_CPU_PERCENT = 75;

/** The scaler that the component or, if it has none, the first environment plans. */
function planScaler(
  component: ComponentPlan,
  plan: ChartPlan,
): { readonly [Field in keyof Scaler]-?: NonNullable<Scaler[Field]> } {
  const own = component.component.scaling.autoscaling;
  const planned =
    own ??
    plan.environments.flatMap(
      ([, environment]) => environment.components[component.name]?.autoscaling ?? [],
    )[0];
  const { targetCpuPercent, targetMemoryPercent } = planned ?? {};
  const minReplicas = planned?.minReplicas ?? Math.max(2, component.component.scaling.replicas);
  return {
    enabled: own?.enabled ?? false,
    minReplicas,
    maxReplicas: planned?.maxReplicas ?? minReplicas * 3,
    targetCpuPercent: targetCpuPercent ?? (targetMemoryPercent === undefined ? DEFAULT_CPU_PERCENT : 0),
    targetMemoryPercent: targetMemoryPercent ?? 0,
  };
}

function values(component: ComponentPlan, plan: ChartPlan): readonly ValueDefinition[] {
  const scaler = planScaler(component, plan);
  const count = { ...REPLICAS, minimum: 1 };
  const percent = { ...PERCENT, minimum: 0, maximum: 1000 };
  const target = (resource: string): string =>
    `${resource} use to aim for, in percent of the request; 0: not looked at.`;
  return [
    scaling('autoscaling.enabled', 'Lets load decide the number of pods.', BOOLEAN, {
      value: scaler.enabled,
      isSwitch: true,
    }),
    scaling('autoscaling.minReplicas', 'Fewest pods.', count, { value: scaler.minReplicas }),
    scaling('autoscaling.maxReplicas', 'Most pods.', count, { value: scaler.maxReplicas }),
    scaling('autoscaling.targetCpuPercent', target('CPU'), percent, { value: scaler.targetCpuPercent }),
    scaling('autoscaling.targetMemoryPercent', target('Memory'), percent, {
      value: scaler.targetMemoryPercent,
    }),
    scaling(
      'autoscaling.extraMetrics',
      'Further metrics as Kubernetes objects. Helm expressions are filled in.',
      OBJECT_LIST,
      { value: [] },
    ),
    ...behaviorValues(),
  ];
}

/** Slow down, quick up. @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior */
function behaviorValues(): readonly ValueDefinition[] {
  const seconds = { type: 'integer', minimum: 0, maximum: 3600 };
  const direction = (
    name: string,
    description: string,
    windowSeconds: number,
  ): readonly ValueDefinition[] => [
    scaling(`autoscaling.behavior.${name}.stabilizationWindowSeconds`, description, seconds, {
      value: windowSeconds,
    }),
    scaling(
      `autoscaling.behavior.${name}.selectPolicy`,
      'Which of several policies counts.',
      oneOf('Max', 'Min', 'Disabled'),
      {},
    ),
    scaling(`autoscaling.behavior.${name}.policies`, 'How fast.', listOf({ type: 'object' }), {}),
  ];
  return [
    ...direction('scaleDown', 'Seconds of lower load before pods are removed.', 300),
    ...direction('scaleUp', 'Seconds of higher load before pods are added.', 0),
  ];
}

function environments(component: ComponentPlan, plan: ChartPlan): NonNullable<Contribution['environments']> {
  return Object.fromEntries(
    plan.environments.map(([name, environment]) => {
      const override = environment.components[component.name]?.autoscaling ?? {};
      const settings = Object.entries(override).flatMap(([key, value]): readonly ValueSetting[] =>
        value === undefined ? [] : [{ path: ['autoscaling', key], value }],
      );
      return [name, settings];
    }),
  );
}

function on(component: ComponentPlan): readonly ValueSetting[] {
  return [...withoutScalers(component), { path: ['autoscaling', 'enabled'], value: true }];
}

function scalerTests(component: ComponentPlan): readonly UnitTest[] {
  const { workload } = component;
  return [
    {
      it: `scales the ${workload.kind} between the bounds`,
      set: [
        ...on(component),
        { path: ['autoscaling', 'minReplicas'], value: 4 },
        { path: ['autoscaling', 'maxReplicas'], value: 9 },
      ],
      asserts: [
        { isKind: { of: 'HorizontalPodAutoscaler' } },
        { equal: { path: 'spec.scaleTargetRef.kind', value: workload.kind } },
        { equal: { path: 'spec.minReplicas', value: 4 } },
        { equal: { path: 'spec.maxReplicas', value: 9 } },
      ],
    },
    {
      it: 'is not made when load does not decide',
      set: [{ path: ['autoscaling', 'enabled'], value: false }],
      asserts: [{ hasDocuments: { count: 0 } }],
    },
  ];
}

function workloadTests(component: ComponentPlan): readonly UnitTest[] {
  const { section } = component;
  const path = section === undefined ? '' : `${section}\\.`;
  return [
    {
      it: 'leaves the number of pods to the autoscaler',
      set: on(component),
      asserts: [{ notExists: { path: 'spec.replicas' } }],
    },
    {
      it: 'sets the number of pods when autoscaling is off',
      set: [...withoutScalers(component), { path: ['replicaCount'], value: 4 }],
      asserts: [{ equal: { path: 'spec.replicas', value: 4 } }],
    },
    {
      it: 'refuses a lower bound above the upper one',
      set: [
        ...on(component),
        { path: ['autoscaling', 'minReplicas'], value: 5 },
        { path: ['autoscaling', 'maxReplicas'], value: 4 },
      ],
      asserts: [{ failedTemplate: { errorPattern: `${path}autoscaling\\.minReplicas is greater` } }],
    },
    {
      it: 'refuses an autoscaler without a target',
      set: [
        ...on(component),
        { path: ['autoscaling', 'targetCpuPercent'], value: 0 },
        { path: ['autoscaling', 'targetMemoryPercent'], value: 0 },
      ],
      asserts: [{ failedTemplate: { errorPattern: `${path}autoscaling\\.enabled needs` } }],
    },
  ];
}
