import type { ChartFeature, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { SOME_OR_PERCENT, NUMERIC_ID, oneOf } from '../../value-schemas.js';
import { POD_TEMPLATE } from '../pod/pod.js';

const scaling = defineSection('Scaling');

/** The DaemonSet: one pod on every node that its rules of placement allow. */
export const daemonSetFeature: ChartFeature = {
  name: 'daemon-set',
  forComponent: (component) =>
    component.workload.kind === 'DaemonSet'
      ? {
          values: values(component),
          fills: [{ slot: 'workload-annotations', text: 'daemon-set/spread-exemption.tpl' }],
          templates: [
            {
              path: component.workload.file,
              text: 'daemon-set/daemon-set.yaml',
              lines: { 'pod-template': [POD_TEMPLATE] },
            },
          ],
          suites: [suite(component)],
        }
      : {},
};

function values({ component: { daemonSet } }: ComponentPlan): readonly ValueDefinition[] {
  return [
    scaling(
      'revisionHistoryLimit',
      'Old revisions kept for a rollback.',
      { ...NUMERIC_ID, maximum: 100 },
      { value: 5 },
    ),
    scaling(
      'updateStrategy.type',
      'RollingUpdate, or OnDelete to replace a pod only when somebody deletes it.',
      oneOf('RollingUpdate', 'OnDelete'),
      { value: 'RollingUpdate' },
    ),
    scaling(
      'updateStrategy.rollingUpdate.maxUnavailable',
      'Nodes that may be without their pod during a rollout.',
      SOME_OR_PERCENT,
      daemonSet === undefined ? {} : { value: daemonSet.maxUnavailable },
    ),
  ];
}

function suite({ component: { daemonSet }, workload }: ComponentPlan): UnitTestSuite {
  return {
    template: workload.file,
    tests: [
      {
        it: 'runs one pod on each node and replaces only few at once',
        asserts: [
          { isKind: { of: 'DaemonSet' } },
          { notExists: { path: 'spec.replicas' } },
          {
            equal: {
              path: 'spec.updateStrategy.rollingUpdate.maxUnavailable',
              value: daemonSet?.maxUnavailable ?? 1,
            },
          },
        ],
      },
      {
        it: 'leaves the replacement of pods to a person when it is told to',
        set: [{ path: ['updateStrategy', 'type'], value: 'OnDelete' }],
        asserts: [
          { equal: { path: 'spec.updateStrategy.type', value: 'OnDelete' } },
          { notExists: { path: 'spec.updateStrategy.rollingUpdate' } },
        ],
      },
      {
        it: 'runs on the nodes whose taints it tolerates',
        set: [{ path: ['tolerations'], value: [{ operator: 'Exists' }] }],
        asserts: [
          { equal: { path: `${workload.podTemplate}.spec.tolerations`, value: [{ operator: 'Exists' }] } },
        ],
      },
    ],
  };
}
