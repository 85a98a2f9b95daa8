import type { EnvironmentVariable } from '../../../blueprint/schema/container.js';
import type { ChartFeature, SlotFill, TemplateFragment } from '../../chart-feature.js';
import { sortedEntries, type ComponentPlan } from '../../chart-plan.js';
import { quoteForAnnotation, quoteForTemplate, readValue } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { podEnvironments } from './pod-environments.js';
import { podSuites } from './pod-suites.js';
import { podValues } from './pod-values.js';
import { fixedVariables } from './fixed-variables.js';
import { hasPreStop } from './pre-stop.js';
import { RARE_FIELDS } from './rare-values.js';
import { secretPathExemption } from './secret-paths.js';

/**
 * The pod template, the same text in every kind of workload. It owns the slots that other features fill; the kind's own
 * feature puts it into its template below `pod-template`. `member-volume-operands`: conditions, each with a blank before it,
 * under which the slot `member-volumes` is not empty.
 */
export const POD_TEMPLATE: TemplateFragment = {
  text: 'pod/pod-template.tpl',
  variables: { 'member-volume-operands': '' },
};

/** What the pods of a component are, whatever kind of workload runs them. */
export const podFeature: ChartFeature = {
  name: 'pod',
  forComponent: (component, plan) => ({
    values: podValues(component, plan),
    fills: [
      ...(component.component.security.hostNetwork
        ? [{ slot: 'pod-spec', text: 'pod/host-network.tpl' } as const]
        : []),
      ...lowUserWaiver(component),
      ...secretPathExemption(component),
      rareFields(component),
      placement(component),
      ...ports(component),
      ...fieldVariables(component),
      ...(component.workload.isLongRunning ? LONG_RUNNING : []),
      ...variableChecks(component),
      ...shutdown(component),
    ],
    suites: podSuites(component, plan),
    environments: podEnvironments(component, plan),
  }),
};

/** A classic sidecar would keep a Job from ending, and nobody asks a Job how it is. */
const LONG_RUNNING: readonly SlotFill[] = [
  { slot: 'probes', text: 'pod/probes.tpl' },
  { slot: 'validations', text: 'pod/probe-handlers.tpl' },
  { slot: 'containers', text: 'pod/sidecars.tpl' },
];

/** The Helm expression for a port of the container; `base` is `.Values`, `$c` or a path below them. */
export function containerPortExpression(base: string, port: string): string {
  return readValue(`${base}.containerPorts`, port);
}

/** Ids that no user of a node has. @see https://github.com/zegl/kube-score/blob/master/README_CHECKS.md (container-security-context-user-group-id) */
const LOWEST_FREE_ID = 10_000;

/** Images that own their files with a low id say so to scanners, when the Blueprint has the reason. */
function lowUserWaiver({ component: { security } }: ComponentPlan): readonly SlotFill[] {
  const isLow = security.runAsUser < LOWEST_FREE_ID || security.runAsGroup < LOWEST_FREE_ID;
  const reason = security.deviations['runAsUser']?.reason;
  if (!isLow || reason === undefined) return [];
  return [
    {
      slot: 'workload-annotations',
      text: 'pod/low-user-id.tpl',
      variables: { reason: quoteForAnnotation(reason) },
    },
  ];
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

/** Server-side apply refuses a variable that is there twice. */
function variableChecks({ component }: ComponentPlan): readonly SlotFill[] {
  const fixed = fixedVariables(component);
  const variables = {
    'fixed-names': `(${['list', ...fixed.map((name) => JSON.stringify(name))].join(' ')})`,
  };
  return [
    { slot: 'validations', text: 'pod/duplicate-variables.tpl', variables },
    ...(fixed.length === 0
      ? []
      : [{ slot: 'validations', text: 'pod/fixed-variables.tpl', variables } as const]),
  ];
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

/** Variables that the chart works out; they stand before the plain ones, which may refer to them as `$(NAME)`. */
function fieldVariables(plan: ComponentPlan): readonly SlotFill[] {
  return fieldVariableFragments(plan, plan.component.env).map((fragment) => ({ ...fragment, slot: 'env' }));
}

/** Entries of `env` for the variables of a container that come from the downward API or are the number of a port. */
export function fieldVariableFragments(
  { section }: ComponentPlan,
  env: Readonly<Record<string, EnvironmentVariable>>,
): readonly TemplateFragment[] {
  const base = section === undefined ? '.Values' : '$c';
  return sortedEntries(env).flatMap(([key, variable]): readonly TemplateFragment[] => {
    const name = writeInlineYaml(key);
    if ('field' in variable)
      return [{ text: 'pod/env-field.tpl', variables: { name, field: quoteForTemplate(variable.field) } }];
    if (!('port' in variable)) return [];
    const port = containerPortExpression(base, variable.port);
    return [{ text: 'pod/env-port.tpl', variables: { name, 'container-port': port } }];
  });
}
