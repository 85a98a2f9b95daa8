import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { sortedEntries } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { listOf, PORT, SECONDS, STRING } from '../../value-schemas.js';
import { imageValues } from './image-values.js';
import { hasPreStop } from './pre-stop.js';
import { podExtraValues } from './pod-extra-values.js';
import { probeValues } from './probe-values.js';
import { rareValues } from './rare-values.js';
import { resourceValues } from './resource-values.js';
import { schedulingValues } from './scheduling-values.js';
import { securityValues } from './security-values.js';

const container = defineSection('Container');

/** All values that the pod template itself reads. */
export function podValues(component: ComponentPlan, plan: ChartPlan): readonly ValueDefinition[] {
  return [
    ...imageValues(component, plan),
    ...containerValues(component),
    ...environmentValues(component),
    ...(component.workload.isLongRunning ? probeValues(component) : []),
    ...resourceValues(component),
    ...securityValues(component),
    ...schedulingValues(component),
    ...podExtraValues(component),
    ...rareValues(component),
  ];
}

function containerValues(plan: ComponentPlan): readonly ValueDefinition[] {
  const { component } = plan;
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
    ...(hasPreStop(plan)
      ? [
          container(
            'preStopSeconds',
            'Seconds a pod keeps serving after it was taken out of rotation, before it is told to stop; 0: none.',
            SECONDS,
            { value: shutdown.preStopSeconds },
          ),
        ]
      : []),
    container(
      'terminationGracePeriodSeconds',
      hasPreStop(plan)
        ? 'Seconds from the start of the shutdown, preStopSeconds included, until the process is killed.'
        : 'Seconds the process has to finish after it is told to stop, until it is killed.',
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
