import type { ChartFeature, UnitTest, ValueSetting } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { withoutScalers } from '../pod/replicas.js';
import { workloadNameHelper } from '../pod/workload-name.js';
import { verticalScalingValues } from './vertical-scaling-values.js';

/** The VerticalPodAutoscaler, where the Blueprint wants requests sized by use; it only recommends unless told otherwise. */
export const verticalScalingFeature: ChartFeature = {
  name: 'vertical-scaling',
  forComponent: (component) => {
    const { vertical } = component.component.scaling;
    return vertical === undefined
      ? {}
      : {
          values: verticalScalingValues(vertical),
          fills: [
            { slot: 'notes', text: 'vertical-scaling/notes.txt' },
            ...(component.hasAutoscaling
              ? [{ slot: 'validations', text: 'vertical-scaling/validations.tpl' } as const]
              : []),
          ],
          templates: [
            {
              path: 'vpa.yaml',
              text: 'vertical-scaling/vpa.yaml',
              variables: {
                kind: component.workload.kind,
                'api-version': apiVersion(component),
                'workload-name': workloadNameHelper(component),
              },
            },
          ],
          suites: [
            { template: 'vpa.yaml', tests: scalerTests(component) },
            ...(component.hasAutoscaling
              ? [{ template: component.workload.file, tests: refusalTests(component) }]
              : []),
          ],
        };
  },
};

function apiVersion({ workload }: ComponentPlan): string {
  return workload.isLongRunning ? 'apps/v1' : 'batch/v1';
}

function scalerTests(component: ComponentPlan): readonly UnitTest[] {
  return [
    {
      it: `sizes the container of the ${component.workload.kind}`,
      set: [...withoutScalers(component), { path: ['verticalScaling', 'updateMode'], value: 'Initial' }],
      asserts: [
        { isKind: { of: 'VerticalPodAutoscaler' } },
        { equal: { path: 'spec.targetRef.kind', value: component.workload.kind } },
        { equal: { path: 'spec.updatePolicy.updateMode', value: 'Initial' } },
        {
          equal: {
            path: 'spec.resourcePolicy.containerPolicies[0].containerName',
            value: component.name,
          },
        },
      ],
    },
    {
      it: 'is not made when it is switched off',
      set: [{ path: ['verticalScaling', 'enabled'], value: false }],
      asserts: [{ hasDocuments: { count: 0 } }],
    },
  ];
}

function refusalTests(component: ComponentPlan): readonly UnitTest[] {
  const { section } = component;
  const path = section === undefined ? '' : `${section}\\.`;
  const target = (name: string, percent: number): ValueSetting => ({
    path: ['autoscaling', name],
    value: percent,
  });
  const both: readonly ValueSetting[] = [
    ...withoutScalers(component),
    { path: ['autoscaling', 'enabled'], value: true },
    { path: ['verticalScaling', 'updateMode'], value: 'Recreate' },
  ];
  return [
    {
      it: 'refuses to size the CPU that decides the number of pods',
      set: [...both, target('targetCpuPercent', 70)],
      asserts: [{ failedTemplate: { errorPattern: `${path}verticalScaling must not set the CPU` } }],
    },
    {
      it: 'refuses to size the memory that decides the number of pods',
      set: [...both, target('targetMemoryPercent', 70)],
      asserts: [{ failedTemplate: { errorPattern: `${path}verticalScaling must not set the memory` } }],
    },
  ];
}
