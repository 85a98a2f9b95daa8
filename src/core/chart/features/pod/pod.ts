import type { ChartFeature, SlotFill, TemplateFragment } from '../../chart-feature.js';
import { sortedEntries, type ComponentPlan } from '../../chart-plan.js';
import { quoteForTemplate, readValue } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { podEnvironments } from './pod-environments.js';
import { podSuites } from './pod-suites.js';
import { podValues } from './pod-values.js';
import { hasPreStop } from './pre-stop.js';
import { RARE_FIELDS } from './rare-values.js';

/**
 * The pod template, the same text in every kind of workload. It owns the slots that other features fill; the kind's own
 * feature puts it into its template below `pod-template`.
 */
export const POD_TEMPLATE: TemplateFragment = { text: 'pod/pod-template.tpl' };

/** What the pods of a component are, whatever kind of workload runs them. */
export const podFeature: ChartFeature = {
  name: 'pod',
  forComponent: (component, plan) => ({
    values: podValues(component, plan),
    fills: [
      ...(component.component.security.hostNetwork
        ? [{ slot: 'pod-spec', text: 'pod/host-network.tpl' } as const]
        : []),
      rareFields(component),
      placement(component),
      ...ports(component),
      ...fieldVariables(component),
      ...(component.workload.isLongRunning ? [{ slot: 'probes', text: 'pod/probes.tpl' } as const] : []),
      ...shutdown(component),
    ],
    suites: podSuites(component, plan),
    environments: podEnvironments(component, plan),
  }),
};

/** The Helm expression for a port of the container; `base` is `.Values`, `$c` or a path below them. */
export function containerPortExpression(base: string, port: string): string {
  return readValue(`${base}.containerPorts`, port);
}

/** On the network of the node the DNS policy stands beside `hostNetwork`, which needs one. */
function rareFields({ component }: ComponentPlan): SlotFill {
  const names = component.security.hostNetwork
    ? RARE_FIELDS.filter((name) => name !== 'dnsPolicy')
    : RARE_FIELDS;
  return {
    slot: 'pod-spec',
    text: 'pod/rare-fields.tpl',
    variables: { 'rare-fields': names.map((name) => JSON.stringify(name)).join(' ') },
  };
}

/** Only pods that come in numbers can be spread. */
function placement({ workload }: ComponentPlan): SlotFill {
  if (!workload.isReplicated) return { slot: 'pod-placement', text: 'pod/affinity.tpl' };
  const keys: readonly TemplateFragment[] =
    workload.kind === 'Deployment' ? [{ text: 'pod/one-revision.tpl' }] : [];
  return { slot: 'pod-placement', text: 'pod/spread.tpl', lines: { 'spread-keys': keys } };
}

function shutdown(component: ComponentPlan): readonly SlotFill[] {
  if (!hasPreStop(component)) return [];
  return [
    { slot: 'lifecycle', text: 'pod/pre-stop.tpl' },
    { slot: 'validations', text: 'pod/validations.tpl' },
  ];
}

function ports(plan: ComponentPlan): readonly SlotFill[] {
  const base = plan.section === undefined ? '.Values' : '$c';
  return sortedEntries(plan.component.ports).map(([name, port]) => ({
    slot: 'ports',
    text: 'pod/port.tpl',
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
            text: 'pod/env-field.tpl' as const,
            variables: { name: writeInlineYaml(name), field: quoteForTemplate(variable.field) },
          },
        ]
      : [],
  );
}
