import type { ChartFeature, SlotFill } from '../../chart-feature.js';
import { sortedEntries, type ComponentPlan } from '../../chart-plan.js';
import { quoteForTemplate, readValue } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { deploymentEnvironments } from './deployment-environments.js';
import { deploymentSuites } from './deployment-suites.js';
import { deploymentValues } from './deployment-values.js';

/** The Deployment: owns the slots of the pod template that other features fill. */
export const deploymentFeature: ChartFeature = {
  name: 'deployment',
  forComponent: (component, plan) => ({
    values: deploymentValues(component, plan),
    fills: [
      ...(component.hasAutoscaling ? [] : [{ slot: 'replicas', text: 'deployment/replicas.tpl' } as const]),
      ...(component.component.security.hostNetwork
        ? [{ slot: 'pod-spec', text: 'deployment/host-network.tpl' } as const]
        : []),
      ...ports(component),
      ...fieldVariables(component),
      { slot: 'validations', text: 'deployment/validations.tpl' },
    ],
    templates: [{ path: 'deployment.yaml', text: 'deployment/deployment.yaml' }],
    suites: deploymentSuites(component, plan),
    environments: deploymentEnvironments(component, plan),
  }),
};

/** The Helm expression for a port of the container; `base` is `.Values`, `$c` or a path below them. */
export function containerPortExpression(base: string, port: string): string {
  return readValue(`${base}.containerPorts`, port);
}

function ports(plan: ComponentPlan): readonly SlotFill[] {
  const base = plan.section === undefined ? '.Values' : '$c';
  return sortedEntries(plan.component.ports).map(([name, port]) => ({
    slot: 'ports',
    text: 'deployment/port.tpl',
    variables: {
      name: writeInlineYaml(name),
      protocol: port.protocol,
      'container-port': containerPortExpression(base, name),
    },
  }));
}

/** Variables from the downward API; they stand before the plain ones, which may refer to them as `$(NAME)`. */
function fieldVariables({ component }: ComponentPlan): readonly SlotFill[] {
  return sortedEntries(component.env).flatMap(([name, variable]) =>
    'field' in variable
      ? [
          {
            slot: 'env' as const,
            text: 'deployment/env-field.tpl' as const,
            variables: { name: writeInlineYaml(name), field: quoteForTemplate(variable.field) },
          },
        ]
      : [],
  );
}
