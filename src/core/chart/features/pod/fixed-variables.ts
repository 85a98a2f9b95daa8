import type { Component } from '../../../blueprint/schema/component.js';
import { sortedEntries } from '../../chart-plan.js';

/** Names of the variables that the chart itself sets, from Secrets, fields of the pod and its ports, sorted. */
export function fixedVariables({ env }: Component): readonly string[] {
  return sortedEntries(env).flatMap(([name, variable]) => ('value' in variable ? [] : [name]));
}
