import type { ChartFeature, SlotFill, TemplateFragment } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { isOutside, listServicePorts, metricsOnlyPort, servedProtocol } from './service-ports.js';
import { hasNodePorts, serviceValues } from './service-values.js';
import { serviceSuites } from './service-suites.js';

/** The Service in front of the pods. */
export const serviceFeature: ChartFeature = {
  name: 'service',
  forComponent: (component) =>
    component.hasService
      ? {
          values: serviceValues(component),
          fills: [...ports(component), { slot: 'validations', text: 'service/families-validation.tpl' }],
          templates: [
            {
              path: 'service.yaml',
              text: 'service/service.yaml',
              lines: { 'service-policies': policies(component) },
            },
          ],
          suites: serviceSuites(component),
        }
      : {},
};

/** The Helm expression for a port of the component's Service; `base` is `.Values`, `$c` or a path below them. */
export function servicePortExpression(base: string, port: string): string {
  return readValue(`${base}.service.ports`, port);
}

/** Rules about who reaches which pod; those of load balancers only where the Blueprint plans one. */
function policies({ component }: ComponentPlan): readonly TemplateFragment[] {
  return [
    { text: 'service/traffic-distribution.tpl' },
    { text: 'service/internal-traffic-policy.tpl' },
    ...(isOutside(component) ? [{ text: 'service/external-traffic-policy.tpl' } as const] : []),
    ...(component.service.type === 'LoadBalancer' ? [{ text: 'service/load-balancer.tpl' } as const] : []),
  ];
}

function ports(plan: ComponentPlan): readonly SlotFill[] {
  const base = plan.section === undefined ? '.Values' : '$c';
  const metrics = metricsOnlyPort(plan);
  return listServicePorts(plan).flatMap(([name, port]): readonly SlotFill[] => {
    const variables = {
      service: `${base}.service`,
      name: writeInlineYaml(name),
      protocol: port.protocol,
      'service-port': servicePortExpression(base, name),
    };
    const served = servedProtocol(port, plan.component);
    const appProtocol: readonly TemplateFragment[] =
      served === undefined
        ? []
        : [{ text: 'service/app-protocol.tpl', variables: { 'app-protocol': served } }];
    return [
      {
        slot: 'service-ports',
        text: name === metrics ? 'service/inside-port.tpl' : 'service/port.tpl',
        variables,
        lines: {
          'app-protocol': appProtocol,
          'node-port': nodePort(plan, readValue(`${base}.service.nodePorts`, name)),
        },
      },
      // A Service without an address is never open to the outside.
      {
        slot: 'headless-ports',
        text: 'service/port.tpl',
        variables,
        lines: { 'app-protocol': appProtocol, 'node-port': [] },
      },
    ];
  });
}

function nodePort({ component }: ComponentPlan, expression: string): readonly TemplateFragment[] {
  return hasNodePorts(component)
    ? [{ text: 'service/node-port.tpl', variables: { 'node-port': expression } }]
    : [];
}
