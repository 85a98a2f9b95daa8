import type { Blueprint } from '../../../core/blueprint/schema/blueprint.js';
import type { FeatureToolName } from './feature-tools.js';

/** Agents of the template swarm. */
export const SWARM_AGENTS = [
  'template_generator',
  'values_generator',
  'dependencies_manager',
  'security_hardening',
  'documentation_generator',
] as const;

/** One of {@link SWARM_AGENTS}. */
export type SwarmAgent = (typeof SWARM_AGENTS)[number];

/** One member of the swarm. */
export interface SwarmMember {
  /** `core` first, `conditional` when the Blueprint has something for it, `documentation` at the end. */
  readonly phase: 'core' | 'conditional' | 'documentation';
  /** Members that must be done before, when they take part. */
  readonly dependsOn: readonly SwarmAgent[];
  readonly tools: readonly FeatureToolName[];
  readonly prompt: string;
  /** Absent: always takes part. */
  readonly applies?: (blueprint: Blueprint) => boolean;
}

/** Who does what, and after whom. */
export const SWARM_MEMBERS: Readonly<Record<SwarmAgent, SwarmMember>> = {
  template_generator: {
    phase: 'core',
    dependsOn: [],
    tools: [
      'generate_helpers',
      'generate_workload',
      'generate_service',
      'generate_ingress',
      'generate_httproute',
      'generate_ingressroute',
      'generate_virtualservice',
      'generate_configmap',
      'generate_hpa',
      'generate_pdb',
    ],
    prompt: 'You see to the templates of workloads, services, routes and scaling.',
  },
  values_generator: {
    phase: 'core',
    dependsOn: ['template_generator'],
    tools: ['generate_values', 'generate_values_schema'],
    prompt: 'You see to the values files and their closed schema.',
  },
  dependencies_manager: {
    phase: 'conditional',
    dependsOn: ['template_generator', 'values_generator'],
    tools: ['generate_secret'],
    prompt: 'You see to data stores and brokers: how the components get their connection strings.',
    applies: (blueprint) =>
      Object.keys(blueprint.dependencies).length > 0 ||
      Object.values(blueprint.components).some((component) => Object.keys(component.secrets).length > 0),
  },
  security_hardening: {
    phase: 'conditional',
    dependsOn: ['template_generator', 'values_generator'],
    tools: ['generate_service_account', 'generate_network_policy'],
    prompt: 'You see to identities and network isolation. You can only make them stricter.',
    applies: (blueprint) =>
      Object.values(blueprint.components).some(
        (component) => component.networkPolicy.enabled || component.serviceAccount.create,
      ),
  },
  documentation_generator: {
    phase: 'documentation',
    dependsOn: ['template_generator', 'values_generator', 'dependencies_manager', 'security_hardening'],
    tools: ['generate_readme', 'generate_notes', 'generate_tests'],
    prompt: 'You see to the README, the notes after an installation, and the tests.',
  },
};

/** The members that take part for this Blueprint, in {@link SWARM_AGENTS} order. */
export function listParticipants(blueprint: Blueprint): readonly SwarmAgent[] {
  return SWARM_AGENTS.filter((name) => SWARM_MEMBERS[name].applies?.(blueprint) ?? true);
}

/** True when nobody the member waits for is still to come. */
export function isReady(
  member: SwarmAgent,
  participants: readonly SwarmAgent[],
  completed: readonly string[],
): boolean {
  return SWARM_MEMBERS[member].dependsOn.every(
    (needed) => !participants.includes(needed) || completed.includes(needed),
  );
}

/** The member to run next: the first, by phase order, that is ready and not done. Undefined when all are done. */
export function chooseNext(
  participants: readonly SwarmAgent[],
  completed: readonly string[],
): SwarmAgent | undefined {
  return participants.find(
    (member) => !completed.includes(member) && isReady(member, participants, completed),
  );
}
