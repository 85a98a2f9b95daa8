import type { ChartFeature, SlotFill, TemplateFragment } from '../../chart-feature.js';
import { sortedEntries, type ChartPlan, type ComponentPlan } from '../../chart-plan.js';
import { quoteForTemplate, readValue } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { fieldVariableFragments } from '../pod/pod.js';
import { secretVariableFragments } from '../secrets/secrets.js';
import { listContainers, type ContainerPlan } from './container-plan.js';
import { containerSuites } from './container-suites.js';
import { containerValues } from './container-values.js';

/**
 * Init containers and native sidecars, each an explicit block of the pod template. A native sidecar is an init container
 * with `restartPolicy: Always`: it starts before the application, stops after it, and does not keep a Job from ending.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export const containersFeature: ChartFeature = {
  name: 'containers',
  forComponent: (component, plan) => {
    const containers = listContainers(component);
    return containers.length === 0
      ? {}
      : {
          values: containerValues(component),
          fills: [
            ...containers.map((container) => block(component, plan, container)),
            ...containers.filter(hasWritablePaths).map(writableVolume),
          ],
          suites: containerSuites(component, plan),
        };
  },
};

function block(component: ComponentPlan, plan: ChartPlan, planned: ContainerPlan): SlotFill {
  const { name, container, expression, sharesImage } = planned;
  const base = component.section === undefined ? '.Values' : '$c';
  return {
    slot: 'init-containers',
    text: 'containers/container.tpl',
    variables: {
      ...names(planned),
      purpose:
        container.kind === 'sidecar'
          ? 'Runs beside the application, from before its start until after its end.'
          : 'Runs to its end before the application starts.',
      'container-name': writeInlineYaml(name),
      'image-values': sharesImage ? `${base}.image` : `${expression}.image`,
      'context-values': sharesImage ? `${base}.containerSecurityContext` : `${expression}.securityContext`,
    },
    lines: {
      sidecar: container.kind === 'sidecar' ? [{ text: 'containers/sidecar.tpl' }] : [],
      'container-ports': ports(planned),
      'container-env': [
        ...fieldVariableFragments(component, container.env),
        ...secretVariableFragments(component, plan, container.env),
      ],
      'container-mounts': mounts(component, planned),
    },
  };
}

function names({ name, expression }: ContainerPlan): Readonly<Record<string, string>> {
  return { name, container: expression };
}

function ports({ container, expression }: ContainerPlan): readonly TemplateFragment[] {
  return sortedEntries(container.ports).map(([name, { protocol }]) => ({
    text: 'pod/port.tpl',
    variables: {
      name: writeInlineYaml(name),
      protocol,
      'container-port': readValue(`${expression}.containerPorts`, name),
    },
  }));
}

/** Volumes of the component keep in every container what they allow in the main one. */
function mounts({ component }: ComponentPlan, planned: ContainerPlan): readonly TemplateFragment[] {
  const volumes = sortedEntries(planned.container.mounts).map(([volume, path]): TemplateFragment => ({
    text: 'containers/mount.tpl',
    variables: {
      volume: writeInlineYaml(volume),
      'mount-path': quoteForTemplate(path),
      'read-only': String(component.volumes?.[volume]?.readOnly ?? true),
    },
  }));
  return hasWritablePaths(planned)
    ? [...volumes, { text: 'containers/writable-mounts.tpl', variables: names(planned) }]
    : volumes;
}

function hasWritablePaths({ container }: ContainerPlan): boolean {
  return container.writablePaths.length > 0;
}

function writableVolume(planned: ContainerPlan): SlotFill {
  return { slot: 'volumes', text: 'containers/writable-volume.tpl', variables: names(planned) };
}
