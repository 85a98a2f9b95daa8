import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { sortedEntries } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { listOf, PORT, SECONDS, STRING } from '../../value-schemas.js';
import { environmentValues } from './environment-values.js';
import { imageValues } from './image-values.js';
import { hasPreStop } from './pre-stop.js';
import { podExtraValues } from './pod-extra-values.js';
import { probeValues } from './probe-values.js';
import { rareValues } from './rare-values.js';
import { resourceValues } from './resource-values.js';
import { schedulingValues } from './scheduling-values.js';
import { securityValues } from './security-values.js';
import { writableValues } from './writable-values.js';

const container = defineSection('Container');

/** All values that the pod template itself reads. */
export function podValues(component: ComponentPlan, plan: ChartPlan): readonly ValueDefinition[] {
  return [
    ...imageValues(component, plan),
    ...containerValues(component),
    ...environmentValues(component.component.env, { section: 'Configuration', path: ['env'] }),
    ...(component.workload.isLongRunning ? probeValues(component) : []),
    ...resourceValues(component.component.resources, { section: 'Resources', path: ['resources'] }),
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
    ...writableValues(writablePaths, resources, { section: 'Container', path: [] }),
  ];
}
