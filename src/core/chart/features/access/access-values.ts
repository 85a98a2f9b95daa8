import type { AccessRule } from '../../../blueprint/schema/workload.js';
import type { JsonObject } from '../../../ports/json.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { BOOLEAN, closed, listOf, OBJECT_LIST, STRING } from '../../value-schemas.js';

const access = defineSection('Access');
const network = defineSection('Network policy');

/** JSON Schema of one rule. @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-v1/#Role */
const RULE: JsonObject = {
  ...closed({
    apiGroups: listOf(STRING),
    resources: listOf(STRING),
    resourceNames: listOf(STRING),
    nonResourceURLs: listOf(STRING),
    verbs: listOf(STRING, { minItems: 1 }),
  }),
  required: ['verbs'],
};

/** Rights in the Kubernetes API as values; `rules` and `clusterRules` only where the Blueprint has some. */
export function accessValues({ component }: ComponentPlan): readonly ValueDefinition[] {
  const { rules = [], clusterRules = [] } = component.access ?? {};
  return [
    access('rbac.create', 'Makes the roles and binds them; off: an administrator does.', BOOLEAN, {
      value: true,
      isSwitch: true,
    }),
    ...(rules.length === 0
      ? []
      : [
          access('rbac.rules', 'Rights in the namespace of the release.', listOf(RULE), {
            value: rules.map(writeRule),
          }),
        ]),
    ...(clusterRules.length === 0
      ? []
      : [
          access(
            'rbac.clusterRules',
            'Rights in every namespace and on objects that have none.',
            listOf(RULE),
            {
              value: clusterRules.map(writeRule),
            },
          ),
        ]),
    ...(component.networkPolicy.enabled
      ? [
          network(
            'networkPolicy.apiServerTo',
            'Where the Kubernetes API is, as NetworkPolicy peers; empty: anywhere but the metadata service.',
            OBJECT_LIST,
            { value: [], example: [API_SERVER] },
          ),
        ]
      : []),
  ];
}

/** A place of the API server that no cluster has (RFC 5737), for tests. */
export const API_SERVER = { ipBlock: { cidr: '192.0.2.1/32' } } as const;

/** A rule as Kubernetes writes it. */
export function writeRule({ apiGroups, resources, verbs, resourceNames }: AccessRule): JsonObject {
  return { apiGroups, resources, ...(resourceNames === undefined ? {} : { resourceNames }), verbs };
}
