import type { Component } from '../../../blueprint/schema/component.js';
import type { AssembledChart } from '../../chart-feature.js';
import { codeCell, escapeMarkdown } from './escape-markdown.js';

type Property = readonly [
  text: string,
  path: string,
  holds: (component: Component) => boolean,
  /** Deviations that explain why it does not hold. */
  deviations?: readonly string[],
];

const PROPERTIES: readonly Property[] = [
  [
    'Runs without root',
    'podSecurityContext.runAsNonRoot',
    ({ security }) => security.runAsNonRoot,
    ['runAsNonRoot', 'runAsUser', 'runAsGroup', 'fsGroup'],
  ],
  [
    'Root file system is read-only',
    'containerSecurityContext.readOnlyRootFilesystem',
    ({ security }) => security.readOnlyRootFilesystem,
    ['readOnlyRootFilesystem'],
  ],
  [
    'No privileges, and none to gain',
    'containerSecurityContext.allowPrivilegeEscalation',
    ({ security }) => !security.privileged && !security.allowPrivilegeEscalation,
    ['privileged', 'allowPrivilegeEscalation'],
  ],
  [
    'All kernel capabilities dropped',
    'containerSecurityContext.capabilities',
    ({ security }) => security.addCapabilities.length === 0,
    ['addCapabilities'],
  ],
  ['System calls filtered (RuntimeDefault)', 'podSecurityContext.seccompProfile', () => true],
  ['Not on the network of the node', '', ({ security }) => !security.hostNetwork, ['hostNetwork']],
  [
    'No token of the Kubernetes API',
    'serviceAccount.automount',
    ({ serviceAccount, access }) => !serviceAccount.automountToken && access === undefined,
    ['access'],
  ],
  ['Network closed but for what is planned', 'networkPolicy', ({ networkPolicy }) => networkPolicy.enabled],
  ['CPU, memory and disk limited', 'resources', ({ resources }) => resources.limits.cpu !== undefined],
];

/**
 * Rows of the posture table: what holds for all components, and which it does not hold for, with the reason somebody gave.
 * Accepted deviations that belong to no row have one of their own.
 */
export function postureRows({ plan }: AssembledChart): readonly string[] {
  const explained = new Set(PROPERTIES.flatMap(([, , , deviations = []]) => deviations));
  const rows = PROPERTIES.map(([text, path, holds, deviations = []]) => {
    const failing = plan.components.filter(({ component }) => !holds(component));
    const named = failing.map(({ name, component }) => name + giveReasons(component, deviations));
    const state = named.length === 0 ? 'yes' : `no for ${named.join(', ')}`;
    return `| ${text} | ${state} | ${path === '' ? '' : codeCell(path)} |`;
  });
  const others = plan.components.flatMap(({ name, component }) =>
    Object.keys(component.security.deviations)
      .filter((deviation) => !explained.has(deviation))
      .sort()
      .map(
        (deviation) =>
          `| Accepted deviation ${codeCell(deviation)} | ${name}${giveReasons(component, [deviation])} | |`,
      ),
  );
  return [...rows, ...others];
}

function giveReasons({ security }: Component, deviations: readonly string[]): string {
  const reasons = deviations.flatMap((deviation) => {
    const reason = security.deviations[deviation]?.reason;
    return reason === undefined ? [] : [escapeMarkdown(reason)];
  });
  return reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
}
