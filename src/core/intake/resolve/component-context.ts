import { COMPONENT_ROLES, type ComponentRole } from '../../blueprint/schema/component.js';
import { WORKLOAD_KINDS } from '../../blueprint/schema/workload.js';
import { AutopilotError } from '../../errors/autopilot-error.js';
import { GENERIC_BY_ROLE, type Archetype } from '../knowledge.js';
import type { ComponentContext, ResolveContext } from './resolution.js';

/** The archetype that the facts name for a component, if it is a known one. */
export function namedArchetype({ draft, knowledge }: ResolveContext, name: string): Archetype | undefined {
  const id = draft.text('components', name, 'archetype');
  return knowledge.archetypes.find((archetype) => archetype.id === id);
}

/** A component with its role, workload and archetypes. Role and workload must be resolved. */
export function componentContext(context: ResolveContext, name: string): ComponentContext {
  const { draft } = context;
  const role =
    COMPONENT_ROLES.find((candidate) => candidate === draft.text('components', name, 'role')) ?? 'service';
  const workload =
    WORKLOAD_KINDS.find((candidate) => candidate === draft.text('components', name, 'workload')) ??
    'Deployment';
  const generic = genericArchetype(context, role);
  const archetype = namedArchetype(context, name) ?? generic;
  const behaviour = fits(archetype, role) ? archetype : generic;
  return { ...context, name, role, workload, archetype, behaviour, mainPort: behaviour.portName ?? 'http' };
}

/** True for roles whose pods others send requests to. */
export function isServing(role: ComponentRole): boolean {
  return role === 'service' || role === 'store';
}

function fits(archetype: Archetype, role: ComponentRole): boolean {
  const own = archetype.role ?? 'service';
  return own === role || (isServing(own) && isServing(role));
}

function genericArchetype({ knowledge }: ResolveContext, role: ComponentRole): Archetype {
  const id = GENERIC_BY_ROLE[role];
  const found = knowledge.archetypes.find((archetype) => archetype.id === id);
  if (found === undefined)
    throw new AutopilotError('INVARIANT_BROKEN', `The knowledge has no archetype "${id}".`);
  return found;
}
