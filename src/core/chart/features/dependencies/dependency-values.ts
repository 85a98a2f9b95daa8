import { isJsonObject } from '../../../blueprint/json-pointer.js';
import type { JsonObject, JsonValue } from '../../../ports/json.js';
import type { Contribution, ValueSetting } from '../../chart-feature.js';
import type { ChartPlan } from '../../chart-plan.js';
import type { ValueDefinition, ValueOptions } from '../../value-definition.js';
import {
  ANY_OBJECT,
  BOOLEAN,
  DATA_KEY,
  PORT,
  QUANTITY,
  STRING,
  SUBDOMAIN_OR_EMPTY,
} from '../../value-schemas.js';
import {
  existingSecretName,
  readsSecret,
  SECRET_PROPERTIES,
  type DependencyProperty,
  type StorePlan,
} from './dependency-plan.js';

/** Values of one dependency: who makes it, how big it is, and where it is while the chart does not bring it along. */
export function storeValues(plan: ChartPlan, store: StorePlan): readonly ValueDefinition[] {
  const define: Definer = (path, description, schema, options) => ({
    path: [...store.path, ...path.split('.')],
    section: 'Dependencies',
    description,
    schema,
    ...options,
  });
  return [
    ...(store.dependency.operator === undefined ? [] : operatorValues(store, define)),
    ...(store.dependency.embedded === undefined ? [] : embeddedValues(store, define)),
    ...addressValues(store, define),
    ...secretValues(plan, store, define),
  ];
}

type Definer = (
  path: string,
  description: string,
  schema: JsonObject,
  options: ValueOptions,
) => ValueDefinition;

const COUNT: JsonObject = { type: 'integer', minimum: 1, maximum: 100 };

function operatorValues({ dependency }: StorePlan, define: Definer): readonly ValueDefinition[] {
  const { operator, engine, instances = 1, storage = '', version } = dependency;
  if (operator === undefined) return [];
  return [
    define(
      'operator.enabled',
      `Asks ${operator.title} for ${engine}; the operator must be installed.`,
      BOOLEAN,
      {
        value: true,
        isSwitch: true,
      },
    ),
    define('operator.instances', `Members of the ${engine} cluster.`, COUNT, {
      value: instances,
      example: instances + 1,
    }),
    define('operator.storage.size', 'Size of the storage of each member.', QUANTITY, { value: storage }),
    define('operator.storage.className', "StorageClass; empty: the cluster's default.", SUBDOMAIN_OR_EMPTY, {
      value: '',
      example: 'fast',
    }),
    ...(takesVersion(operator.kind)
      ? [
          define('operator.version', versionText(operator.kind, engine), STRING, {
            value: version ?? '',
            ...(operator.kind === 'strimzi' ? { example: '4.1.0' } : {}),
          }),
        ]
      : [
          define('operator.image', imageText(operator.kind, engine), STRING, {
            value: operator.image ?? '',
            ...(operator.image === undefined ? { example: `registry.example.com/${engine}:1` } : {}),
          }),
        ]),
    define('operator.resources', `Requests and limits of each member; empty: the operator's.`, ANY_OBJECT, {
      value: {},
      example: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '1Gi' } },
    }),
  ];
}

/** These operators choose the image by the version; the others take an image. */
function takesVersion(kind: string): boolean {
  return kind === 'strimzi' || kind === 'eck';
}

function versionText(kind: string, engine: string): string {
  return kind === 'strimzi' ? `Version of ${engine}; empty: the operator's newest.` : `Version of ${engine}.`;
}

function imageText(kind: string, engine: string): string {
  return kind === 'percona-server-mongodb'
    ? `Image of ${engine}, from the list that the operator supports.`
    : `Image of ${engine}; empty: the operator's own.`;
}

function embeddedValues({ dependency }: StorePlan, define: Definer): readonly ValueDefinition[] {
  const about = `Installs ${dependency.engine} as a subchart: one pod, no backups, for development and tests only.`;
  return [define('embedded.enabled', about, BOOLEAN, { value: true, isSwitch: true })];
}

/** Turned off, nobody makes the store, and its host has to be told. */
function makerSwitch({ dependency }: StorePlan): string {
  return dependency.operator === undefined ? 'embedded.enabled' : 'operator.enabled';
}

/** Host, port and database name, each only where a variable reads it. */
function addressValues(store: StorePlan, define: Definer): readonly ValueDefinition[] {
  const { properties, dependency, access } = store;
  const when = access === undefined ? '' : ' while it is not part of the release';
  const values = {
    host: define('host', `Host of ${dependency.engine}${when}.`, STRING, {
      value: '',
      example: `${store.name}.example.internal`,
      ...(access === undefined ? { isRequired: true } : { requiredWithout: makerSwitch(store) }),
    }),
    name: define('name', `Name of the database${when}.`, STRING, { value: access?.database ?? 'app' }),
    port: define('port', `Port of ${dependency.engine}${when}.`, PORT, { value: dependency.port }),
  };
  return (['host', 'port', 'name'] as const)
    .filter((property) => properties.has(property))
    .map((property) => values[property]);
}

function secretValues(plan: ChartPlan, store: StorePlan, define: Definer): readonly ValueDefinition[] {
  if (!readsSecret(store)) return [];
  const when = store.access === undefined ? '' : ' while it is not part of the release';
  return [
    define(
      'existingSecret',
      `Secret with the credentials of ${store.dependency.engine}${when}; it must exist before the install.`,
      SUBDOMAIN_OR_EMPTY,
      { value: existingSecretName(plan, store) },
    ),
    ...SECRET_PROPERTIES.filter((property) => store.properties.has(property)).map((property) =>
      define(`secretKeys.${property}`, `Key of that Secret that holds the ${WORDS[property]}.`, DATA_KEY, {
        value: property,
      }),
    ),
  ];
}

const WORDS: Readonly<Record<DependencyProperty, string>> = {
  url: 'connection string',
  host: 'host',
  port: 'port',
  name: 'name of the database',
  username: 'user name',
  password: 'password',
};

/** Values of the subchart itself, below its alias. Its further values are its own, so the schema stays open. */
export function subchartValues({ name, dependency }: StorePlan): readonly ValueDefinition[] {
  if (dependency.embedded === undefined) return [];
  const { chart, values } = dependency.embedded;
  const section = 'Dependencies' as const;
  return [
    {
      path: [name],
      section,
      description: `Values of the subchart ${chart}; every value it knows may stand here.`,
      schema: { type: 'object', properties: schemaOf(values).properties },
    },
    ...listGiven(values).map(([path, value]) => ({
      path: [name, ...path],
      section,
      description: `Value ${path.join('.')} of the subchart ${chart}.`,
      schema: typeOf(value),
      value,
    })),
  ] satisfies readonly ValueDefinition[];
}

/** Paths and values of everything that is not an object itself. */
function listGiven(values: JsonObject): readonly (readonly [readonly string[], JsonValue])[] {
  return Object.entries(values).flatMap(([key, value]) =>
    isJsonObject(value)
      ? listGiven(value).map(([path, member]) => [[key, ...path], member] as const)
      : [[[key], value] as const],
  );
}

/** The types of given values, as JSON Schema that leaves room for more. */
function schemaOf(values: JsonObject): { readonly properties: JsonObject } {
  const properties = Object.entries(values).map(([key, value]): readonly [string, JsonObject] => [
    key,
    isJsonObject(value) ? { type: 'object', ...schemaOf(value) } : typeOf(value),
  ]);
  return { properties: Object.fromEntries(properties) };
}

function typeOf(value: JsonValue): JsonObject {
  return { type: Array.isArray(value) ? 'array' : typeof value };
}

/** Names of environments that real users depend on. */
const PRODUCTION: readonly string[] = ['prod', 'production', 'live'];

/** What each environment changes: sizes, and no subchart where real users depend on it. */
export function storeEnvironments(
  plan: ChartPlan,
  stores: readonly StorePlan[],
): NonNullable<Contribution['environments']> {
  return Object.fromEntries(
    plan.environments.map(([name, environment]) => [
      name,
      stores.flatMap((store): readonly ValueSetting[] => {
        const { storage, instances } = environment.dependencies?.[store.name] ?? {};
        if (store.dependency.mode === 'embedded')
          return PRODUCTION.includes(name)
            ? [{ path: [...store.path, 'embedded', 'enabled'], value: false }]
            : storage === undefined
              ? []
              : [{ path: [store.name, 'persistence', 'size'], value: storage }];
        return [
          ...(instances === undefined
            ? []
            : [{ path: [...store.path, 'operator', 'instances'], value: instances }]),
          ...(storage === undefined
            ? []
            : [{ path: [...store.path, 'operator', 'storage', 'size'], value: storage }]),
        ];
      }),
    ]),
  );
}
