import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Blueprint, OwnNamespace } from '../../blueprint/schema/blueprint.js';
import type { Component, Security } from '../../blueprint/schema/component.js';
import { BASE_ENVIRONMENT } from '../../sizing/effective-component.js';
import { totalResources } from '../../sizing/total-resources.js';
import { compareQuantities } from '../../units/quantity.js';
import { sortedEntries } from '../chart-plan.js';

/** A namespace of the chart's own that refuses the chart's own pods. */
export function findNamespaceProblems(blueprint: Blueprint): readonly BlueprintProblem[] {
  const { ownNamespace } = blueprint.chart;
  if (ownNamespace === undefined) return [];
  return [...standardProblems(blueprint, ownNamespace), ...quotaProblems(blueprint, ownNamespace)];
}

function standardProblems(
  { components }: Blueprint,
  { podSecurity }: OwnNamespace,
): readonly BlueprintProblem[] {
  return sortedEntries(components).flatMap(([name, component]) => {
    const fields = podSecurity === 'privileged' ? [] : fieldsAgainst(podSecurity, component);
    if (fields.length === 0) return [];
    return [
      {
        pointer: formatPointer('chart', 'ownNamespace', 'podSecurity'),
        message: `the namespace would refuse the pods of ${name}: ${fields.join(', ')} ${fields.length === 1 ? 'is' : 'are'} below the ${podSecurity} standard`,
        hint: 'Choose a lower standard, or harden the component.',
      },
    ];
  });
}

/** Capabilities that the baseline standard lets a container add. @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
const BASELINE_CAPABILITIES: readonly string[] = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

function fieldsAgainst(standard: 'baseline' | 'restricted', component: Component): readonly string[] {
  const { security, volumes = {} } = component;
  const allowed = standard === 'baseline' ? BASELINE_CAPABILITIES : ['NET_BIND_SERVICE'];
  const broken: readonly (readonly [string, boolean])[] = [
    ['security.privileged', security.privileged],
    ['security.hostNetwork', security.hostNetwork],
    ['security.addCapabilities', security.addCapabilities.some((name) => !allowed.includes(name))],
    ['volumes', Object.values(volumes).some(({ kind }) => kind === 'hostPath')],
    ...(standard === 'restricted' ? restrictedFields(security) : []),
  ];
  return broken.flatMap(([field, isBroken]) => (isBroken ? [field] : []));
}

function restrictedFields(security: Security): readonly (readonly [string, boolean])[] {
  return [
    ['security.allowPrivilegeEscalation', security.allowPrivilegeEscalation],
    ['security.runAsNonRoot', !security.runAsNonRoot],
    ['security.runAsUser', security.runAsUser === 0],
  ];
}

function quotaProblems(blueprint: Blueprint, { quota }: OwnNamespace): readonly BlueprintProblem[] {
  const total = totalResources(blueprint).find(({ environment }) => environment === BASE_ENVIRONMENT);
  if (quota === undefined || total === undefined) return [];
  const { cpu, memory, pods } = total.atMinimum;
  const wanted: readonly (readonly [string, boolean, string])[] = [
    ['cpu', quota.cpu !== undefined && compareQuantities(cpu, quota.cpu) > 0, `${cpu} of CPU`],
    [
      'memory',
      quota.memory !== undefined && compareQuantities(memory, quota.memory) > 0,
      `${memory} of memory`,
    ],
    ['pods', quota.pods !== undefined && pods > quota.pods, `${pods} pods`],
  ];
  return wanted.flatMap(([field, isShort, amount]) =>
    isShort
      ? [
          {
            pointer: formatPointer('chart', 'ownNamespace', 'quota', field),
            message: `the components need ${amount} at least, which is more than the quota`,
            hint: 'Raise the quota, and leave room for rollouts, which run more pods for a while.',
          },
        ]
      : [],
  );
}
