import type { ChartFeature, Contribution, SlotFill } from '../../chart-feature.js';
import { sortedEntries, type ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { listOf, oneOf, PORT, STRING_MAP } from '../../value-schemas.js';

const service = defineSection('Service');

/** The Service in front of the pods. */
export const serviceFeature: ChartFeature = {
  name: 'service',
  forComponent: (component) =>
    component.hasService
      ? {
          values: values(component),
          fills: ports(component),
          templates: [{ path: 'service.yaml', text: 'service/service.yaml' }],
          suites: [suite(component)],
        }
      : {},
};

/** The Helm expression for a port of the component's Service; `base` is `.Values`, `$c` or a path below them. */
export function servicePortExpression(base: string, port: string): string {
  return readValue(`${base}.service.ports`, port);
}

function ports(plan: ComponentPlan): readonly SlotFill[] {
  const base = plan.section === undefined ? '.Values' : '$c';
  return sortedEntries(plan.component.ports).map(([name, port]) => ({
    slot: 'service-ports',
    text: port.appProtocol === undefined ? 'service/port.tpl' : 'service/port-app-protocol.tpl',
    variables: {
      name: writeInlineYaml(name),
      protocol: port.protocol,
      'service-port': servicePortExpression(base, name),
      'app-protocol': port.appProtocol ?? '',
    },
  }));
}

function values({ component }: ComponentPlan): readonly ValueDefinition[] {
  const { type, annotations, ipFamilyPolicy, ipFamilies } = component.service;
  return [
    service(
      'service.type',
      'ClusterIP: reachable inside the cluster only.',
      oneOf('ClusterIP', 'NodePort', 'LoadBalancer'),
      {
        value: type,
      },
    ),
    ...sortedEntries(component.ports).map(([name, port]) => ({
      path: ['service', 'ports', name],
      section: 'Service' as const,
      description: `Port of the Service that leads to the container's port "${name}".`,
      schema: PORT,
      value: port.servicePort,
    })),
    service(
      'service.annotations',
      'Annotations of the Service. Helm expressions are filled in.',
      STRING_MAP,
      {
        value: annotations,
        example: { ...annotations, 'example.com/owner': 'platform' },
      },
    ),
    service(
      'service.ipFamilyPolicy',
      "SingleStack, PreferDualStack or RequireDualStack; empty: the cluster's default.",
      oneOf('', 'SingleStack', 'PreferDualStack', 'RequireDualStack'),
      { value: ipFamilyPolicy ?? '', example: 'PreferDualStack' },
    ),
    service(
      'service.ipFamilies',
      "Address families in order, for example [IPv6, IPv4]; empty: the cluster's default.",
      listOf(oneOf('IPv4', 'IPv6'), { maxItems: 2, uniqueItems: true }),
      { value: ipFamilies ?? [], example: ['IPv4', 'IPv6'] },
    ),
  ];
}

function suite({ component }: ComponentPlan): NonNullable<Contribution['suites']>[number] {
  return {
    template: 'service.yaml',
    tests: [
      {
        it: 'leads to the named ports of the container',
        asserts: [
          { isKind: { of: 'Service' } },
          { equal: { path: 'spec.type', value: component.service.type } },
          ...sortedEntries(component.ports).flatMap(([name, port], index) => [
            { equal: { path: `spec.ports[${index}].targetPort`, value: name } },
            { equal: { path: `spec.ports[${index}].port`, value: port.servicePort } },
          ]),
        ],
      },
      {
        it: 'selects by labels that a new version does not change',
        set: [{ path: ['commonLabels'], value: { 'added-by-test': 'yes' }, isGlobal: true }],
        asserts: [
          { notExists: { path: 'spec.selector["helm.sh/chart"]' } },
          { notExists: { path: 'spec.selector["app.kubernetes.io/version"]' } },
          { notExists: { path: 'spec.selector["added-by-test"]' } },
          { equal: { path: 'metadata.labels["added-by-test"]', value: 'yes' } },
        ],
      },
    ],
  };
}
