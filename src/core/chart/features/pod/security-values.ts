import type { Component, Security } from '../../../blueprint/schema/component.js';
import type { JsonObject, JsonValue } from '../../../ports/json.js';
import type { ComponentPlan } from '../../chart-plan.js';
import type { ValueDefinition } from '../../value-definition.js';
import type { ValuePlace } from './value-place.js';
import { BOOLEAN, listOf, NUMERIC_ID, oneOf, pattern, STRING } from '../../value-schemas.js';

type Field = readonly [description: string, schema: JsonObject, value?: JsonValue];

/**
 * Security contexts of the pod and the container: the restricted Pod Security Standard unless the Blueprint deviates.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function securityValues({ component }: ComponentPlan): readonly ValueDefinition[] {
  const { security } = component;
  return [
    ...define({ section: 'Security', path: ['podSecurityContext'] }, podFields(component), security),
    ...containerSecurityValues(security, { section: 'Security', path: ['containerSecurityContext'] }),
    ...(security.hostNetwork
      ? define(
          { section: 'Security', path: [] },
          { hostNetwork: ['Uses the network of the node.', BOOLEAN, true] },
          security,
        )
      : []),
  ];
}

/** Security context of one container. */
export function containerSecurityValues(security: Security, place: ValuePlace): readonly ValueDefinition[] {
  return define(place, containerFields(security), security);
}

function podFields(component: Component): Readonly<Record<string, Field>> {
  const { security } = component;
  const sysctls = ['Kernel parameters of the pod.', listOf({ type: 'object' })] as const;
  return {
    runAsNonRoot: ['Refuses to start as root.', BOOLEAN, security.runAsNonRoot],
    runAsUser: ['User id of all containers.', NUMERIC_ID, security.runAsUser],
    runAsGroup: ['Group id of all containers.', NUMERIC_ID, security.runAsGroup],
    fsGroup: ['Group that owns mounted volumes.', NUMERIC_ID, security.fsGroup],
    fsGroupChangePolicy: [
      'OnRootMismatch is quick on big volumes.',
      oneOf('OnRootMismatch', 'Always'),
      'OnRootMismatch',
    ],
    'seccompProfile.type': [
      'System calls that are allowed.',
      oneOf('RuntimeDefault', 'Localhost', 'Unconfined'),
      'RuntimeDefault',
    ],
    'seccompProfile.localhostProfile': ['Path of the profile for Localhost.', STRING],
    supplementalGroups: ['Further groups.', listOf(NUMERIC_ID)],
    sysctls: opensLowPorts(component) ? [...sysctls, LOW_PORTS] : sysctls,
    'appArmorProfile.type': ['AppArmor profile.', oneOf('RuntimeDefault', 'Localhost', 'Unconfined')],
    'appArmorProfile.localhostProfile': ['Name of the profile for Localhost.', STRING],
  };
}

/** Lets every user listen below 1024, inside the pod only. A safe one since Kubernetes 1.22: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
const LOW_PORTS: JsonValue = [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }];

/** A user other than root cannot open port 80 without help. On the node's network the parameter is not allowed. */
function opensLowPorts({ ports, security }: Component): boolean {
  const isLow = Object.values(ports).some(({ containerPort }) => containerPort < 1024);
  return isLow && security.runAsUser !== 0 && !security.hostNetwork;
}

function containerFields(security: Security): Readonly<Record<string, Field>> {
  const capability = pattern('^[A-Z_]+$');
  const added = ['Kernel capabilities given.', listOf(capability)] as const;
  return {
    allowPrivilegeEscalation: [
      'Lets the process gain privileges.',
      BOOLEAN,
      security.allowPrivilegeEscalation,
    ],
    privileged: ['Gives the container the node.', BOOLEAN, security.privileged],
    readOnlyRootFilesystem: ['Only writablePaths can be written.', BOOLEAN, security.readOnlyRootFilesystem],
    runAsNonRoot: ['Refuses to start as root.', BOOLEAN, security.runAsNonRoot],
    runAsUser: ['User id of this container.', NUMERIC_ID, security.runAsUser],
    runAsGroup: ['Group id of this container.', NUMERIC_ID, security.runAsGroup],
    'capabilities.drop': ['Kernel capabilities taken away.', listOf(capability), ['ALL']],
    'capabilities.add': security.addCapabilities.length === 0 ? added : [...added, security.addCapabilities],
    'seccompProfile.type': [
      'System calls that are allowed.',
      oneOf('RuntimeDefault', 'Localhost', 'Unconfined'),
      'RuntimeDefault',
    ],
    'seccompProfile.localhostProfile': ['Path of the profile for Localhost.', STRING],
  };
}

function define(
  { section, path }: ValuePlace,
  fields: Readonly<Record<string, Field>>,
  security: Security,
): readonly ValueDefinition[] {
  return Object.entries(fields).map(([field, [description, schema, value]]) => ({
    path: [...path, ...field.split('.')],
    section,
    description: `${description}${explainDeviation(field, security)}`,
    schema,
    ...(value === undefined ? {} : { value }),
  }));
}

function explainDeviation(field: string, security: Security): string {
  const key = field === 'capabilities.add' ? 'addCapabilities' : field;
  const deviation = security.deviations[key];
  if (deviation === undefined) return '';
  // The standard forbids root; low ids are only what scanners warn about.
  if (key === 'runAsUser' && security.runAsUser !== 0) return ` Not a high id because: ${deviation.reason}`;
  return ` Weaker than the restricted standard because: ${deviation.reason}`;
}
