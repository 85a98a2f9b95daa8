import type { Volume } from '../../../blueprint/schema/volume.js';
import { camelCase } from '../../camel-case.js';
import { sortedEntries, type ComponentPlan } from '../../chart-plan.js';
import { readValue } from '../../render-template.js';
import type { TemplateVariables } from '../../render-template.js';

/** One volume of a component with every name the templates use. */
export interface VolumePlan {
  /** Key in the Blueprint's `volumes`; the name of the volume in the pod. */
  readonly name: string;
  readonly volume: Volume;
  /** Path of its values, relative to the component: `persistence.data`, or `volumes.cache` when nothing outlives the pod. */
  readonly path: readonly string[];
}

/** The volumes of a component, sorted by name. */
export function listVolumes({ component }: ComponentPlan): readonly VolumePlan[] {
  return sortedEntries(component.volumes ?? {}).map(([name, volume]) => ({
    name,
    volume,
    path: [isPersistent(volume) ? 'persistence' : 'volumes', camelCase(name)],
  }));
}

/** True for claims: their values stand below `persistence`. */
export function isPersistent({ kind }: Volume): boolean {
  return kind === 'claim' || kind === 'existingClaim';
}

/** The claims that the chart itself asks for. */
export function listClaims(component: ComponentPlan): readonly VolumePlan[] {
  return listVolumes(component).filter(({ volume }) => volume.kind === 'claim');
}

/** Path of a volume's values as a person writes it: `db.persistence.data`. */
export function writtenPath({ section }: ComponentPlan, { path }: VolumePlan): string {
  return [...(section === undefined ? [] : [section]), ...path].join('.');
}

/** Template variables of a volume: `[[claim]]` reads its values where `$c` is known, `[[claim-scope]]` everywhere. */
export function volumeVariables(component: ComponentPlan, plan: VolumePlan): TemplateVariables {
  const scope = component.section === undefined ? '.Values' : `.Values.${component.section}`;
  const base = component.section === undefined ? '.Values' : '$c';
  return {
    volume: plan.name,
    claim: readValue(base, ...plan.path),
    'claim-scope': readValue(scope, ...plan.path),
    'claim-path': writtenPath(component, plan),
    'mount-path': plan.volume.mountPath,
  };
}

/** Template expression that is true when the chart itself asks for the claim. */
function isAskedFor(component: ComponentPlan, plan: VolumePlan): string {
  const { claim = '' } = volumeVariables(component, plan);
  return `and ${claim}.enabled (not ${claim}.existingClaim)`;
}

/** Condition under which a StatefulSet has any claim template; empty when it has no claims at all. */
export function claimTemplateCondition(component: ComponentPlan): string {
  const conditions = listClaims(component).map((plan) => isAskedFor(component, plan));
  if (conditions.length < 2) return conditions.join('');
  return `or ${conditions.map((condition) => `(${condition})`).join(' ')}`;
}

/** Operands, each with a blank before it, of which one is true when a claim of a StatefulSet is a plain volume of the pod instead. */
export function plainVolumeOperands(component: ComponentPlan): string {
  return listClaims(component)
    .map((plan) => {
      const { claim = '' } = volumeVariables(component, plan);
      return ` (not ${claim}.enabled) ${claim}.existingClaim`;
    })
    .join('');
}
