import type { Component } from '../../../blueprint/schema/component.js';
import type { AssembledChart } from '../../chart-feature.js';
import { codeCell } from './escape-markdown.js';

type Property = readonly [text: string, path: string, holds: (component: Component) => boolean];

const PROPERTIES: readonly Property[] = [
  ['Runs without root', 'podSecurityContext.runAsNonRoot', ({ security }) => security.runAsNonRoot],
  [
    'Root file system is read-only',
    'containerSecurityContext.readOnlyRootFilesystem',
    ({ security }) => security.readOnlyRootFilesystem,
  ],
  [
    'No privileges, and none to gain',
    'containerSecurityContext.allowPrivilegeEscalation',
    ({ security }) => !security.privileged && !security.allowPrivilegeEscalation,
  ],
  [
    'All kernel capabilities dropped',
    'containerSecurityContext.capabilities',
    ({ security }) => security.addCapabilities.length === 0,
  ],
  ['System calls filtered (RuntimeDefault)', 'podSecurityContext.seccompProfile', () => true],
  ['Not on the network of the node', '', ({ security }) => !security.hostNetwork],
  [
    'No token of the Kubernetes API',
    'serviceAccount.automount',
    ({ serviceAccount }) => !serviceAccount.automountToken,
  ],
  ['Network closed but for what is planned', 'networkPolicy', ({ networkPolicy }) => networkPolicy.enabled],
  ['CPU, memory and disk limited', 'resources', ({ resources }) => resources.limits.cpu !== undefined],
];

/** Rows of the posture table: what holds for all components, and which it does not hold for. */
export function postureRows({ plan }: AssembledChart): readonly string[] {
  return PROPERTIES.map(([text, path, holds]) => {
    const failing = plan.components.filter(({ component }) => !holds(component)).map(({ name }) => name);
    const state = failing.length === 0 ? 'yes' : `no for ${failing.join(', ')}`;
    return `| ${text} | ${state} | ${path === '' ? '' : codeCell(path)} |`;
  });
}
