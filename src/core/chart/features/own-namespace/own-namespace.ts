import type { OwnNamespace } from '../../../blueprint/schema/blueprint.js';
import type { ChartFeature, UnitTest, UnitTestSuite } from '../../chart-feature.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { BOOLEAN, oneOf, QUANTITY, STRING_MAP } from '../../value-schemas.js';

const namespace = defineSection('Namespace');

/**
 * The namespace of the release as an object of the chart, with a pod security standard, a quota and defaults for containers
 * without figures. It is never deleted with the release.
 */
export const ownNamespaceFeature: ChartFeature = {
  name: 'own-namespace',
  forChart: ({ blueprint }) => {
    const { ownNamespace } = blueprint.chart;
    if (ownNamespace === undefined) return {};
    return {
      values: [...values(ownNamespace), ...quotaValues(ownNamespace)],
      fills: [{ slot: 'notes-end', text: 'own-namespace/notes.txt' }],
      templates: [
        { path: 'namespace.yaml', text: 'own-namespace/namespace.yaml' },
        { path: 'limitrange.yaml', text: 'own-namespace/limit-range.yaml' },
        ...(hasQuota(ownNamespace)
          ? [{ path: 'resourcequota.yaml', text: 'own-namespace/resource-quota.yaml' } as const]
          : []),
      ],
      suites: suites(ownNamespace),
    };
  },
};

function values({ podSecurity }: OwnNamespace): readonly ValueDefinition[] {
  return [
    namespace(
      'namespace.create',
      'Makes the namespace, its limits included. The README says how to install then.',
      BOOLEAN,
      { value: true, isSwitch: true },
    ),
    namespace(
      'namespace.podSecurity',
      'Pod Security Standard that every pod of the namespace has to keep to.',
      oneOf('restricted', 'baseline', 'privileged'),
      { value: podSecurity },
    ),
    namespace('namespace.labels', 'Further labels of the namespace.', STRING_MAP, {
      value: {},
      example: { team: 'platform' },
    }),
    namespace(
      'namespace.annotations',
      'Annotations of the namespace. Helm expressions are filled in.',
      STRING_MAP,
      {
        value: {},
        example: { 'example.com/owner': '{{ .Release.Name }}' },
      },
    ),
    ...containerDefaults(),
  ];
}

/** Small figures, so that what forgot its own is noticed early and harms nobody; they are ours. */
function containerDefaults(): readonly ValueDefinition[] {
  const define = (path: string, description: string, value: string): ValueDefinition =>
    namespace(`namespace.defaults.${path}`, description, QUANTITY, { value });
  return [
    define('requests.cpu', 'CPU reserved for a container that asks for none.', '50m'),
    define('requests.memory', 'Memory reserved for a container that asks for none.', '64Mi'),
    define('limits.memory', 'Memory limit of a container that has none.', '256Mi'),
  ];
}

function hasQuota({ quota = {} }: OwnNamespace): boolean {
  return Object.values(quota).some((most) => most !== undefined);
}

function quotaValues(own: OwnNamespace): readonly ValueDefinition[] {
  const { quota = {} } = own;
  if (!hasQuota(own)) return [];
  const optional = <Value>(value: Value | undefined): { value?: Value } =>
    value === undefined ? {} : { value };
  return [
    namespace(
      'namespace.quota.cpu',
      'Most CPU that all pods together may reserve.',
      QUANTITY,
      optional(quota.cpu),
    ),
    namespace(
      'namespace.quota.memory',
      'Most memory that the limits of all pods together may add up to.',
      QUANTITY,
      optional(quota.memory),
    ),
    namespace(
      'namespace.quota.pods',
      'Most pods.',
      { type: 'integer', minimum: 1, maximum: 10_000 },
      optional(quota.pods),
    ),
  ];
}

const OFF: UnitTest = {
  it: 'is not made when the namespace is somebody else’s',
  set: [{ path: ['namespace', 'create'], value: false }],
  asserts: [{ hasDocuments: { count: 0 } }],
};

function suites(own: OwnNamespace): readonly UnitTestSuite[] {
  return [
    { template: 'namespace.yaml', tests: [namespaceTest(), OFF] },
    {
      template: 'limitrange.yaml',
      tests: [
        {
          it: 'gives containers without figures some',
          set: [{ path: ['namespace', 'defaults', 'limits', 'memory'], value: '300Mi' }],
          asserts: [
            { isKind: { of: 'LimitRange' } },
            { equal: { path: 'spec.limits[0].default.memory', value: '300Mi' } },
          ],
        },
        OFF,
      ],
    },
    ...(!hasQuota(own) ? [] : [{ template: 'resourcequota.yaml', tests: [quotaTest(), OFF] }]),
  ];
}

function namespaceTest(): UnitTest {
  return {
    it: 'holds every pod to the standard and outlives the release',
    set: [
      { path: ['namespace', 'podSecurity'], value: 'baseline' },
      { path: ['namespaceOverride'], value: 'given-namespace' },
    ],
    asserts: [
      { isKind: { of: 'Namespace' } },
      { equal: { path: 'metadata.name', value: 'given-namespace' } },
      { equal: { path: 'metadata.labels["pod-security.kubernetes.io/enforce"]', value: 'baseline' } },
      { equal: { path: 'metadata.annotations["helm.sh/resource-policy"]', value: 'keep' } },
    ],
  };
}

function quotaTest(): UnitTest {
  return {
    it: 'limits what all pods together may take',
    set: [
      { path: ['namespace', 'quota', 'cpu'], value: '12' },
      { path: ['namespace', 'quota', 'memory'], value: '24Gi' },
      { path: ['namespace', 'quota', 'pods'], value: 30 },
    ],
    asserts: [
      { isKind: { of: 'ResourceQuota' } },
      { equal: { path: 'spec.hard', value: { 'requests.cpu': '12', 'limits.memory': '24Gi', pods: '30' } } },
    ],
  };
}
