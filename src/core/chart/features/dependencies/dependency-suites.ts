import type { JsonObject } from '../../../ports/json.js';
import type { UnitTest, UnitTestSuite, ValueSetting } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { listStores, readsSecret, SECRET_PROPERTIES, type StorePlan } from './dependency-plan.js';
import { listDependencyVariables, type DependencyVariable } from './dependency-variables.js';

/** helm-unittest cases of the custom resources and of what `validate` says about them. */
export function operatorSuites(plan: ChartPlan, store: StorePlan): readonly UnitTestSuite[] {
  const { operator } = store.dependency;
  if (operator === undefined) return [];
  const kind = operator.api.split('/')[2] ?? '';
  const template = `dependencies/${store.name}.yaml`;
  const off = offSettings(store);
  const cluster: UnitTestSuite = {
    template,
    tests: [
      {
        it: `asks ${operator.title} for ${store.dependency.engine}`,
        asserts: [
          { isKind: { of: kind } },
          ...nameAsserts(plan, store, operator.maxNameLength),
          { equal: { path: 'metadata.annotations["helm.sh/resource-policy"]', value: 'keep' } },
        ],
      },
      {
        it: 'keeps names within what the operator accepts',
        release: { name: 'r'.repeat(53) },
        asserts: [{ matchRegex: { path: 'metadata.name', pattern: `^.{1,${operator.maxNameLength}}$` } }],
      },
      { it: 'is not made when it is switched off', set: off, asserts: [{ hasDocuments: { count: 0 } }] },
      {
        it: 'says how to install an operator that the cluster does not have',
        capabilities: { apiVersions: ['apiregistration.k8s.io/v1'] },
        asserts: [failure(`${store.dottedPath}.operator.enabled needs ${operator.title}`)],
      },
      {
        it: 'is made where the operator is installed',
        capabilities: { apiVersions: ['apiregistration.k8s.io/v1', ...listApis(plan)] },
        asserts: [{ isKind: { of: kind } }],
      },
      ...missingTests(store, off),
    ],
  };
  return operator.kind === 'strimzi' ? [cluster, nodePoolSuite(store)] : [cluster];
}

/** What a cluster with every operator of the chart serves. */
function listApis(plan: ChartPlan): readonly string[] {
  return listStores(plan).flatMap(({ dependency }) => dependency.operator?.api ?? []);
}

/** A name that is not cut can be told beforehand. */
function nameAsserts(plan: ChartPlan, { name }: StorePlan, maximum: number): readonly JsonObject[] {
  const expected = `${plan.chartName}-${name}`;
  return expected.length > maximum ? [] : [{ equal: { path: 'metadata.name', value: expected } }];
}

function nodePoolSuite(store: StorePlan): UnitTestSuite {
  return {
    template: `dependencies/${store.name}-node-pool.yaml`,
    tests: [
      {
        it: 'gives the members storage that outlives them',
        set: [setting(store, ['operator', 'storage', 'size'], '7Gi')],
        asserts: [
          { isKind: { of: 'KafkaNodePool' } },
          { equal: { path: 'spec.storage.volumes[0].size', value: '7Gi' } },
          { equal: { path: 'spec.storage.volumes[0].deleteClaim', value: false } },
        ],
      },
      {
        it: 'is not made when it is switched off',
        set: [setting(store, ['operator', 'enabled'], false)],
        asserts: [{ hasDocuments: { count: 0 } }],
      },
    ],
  };
}

/** One case for each message about an address that is missing. */
function missingTests(store: StorePlan, off: readonly ValueSetting[]): readonly UnitTest[] {
  const missing = [
    ...(['host', 'name'] as const).filter((property) => store.properties.has(property)),
    ...(readsSecret(store) ? (['existingSecret'] as const) : []),
  ];
  return missing.map((field) => ({
    it: `refuses to install with neither ${store.name} nor its ${field}`,
    set: [...off, setting(store, [field], '')],
    asserts: [failure(`${store.dottedPath}.${field} is empty`)],
  }));
}

/** helm-unittest cases of the variables that read dependencies, in the template of the workload. */
export function variableSuites(component: ComponentPlan, plan: ChartPlan): readonly UnitTestSuite[] {
  const variables = listDependencyVariables(component, plan);
  if (variables.length === 0) return [];
  const stores = new Map(variables.map(({ store }) => [store.name, store]));
  return [
    {
      template: component.workload.file,
      tests: [
        ...variables.flatMap((variable) => variableTests(variable, component)),
        ...[...stores.values()]
          .filter(({ dependency }) => dependency.operator === undefined)
          .flatMap((store) => missingTests(store, offSettings(store))),
      ],
    },
  ];
}

function variableTests(
  { name, property, store }: DependencyVariable,
  { workload }: ComponentPlan,
): readonly UnitTest[] {
  const given: readonly ValueSetting[] = SECRET_PROPERTIES.includes(property)
    ? [
        setting(store, ['existingSecret'], 'given-secret'),
        setting(store, ['secretKeys', property], 'given-key'),
      ]
    : [setting(store, [property], property === 'port' ? 1234 : 'given')];
  const content: JsonObject = SECRET_PROPERTIES.includes(property)
    ? { name, valueFrom: { secretKeyRef: { name: 'given-secret', key: 'given-key' } } }
    : { name, value: property === 'port' ? '1234' : 'given' };
  const path = `${workload.container}.env`;
  return [
    {
      it: `reads ${name} from what is given`,
      set: [...offSettings(store), ...given],
      asserts: [{ contains: { path, content } }],
    },
    ...(store.access === undefined
      ? []
      : [
          {
            it: `reads ${name} from the ${store.dependency.engine} that comes along`,
            set: given,
            asserts: [
              { notContains: { path, content } },
              { contains: { path, content: { name }, any: true } },
            ],
          },
        ]),
  ];
}

/** Switched off, with the host that is then needed; nothing for an external one. */
function offSettings(store: StorePlan): readonly ValueSetting[] {
  if (store.switchPath === undefined) return [];
  return [
    { path: store.switchPath, value: false, isGlobal: true },
    ...(store.properties.has('host') ? [setting(store, ['host'], 'given.example.internal')] : []),
  ];
}

function setting(store: StorePlan, path: readonly string[], value: ValueSetting['value']): ValueSetting {
  return { path: [...store.path, ...path], value, isGlobal: true };
}

/** The message as a pattern. */
function failure(message: string): JsonObject {
  return { failedTemplate: { errorPattern: message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') } };
}
