import { camelCase } from '../../camel-case.js';
import type { ChartFeature, SlotFill, TemplateFragment } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { routesTo } from '../exposure/routes-to.js';
import { monitoredExpression } from '../monitoring/monitoring-plan.js';
import { containerPortExpression } from '../pod/pod.js';
import { findStore, storeVariables } from '../dependencies/dependency-plan.js';
import { testedPort } from '../test-hook/tested-port.js';
import { controllerLabels } from './controller-labels.js';
import { networkPolicySuites } from './network-policy-suites.js';
import { networkPolicyValues } from './network-policy-values.js';
import { policyPorts, proxyPorts, type PolicyPort } from './policy-ports.js';

/** The NetworkPolicy: who may call the pods, and what they may call. Everything else is closed. */
export const networkPolicyFeature: ChartFeature = {
  name: 'network-policy',
  forComponent: (component, plan) =>
    component.component.networkPolicy.enabled
      ? {
          values: networkPolicyValues(component, plan),
          fills: [
            ...(component.section === undefined
              ? []
              : [{ slot: 'component-expression', text: 'network-policy/component-expression.tpl' } as const]),
            ...closedExemption(component),
            ...ingressRules(component, plan),
            ...egressRules(component, plan),
          ],
          templates: [
            {
              path: 'networkpolicy.yaml',
              text: 'network-policy/network-policy.yaml',
              variables: { 'no-ingress': emptyIngress(component, plan) },
            },
          ],
          suites: networkPolicySuites(component, plan),
        }
      : {},
};

function valuesBase({ section }: ComponentPlan): string {
  return section === undefined ? '.Values' : '$c';
}

/** Rules without a condition keep the list filled; without one, the list is `[]` when no condition holds. */
function emptyIngress(component: ComponentPlan, plan: ChartPlan): string {
  if (component.callers.length > 0) return '';
  const base = valuesBase(component);
  const monitored = monitoredExpression(component, base);
  const conditions = [
    `${base}.networkPolicy.extraIngress`,
    ...(component.hasService
      ? [
          `${base}.networkPolicy.allowSameNamespace`,
          ...(testedPort(component) === undefined ? [] : ['.Values.tests.enabled']),
          `(ne ${base}.service.type "ClusterIP")`,
        ]
      : []),
    ...routesTo(component, plan).map(({ enabled }) => enabled),
    ...(monitored === undefined ? [] : [monitored]),
  ];
  const open = conditions.length === 1 ? (conditions[0] ?? '') : `(or ${conditions.join(' ')})`;
  return `{{ if not ${open} }} []{{ end }}`;
}

function closedExemption({ hasService, callers }: ComponentPlan): readonly SlotFill[] {
  if (hasService || callers.length > 0) return [];
  return [{ slot: 'workload-annotations', text: 'network-policy/closed-exemption.tpl' }];
}

function ports(component: ComponentPlan, only?: string): readonly TemplateFragment[] {
  return policyPorts(component, only).map(portFragment);
}

function portFragment({ port, protocol }: PolicyPort): TemplateFragment {
  return { text: 'network-policy/port.tpl', variables: { name: writeInlineYaml(port), protocol } };
}

/** Callers that do not stand in the Blueprint one by one. */
function openRules(component: ComponentPlan): readonly SlotFill['text'][] {
  if (!component.hasService) return [];
  return [
    'network-policy/from-outside.tpl',
    'network-policy/from-namespace.tpl',
    ...(testedPort(component) === undefined ? [] : ['network-policy/from-test.tpl' as const]),
  ];
}

function ingressRules(component: ComponentPlan, plan: ChartPlan): readonly SlotFill[] {
  const slot = 'network-policy-ingress';
  const labels: readonly TemplateFragment[] =
    controllerLabels(component, plan) === undefined ? [] : [{ text: 'network-policy/controller-labels.tpl' }];
  return [
    ...component.callers.map(({ peer, port }): SlotFill => ({
      slot,
      text: 'network-policy/from-component.tpl',
      variables: { peer, 'peer-prefix': prefixOf(plan, peer) },
      lines: { ports: ports(component, port) },
    })),
    ...routesTo(component, plan).map(({ route, enabled }): SlotFill => ({
      slot,
      text: 'network-policy/from-controller.tpl',
      variables: { enabled, kind: route.route.kind },
      lines: { ports: ports(component, route.route.port), 'controller-labels': labels },
    })),
    ...openRules(component).map((text): SlotFill => ({
      slot,
      text,
      lines: { ports: ports(component) },
    })),
  ];
}

function egressRules(component: ComponentPlan, plan: ChartPlan): readonly SlotFill[] {
  const slot = 'network-policy-egress';
  return [
    ...component.calls.map(({ peer, port, protocol }): SlotFill => ({
      slot,
      text: 'network-policy/to-component.tpl',
      variables: {
        peer,
        protocol,
        'peer-prefix': prefixOf(plan, peer),
        'container-port': containerPortExpression(`.Values.${camelCase(peer)}`, port),
      },
      lines: {
        'proxy-ports': plan.components
          .filter(({ name }) => name === peer)
          .flatMap(proxyPorts)
          .map(portFragment),
      },
    })),
    ...component.dependencies.map(({ name, dependency }): SlotFill => {
      const store = findStore(plan, name);
      const isManaged = store?.access !== undefined;
      return {
        slot,
        text: isManaged ? 'network-policy/to-store.tpl' : 'network-policy/to-dependency.tpl',
        variables: {
          ...(store === undefined ? {} : storeVariables(store)),
          dependency: name,
          engine: dependency.engine,
          indent: '8',
          'dependency-values': `${valuesBase(component)}.networkPolicy.dependencies.${camelCase(name)}`,
        },
      };
    }),
  ];
}

function prefixOf(plan: ChartPlan, name: string): string {
  return plan.components.find((component) => component.name === name)?.prefix ?? plan.chartName;
}
