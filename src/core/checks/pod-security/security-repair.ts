import { formatPointer, equalJson } from '../../blueprint/json-pointer.js';
import type { Security } from '../../blueprint/schema/component.js';
import type { JsonValue } from '../../ports/json.js';
import type { Repair, RepairContext } from '../check.js';

/** Fields of the Blueprint's `security` that a repair can set. */
export type SecurityField = Exclude<keyof Security, 'deviations'>;

/**
 * Repair that sets one security field of the component to its hardened value. Always safe: it only takes privileges away.
 *
 * @returns A function for `CheckDefinition.repair`; it gives undefined when the Blueprint already has the value.
 */
export function hardenField(
  field: SecurityField,
  hardened: JsonValue,
): (context: RepairContext) => Repair | undefined {
  return ({ name, component }) =>
    equalJson(component.security[field], hardened)
      ? undefined
      : {
          safe: true,
          description: `set security.${field} of ${name} to ${JSON.stringify(hardened)}`,
          changes: { [formatPointer('components', name, 'security', field)]: hardened },
        };
}
