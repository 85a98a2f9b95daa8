import { camelCase } from '../../camel-case.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { BOOLEAN, NAME_OR_EMPTY, OBJECT_LIST, pattern, PORT, STRING_MAP } from '../../value-schemas.js';
import { routesTo } from '../exposure/routes-to.js';
import { controllerLabels, controllerNames } from './controller-labels.js';

const network = defineSection('Network policy');

/** Values of the NetworkPolicy. */
export function networkPolicyValues(plan: ComponentPlan, chart: ChartPlan): readonly ValueDefinition[] {
  const { allowSameNamespace, allowInternet } = plan.component.networkPolicy;
  return [
    network('networkPolicy.enabled', 'Closes every connection that is not listed here.', BOOLEAN, {
      value: true,
      isSwitch: true,
    }),
    ...(plan.hasService
      ? [
          network(
            'networkPolicy.allowSameNamespace',
            'Every pod of the namespace may call this one.',
            BOOLEAN,
            {
              value: allowSameNamespace,
              isSwitch: true,
            },
          ),
        ]
      : []),
    network(
      'networkPolicy.allowInternet',
      'Calls to any address are allowed, except to the metadata service of cloud machines.',
      BOOLEAN,
      { value: allowInternet, isSwitch: true },
    ),
    ...controllerValues(plan, chart),
    network(
      'networkPolicy.dnsNamespace',
      'Namespace that name resolution runs in; the address of a NodeLocal DNSCache belongs in extraEgress.',
      pattern('^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
      { value: 'kube-system' },
    ),
    ...dependencyValues(plan),
    ...extraRules(),
  ];
}

function controllerValues(plan: ComponentPlan, chart: ChartPlan): readonly ValueDefinition[] {
  if (routesTo(plan, chart).length === 0) return [];
  const names = controllerNames(plan, chart);
  const labels = controllerLabels(plan, chart);
  return [
    network(
      'networkPolicy.controllerNamespace',
      `Namespace of ${names}; empty: pods of any namespace may call.`,
      NAME_OR_EMPTY,
      { value: '' },
    ),
    ...(labels === undefined
      ? []
      : [
          network('networkPolicy.controllerLabels', `Labels of the pods of ${names}.`, STRING_MAP, {
            value: labels,
          }),
        ]),
  ];
}

function extraRules(): readonly ValueDefinition[] {
  return [
    network(
      'networkPolicy.extraIngress',
      'Further rules for callers. Helm expressions are filled in.',
      OBJECT_LIST,
      {
        value: [],
        example: [
          { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }] },
        ],
      },
    ),
    network(
      'networkPolicy.extraEgress',
      'Further rules for calls. Helm expressions are filled in.',
      OBJECT_LIST,
      {
        value: [],
        example: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 9092, protocol: 'TCP' }] }],
      },
    ),
  ];
}

function dependencyValues(plan: ComponentPlan): readonly ValueDefinition[] {
  return plan.dependencies.flatMap(({ name, dependency, port }) => [
    network(
      `networkPolicy.dependencies.${camelCase(name)}.port`,
      `Port of ${dependency.engine} (${name}).`,
      PORT,
      { value: port },
    ),
    network(
      `networkPolicy.dependencies.${camelCase(name)}.to`,
      dependency.mode === 'external'
        ? `Where ${name} runs, as NetworkPolicy peers; empty: anywhere but the metadata service.`
        : `Where ${name} runs while it is not part of the release, as NetworkPolicy peers; empty: anywhere but the metadata service.`,
      OBJECT_LIST,
      { value: [], example: [{ ipBlock: { cidr: '10.0.0.0/8' } }] },
    ),
  ]);
}
