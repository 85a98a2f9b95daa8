import type { JsonObject, JsonValue } from '../../../ports/json.js';
import type { Component } from '../../../blueprint/schema/component.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition, type ValueOptions } from '../../value-definition.js';
import {
  ANY_OBJECT,
  closed,
  listOf,
  oneOf,
  OBJECT_LIST,
  pattern,
  STRING,
  STRING_MAP,
} from '../../value-schemas.js';

const scheduling = defineSection('Scheduling');

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#scheduling (tolerations) */
const TOLERATIONS: JsonObject = listOf(
  closed({
    key: STRING,
    operator: oneOf('Exists', 'Equal'),
    value: STRING,
    effect: oneOf('NoSchedule', 'PreferNoSchedule', 'NoExecute'),
    tolerationSeconds: { type: 'integer' },
  }),
);

/** Values that decide which nodes the pods run on. */
export function schedulingValues({ component, workload }: ComponentPlan): readonly ValueDefinition[] {
  const { nodeSelector, tolerations, priorityClassName } = component.scheduling;
  return [
    ...(workload.isReplicated
      ? spreadValues(component)
      : [scheduling('affinity', 'Kubernetes affinity rules.', ANY_OBJECT, AFFINITY)]),
    scheduling('nodeSelector', 'Labels a node must have.', STRING_MAP, {
      value: nodeSelector,
      example: { ...nodeSelector, 'kubernetes.io/os': 'linux' },
    }),
    scheduling('tolerations', 'Taints of nodes that the pods accept.', TOLERATIONS, {
      value: tolerations.map((toleration): JsonValue => withoutUndefined(toleration)),
      example: [{ key: 'dedicated', operator: 'Exists' }],
    }),
    scheduling(
      'priorityClassName',
      'PriorityClass of the pods; it must exist.',
      pattern('^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?$'),
      { value: priorityClassName ?? '', example: 'system-cluster-critical' },
    ),
  ];
}

/** Linux nodes are everywhere, so the example keeps every cluster able to run the pods. */
const AFFINITY: ValueOptions = {
  value: {},
  example: {
    nodeAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 1,
          preference: { matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }] },
        },
      ],
    },
  },
};

/** Only pods that come in numbers can be spread. */
function spreadValues({ scheduling: { spread } }: Component): readonly ValueDefinition[] {
  return [
    scheduling(
      'spread',
      'preferred: pods on different nodes if possible; required: never two on one node; none: on any.',
      oneOf('preferred', 'required', 'none'),
      { value: spread },
    ),
    scheduling('affinity', 'Kubernetes affinity rules; replaces spread.', ANY_OBJECT, { value: {} }),
    scheduling(
      'topologySpreadConstraints',
      'Replaces the even spread over zones that applies by default.',
      OBJECT_LIST,
      { value: [] },
    ),
  ];
}

function withoutUndefined(object: Readonly<Record<string, string | undefined>>): JsonValue {
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
