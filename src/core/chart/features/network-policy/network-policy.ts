import { camelCase } from '../../camel-case.js';
import type { ChartFeature, SlotFill, TemplateFragment } from '../../chart-feature.js';
import { sortedEntries, type ChartPlan, type ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { monitoredExpression } from '../monitoring/monitoring-plan.js';
import { containerPortExpression } from '../pod/pod.js';
import { networkPolicySuites } from './network-policy-suites.js';
import { networkPolicyValues } from './network-policy-values.js';

/** The NetworkPolicy: who may call the pods, and what they may call. Everything else is closed. */
export const networkPolicyFeature: ChartFeature = {
  name: 'network-policy',
  forComponent: (component, plan) =>
    component.component.networkPolicy.enabled
      ? {
          values: networkPolicyValues(component),
          fills: [
            ...(component.section === undefined
              ? []
              : [{ slot: 'component-expression', text: 'network-policy/component-expression.tpl' } as const]),
            ...ingressRules(component, plan),
            ...egressRules(component, plan),
          ],
          templates: [
            {
              path: 'networkpolicy.yaml',
              text: 'network-policy/network-policy.yaml',
              variables: { 'no-ingress': emptyIngress(component) },
            },
          ],
          suites: networkPolicySuites(component),
        }
      : {},
};

function valuesBase({ section }: ComponentPlan): string {
  return section === undefined ? '.Values' : '$c';
}

/** Rules without a condition keep the list filled; without one, the list is `[]` when no condition holds. */
function emptyIngress(component: ComponentPlan): string {
  if (component.callers.length > 0) return '';
  const base = valuesBase(component);
  const monitored = monitoredExpression(component, base);
  const conditions = [
    `${base}.networkPolicy.extraIngress`,
    ...(component.hasService
      ? [
          `${base}.networkPolicy.allowSameNamespace`,
          '.Values.tests.enabled',
          `(ne ${base}.service.type "ClusterIP")`,
        ]
      : []),
    ...component.routes.map((route) => readValue(base, route.valuesKey, 'enabled')),
    ...(monitored === undefined ? [] : [monitored]),
  ];
  const open = conditions.length === 1 ? (conditions[0] ?? '') : `(or ${conditions.join(' ')})`;
  return `{{ if not ${open} }} []{{ end }}`;
}

function ports({ component }: ComponentPlan, only?: string): readonly TemplateFragment[] {
  return sortedEntries(component.ports)
    .filter(([name]) => only === undefined || name === only)
    .map(([name, port]) => ({
      text: 'network-policy/port.tpl',
      variables: { name: writeInlineYaml(name), protocol: port.protocol },
    }));
}

/** Callers that do not stand in the Blueprint one by one. */
const OPEN_RULES = [
  'network-policy/from-outside.tpl',
  'network-policy/from-namespace.tpl',
  'network-policy/from-test.tpl',
] as const;

function ingressRules(component: ComponentPlan, plan: ChartPlan): readonly SlotFill[] {
  const slot = 'network-policy-ingress';
  const base = valuesBase(component);
  return [
    ...component.callers.map(({ peer, port }): SlotFill => ({
      slot,
      text: 'network-policy/from-component.tpl',
      variables: { peer, port: writeInlineYaml(port), 'peer-prefix': prefixOf(plan, peer) },
    })),
    ...component.routes.map(({ valuesKey, route }): SlotFill => ({
      slot,
      text: 'network-policy/from-controller.tpl',
      variables: { enabled: readValue(base, valuesKey, 'enabled'), kind: route.kind },
      lines: { ports: ports(component, route.port) },
    })),
    ...(component.hasService ? OPEN_RULES : []).map((text): SlotFill => ({
      slot,
      text,
      lines: { ports: ports(component) },
    })),
  ];
}

function egressRules(component: ComponentPlan, plan: ChartPlan): readonly SlotFill[] {
  const slot = 'network-policy-egress';
  return [
    ...component.calls.map(({ peer, port }): SlotFill => ({
      slot,
      text: 'network-policy/to-component.tpl',
      variables: {
        peer,
        'peer-prefix': prefixOf(plan, peer),
        'container-port': containerPortExpression(`.Values.${camelCase(peer)}`, port),
      },
    })),
    ...component.dependencies.map(({ name, dependency }): SlotFill => ({
      slot,
      text: 'network-policy/to-dependency.tpl',
      variables: {
        dependency: name,
        engine: dependency.engine,
        indent: '8',
        'dependency-values': `${valuesBase(component)}.networkPolicy.dependencies.${camelCase(name)}`,
      },
    })),
  ];
}

function prefixOf(plan: ChartPlan, name: string): string {
  return plan.components.find((component) => component.name === name)?.prefix ?? plan.chartName;
}
