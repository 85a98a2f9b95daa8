import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { sortedEntries } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import {
  COUNT_OR_PERCENT,
  listOf,
  NUMERIC_ID,
  oneOf,
  PORT,
  REPLICAS,
  SECONDS,
  STRING,
} from '../../value-schemas.js';
import { imageValues } from './image-values.js';
import { podExtraValues } from './pod-extra-values.js';
import { probeValues } from './probe-values.js';
import { resourceValues } from './resource-values.js';
import { schedulingValues } from './scheduling-values.js';
import { securityValues } from './security-values.js';

const scaling = defineSection('Scaling');
const container = defineSection('Container');

/** All values that the Deployment itself reads. */
export function deploymentValues(component: ComponentPlan, plan: ChartPlan): readonly ValueDefinition[] {
  return [
    ...imageValues(component, plan),
    ...scalingValues(component),
    ...containerValues(component),
    ...environmentValues(component),
    ...probeValues(component),
    ...resourceValues(component),
    ...securityValues(component),
    ...schedulingValues(component),
    ...podExtraValues(component),
  ];
}

function scalingValues({ component, hasAutoscaling }: ComponentPlan): readonly ValueDefinition[] {
  return [
    scaling(
      'replicaCount',
      hasAutoscaling
        ? 'Number of pods while autoscaling is off.'
        : 'Number of pods; two or more survive the loss of a node.',
      REPLICAS,
      { value: component.scaling.replicas },
    ),
    scaling(
      'revisionHistoryLimit',
      'Old revisions kept for a rollback.',
      { ...NUMERIC_ID, maximum: 100 },
      {
        value: 5,
      },
    ),
    scaling(
      'progressDeadlineSeconds',
      'Seconds after which a rollout that makes no progress counts as failed.',
      { ...SECONDS, minimum: 1 },
      { value: 600 },
    ),
    scaling(
      'updateStrategy.type',
      'RollingUpdate, or Recreate to stop all pods first.',
      oneOf('RollingUpdate', 'Recreate'),
      {
        value: 'RollingUpdate',
      },
    ),
    scaling(
      'updateStrategy.rollingUpdate.maxSurge',
      'Pods started above the wanted number.',
      COUNT_OR_PERCENT,
      {
        value: '25%',
      },
    ),
    scaling(
      'updateStrategy.rollingUpdate.maxUnavailable',
      'Pods that may be missing during a rollout.',
      COUNT_OR_PERCENT,
      { value: 0 },
    ),
  ];
}

function containerValues({ component }: ComponentPlan): readonly ValueDefinition[] {
  const { command, args, shutdown, writablePaths, resources } = component;
  return [
    ...sortedEntries(component.ports).map(([name, port]) => ({
      path: ['containerPorts', name],
      section: 'Container' as const,
      description: `Port "${name}" the process listens on; independent of the Service's port.`,
      schema: PORT,
      value: port.containerPort,
    })),
    container('command', "Replaces the image's entrypoint.", listOf(STRING), { value: command }),
    container('args', "Replaces the image's arguments.", listOf(STRING), { value: args }),
    container(
      'preStopSeconds',
      'Seconds a pod keeps serving after it was taken out of rotation, before it is told to stop; 0: none.',
      SECONDS,
      { value: shutdown.preStopSeconds },
    ),
    container(
      'terminationGracePeriodSeconds',
      'Seconds from the start of the shutdown, preStopSeconds included, until the process is killed.',
      SECONDS,
      { value: shutdown.terminationGracePeriodSeconds },
    ),
    container(
      'writablePaths',
      'Directories that are writable although the root file system is not; emptied with the pod.',
      listOf({ type: 'string', pattern: '^/' }, { uniqueItems: true }),
      { value: writablePaths },
    ),
    container(
      'writableSizeLimit',
      'Most that all writablePaths together may hold.',
      { type: 'string', pattern: '^[0-9]+(k|M|G|T|Ki|Mi|Gi|Ti)?$' },
      { value: resources.limits.ephemeralStorage },
    ),
  ];
}

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/ (names of variables) */
const VARIABLE_NAME = '^[A-Za-z_][A-Za-z0-9_]*$';

function environmentValues({ component }: ComponentPlan): readonly ValueDefinition[] {
  const literals = sortedEntries(component.env).flatMap(([name, variable]) =>
    'value' in variable ? [{ name, value: variable.value }] : [],
  );
  return [
    {
      path: ['env'],
      section: 'Configuration',
      description:
        'Environment variables by name, taken literally. Never put a credential here. null removes a variable.',
      schema: {
        type: 'object',
        additionalProperties: false,
        patternProperties: { [VARIABLE_NAME]: { type: ['string', 'number', 'boolean'] } },
      },
      ...(literals.length === 0 ? { value: {} } : {}),
      example: { EXAMPLE_VARIABLE: 'yes' },
    },
    ...literals.map(({ name, value }) => ({
      path: ['env', name],
      section: 'Configuration' as const,
      description: `Environment variable ${name}.`,
      schema: { type: ['string', 'number', 'boolean'] },
      value,
    })),
  ];
}
