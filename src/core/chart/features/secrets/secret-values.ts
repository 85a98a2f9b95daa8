import type { JsonObject } from '../../../ports/json.js';
import type { ValueDefinition } from '../../value-definition.js';
import { DATA_KEY, oneOf, pattern, STRING, SUBDOMAIN_OR_EMPTY } from '../../value-schemas.js';
import { EXAMPLE_SECRET } from './example-secret.js';
import type { SecretPlan } from './secret-plan.js';

/** Values of one Secret; which ones depends on who makes it. No default ever holds a secret. */
export function secretValues(secret: SecretPlan): readonly ValueDefinition[] {
  const define = (
    path: readonly string[],
    description: string,
    schema: JsonObject,
    options: Pick<ValueDefinition, 'value' | 'example' | 'isRequired'>,
  ): ValueDefinition => ({
    path: [...secret.path, ...path],
    section: 'Secrets',
    description,
    schema,
    ...options,
  });
  const descriptions = {
    existing: 'Name of the Secret, which must exist before the install.',
    external: 'Name of the Secret that is made; empty: the name of the release and this one.',
    create: 'Name of a Secret that exists; empty: the chart makes one from the values below.',
  };
  const name = define(['name'], descriptions[secret.secret.mode], SUBDOMAIN_OR_EMPTY, {
    value: secret.secret.mode === 'create' ? '' : secret.defaultName,
  });
  if (secret.secret.mode === 'create')
    return [
      name,
      ...secret.keys.map(([key, purpose]) =>
        define(['values', key], `${purpose}. Give it at install time; never commit it.`, STRING, {
          value: '',
          example: EXAMPLE_SECRET,
          isRequired: true,
        }),
      ),
    ];
  return [
    name,
    ...secret.keys.map(([key, purpose]) =>
      define(['keys', key], `Key of the Secret that holds: ${purpose}.`, DATA_KEY, { value: key }),
    ),
    ...(secret.secret.mode === 'external' ? externalValues(secret, define) : []),
  ];
}

function externalValues(
  { secret }: SecretPlan,
  define: (
    path: readonly string[],
    description: string,
    schema: JsonObject,
    options: Pick<ValueDefinition, 'value'>,
  ) => ValueDefinition,
): readonly ValueDefinition[] {
  const { kind = 'ClusterSecretStore', name = '', path = '' } = secret.store ?? {};
  return [
    define(
      ['externalSecret', 'storeKind'],
      'SecretStore or ClusterSecretStore.',
      oneOf('SecretStore', 'ClusterSecretStore'),
      {
        value: kind,
      },
    ),
    define(['externalSecret', 'storeName'], 'Name of the store.', STRING, { value: name }),
    define(['externalSecret', 'path'], 'Path in the store.', STRING, { value: path }),
    define(['externalSecret', 'refreshInterval'], 'How often it is fetched.', pattern('^([0-9]+(s|m|h))+$'), {
      value: '1h',
    }),
  ];
}
