import type { EnvironmentVariable } from '../../../blueprint/schema/container.js';
import type { JsonObject } from '../../../ports/json.js';
import { sortedEntries } from '../../chart-plan.js';
import type { ValueDefinition } from '../../value-definition.js';
import type { ValuePlace } from './value-place.js';

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/ (names of variables) */
const VARIABLE_NAME = '^[A-Za-z_][A-Za-z0-9_]*$';

/**
 * Helm drops a `null` itself where the chart has a default; where only another values file has one, the `null` arrives here.
 */
const VARIABLE: JsonObject = { type: ['string', 'number', 'boolean', 'null'] };

/** Values of the variables of a container that have a literal value. */
export function environmentValues(
  env: Readonly<Record<string, EnvironmentVariable>>,
  { section, path }: ValuePlace,
): readonly ValueDefinition[] {
  const literals = sortedEntries(env).flatMap(([name, variable]) =>
    'value' in variable ? [{ name, value: variable.value }] : [],
  );
  return [
    {
      path,
      section,
      description:
        'Environment variables by name, taken literally. Never put a credential here. null removes a variable.',
      schema: {
        type: 'object',
        additionalProperties: false,
        patternProperties: { [VARIABLE_NAME]: VARIABLE },
      },
      ...(literals.length === 0 ? { value: {} } : {}),
      example: { EXAMPLE_VARIABLE: 'yes' },
    },
    ...literals.map(({ name, value }) => ({
      path: [...path, name],
      section,
      description: `Environment variable ${name}.`,
      schema: VARIABLE,
      value,
    })),
  ];
}
