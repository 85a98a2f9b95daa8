import type { ChartFeature, UnitTest, ValueSetting } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { hasDisruptionBudget } from '../../single-pod.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { BOOLEAN, oneOf, SOME_OR_PERCENT } from '../../value-schemas.js';
import { podCountExpression, withoutScalers } from '../pod/replicas.js';

const scaling = defineSection('Scaling');

/** The PodDisruptionBudget: node maintenance evicts pods one after the other. */
export const disruptionBudgetFeature: ChartFeature = {
  name: 'disruption-budget',
  forComponent: (component) =>
    hasDisruptionBudget(component.component)
      ? {
          values: values(component),
          fills: [
            {
              slot: 'helpers',
              text: 'disruption-budget/least-replicas.tpl',
              variables: { 'least-replicas': leastReplicas(component), several: several(component) },
            },
            {
              slot: 'validations',
              text: 'disruption-budget/validations.tpl',
            },
          ],
          templates: [
            {
              path: 'pdb.yaml',
              text: 'disruption-budget/pdb.yaml',
            },
          ],
          suites: [
            { template: 'pdb.yaml', tests: budgetTests(component) },
            {
              template: component.workload.file,
              tests: [refusalTest(component, 2), refusalTest(component, '51%')],
            },
          ],
        }
      : {},
};

function scope({ section }: ComponentPlan): string {
  return section === undefined ? '.Values' : `.Values.${section}`;
}

/** Conditions of which one is true while there may be several pods: load and events start many, also where one or none is left without work. */
function several(component: ComponentPlan): string {
  const base = scope(component);
  return [
    `(gt (int (include "${component.prefix}.leastReplicas" .)) 1)`,
    ...(component.hasEventScaling ? [`${base}.eventScaling.enabled`] : []),
    ...(component.hasAutoscaling
      ? [`(and ${base}.autoscaling.enabled (gt (int ${base}.autoscaling.maxReplicas) 1))`]
      : []),
  ].join(' ');
}

/** Template expression of the fewest pods that run. */
export function leastReplicas(component: ComponentPlan): string {
  return podCountExpression(component, scope(component), 'minReplicas');
}

function values({ component }: ComponentPlan): readonly ValueDefinition[] {
  const { minAvailable, maxUnavailable } = component.disruption;
  return [
    scaling('pdb.enabled', 'Limits how many pods node maintenance may evict at once.', BOOLEAN, {
      value: true,
      isSwitch: true,
    }),
    scaling(
      'pdb.maxUnavailable',
      'Pods that may be missing; not used when minAvailable is set.',
      SOME_OR_PERCENT,
      { value: maxUnavailable ?? 1 },
    ),
    scaling(
      'pdb.minAvailable',
      'Pods that must stay, as number or percentage; maxUnavailable counts when empty or one pod is left.',
      { type: ['integer', 'string'], minimum: 1, pattern: '^([0-9]{1,2}%)?$' },
      // With a default of its own, the full set shows what the other bound does.
      minAvailable === undefined ? { value: '' } : { value: minAvailable, example: '' },
    ),
    scaling(
      'pdb.unhealthyPodEvictionPolicy',
      'AlwaysAllow: pods that never got ready do not block maintenance.',
      oneOf('AlwaysAllow', 'IfHealthyBudget'),
      { value: 'AlwaysAllow' },
    ),
  ];
}

function replicas(count: number, component: ComponentPlan): readonly ValueSetting[] {
  return [...withoutScalers(component), { path: ['replicaCount'], value: count }];
}

function budgetTests(component: ComponentPlan): readonly UnitTest[] {
  return [
    {
      it: 'lets one pod of several be evicted',
      set: [
        ...replicas(3, component),
        { path: ['pdb', 'minAvailable'], value: '' },
        { path: ['pdb', 'maxUnavailable'], value: 1 },
      ],
      asserts: [
        { isKind: { of: 'PodDisruptionBudget' } },
        { equal: { path: 'spec.maxUnavailable', value: 1 } },
        { notExists: { path: 'spec.minAvailable' } },
        { equal: { path: 'spec.unhealthyPodEvictionPolicy', value: 'AlwaysAllow' } },
      ],
    },
    {
      it: 'prefers minAvailable when it is set',
      set: [...replicas(3, component), { path: ['pdb', 'minAvailable'], value: 2 }],
      asserts: [
        { equal: { path: 'spec.minAvailable', value: 2 } },
        { notExists: { path: 'spec.maxUnavailable' } },
      ],
    },
    {
      it: 'is not made for a single pod, which it would pin to its node',
      set: replicas(1, component),
      asserts: [{ hasDocuments: { count: 0 } }],
    },
    ...scaledTests(component),
  ];
}

function scaledTests(component: ComponentPlan): readonly UnitTest[] {
  return [
    ...(component.hasEventScaling
      ? [
          {
            it: 'counts while events decide, although no pod may be left',
            set: [
              ...withoutScalers(component),
              { path: ['eventScaling', 'enabled'], value: true },
              { path: ['eventScaling', 'minReplicas'], value: 0 },
            ],
            asserts: [{ isKind: { of: 'PodDisruptionBudget' } }],
          },
        ]
      : []),
    ...(component.hasAutoscaling
      ? [
          {
            it: 'is there when load starts pods, also from a single one',
            set: [
              ...withoutScalers(component),
              { path: ['autoscaling', 'enabled'], value: true },
              { path: ['autoscaling', 'minReplicas'], value: 1 },
              { path: ['autoscaling', 'maxReplicas'], value: 4 },
              { path: ['pdb', 'minAvailable'], value: 1 },
            ],
            asserts: [
              { isKind: { of: 'PodDisruptionBudget' } },
              // One that must stay would pin the last one to its node.
              { notExists: { path: 'spec.minAvailable' } },
            ],
          },
        ]
      : []),
  ];
}

function refusalTest(component: ComponentPlan, minAvailable: number | string): UnitTest {
  const path = component.section === undefined ? '' : `${component.section}\\.`;
  return {
    it: `refuses a budget of ${minAvailable} that allows no eviction`,
    set: [...replicas(2, component), { path: ['pdb', 'minAvailable'], value: minAvailable }],
    asserts: [{ failedTemplate: { errorPattern: `${path}pdb\\.minAvailable lets no pod be evicted` } }],
  };
}
