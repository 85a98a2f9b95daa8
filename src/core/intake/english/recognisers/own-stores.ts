import type { Archetype, DataStore } from '../../knowledge.js';
import { officialName } from '../official-name.js';
import type { Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import type { Span } from '../token.js';

/** Where the makers publish the image, for requests that name product and version: `MySQL 8.4`. Docker Hub, 2026-11-28. */
const IMAGES: Readonly<Partial<Record<DataStore['engine'], string>>> = {
  postgresql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mariadb',
  mongodb: 'mongo',
  redis: 'redis',
  valkey: 'valkey/valkey',
  memcached: 'memcached',
  rabbitmq: 'rabbitmq',
  kafka: 'apache/kafka',
  nats: 'nats',
  elasticsearch: 'elasticsearch',
  opensearch: 'opensearchproject/opensearch',
};

/** Variables that the images of {@link IMAGES} read at their first start, each image's page on Docker Hub, 2026-11-28. */
const VARIABLES: Readonly<Partial<Record<DataStore['engine'], Readonly<Record<string, string>>>>> = {
  postgresql: { password: 'POSTGRES_PASSWORD', user: 'POSTGRES_USER', database: 'POSTGRES_DB' },
  mysql: {
    root: 'MYSQL_ROOT_PASSWORD',
    password: 'MYSQL_PASSWORD',
    user: 'MYSQL_USER',
    database: 'MYSQL_DATABASE',
  },
  mariadb: {
    root: 'MARIADB_ROOT_PASSWORD',
    password: 'MARIADB_PASSWORD',
    user: 'MARIADB_USER',
    database: 'MARIADB_DATABASE',
  },
  mongodb: {
    root: 'MONGO_INITDB_ROOT_PASSWORD',
    password: 'MONGO_INITDB_ROOT_PASSWORD',
    user: 'MONGO_INITDB_ROOT_USERNAME',
    database: 'MONGO_INITDB_DATABASE',
  },
  rabbitmq: { password: 'RABBITMQ_DEFAULT_PASS', user: 'RABBITMQ_DEFAULT_USER' },
  redis: { password: 'REDIS_PASSWORD' },
  valkey: { password: 'VALKEY_PASSWORD' },
  elasticsearch: { password: 'ELASTIC_PASSWORD' },
  opensearch: { password: 'OPENSEARCH_INITIAL_ADMIN_PASSWORD' },
};

const PASSWORD =
  /(?:the |its |with |and )*((?:root|admin|superuser|postgres|user|database|db) )?(?:password|credentials|creds)(?: (?:is|are|comes?|taken|read|kept|stored|in|from|via|out|of|the|an?|our|existing|kubernetes|k8s|,))* secret (?:called |named )?([a-z0-9][a-z0-9.-]*)(?: ,| \()?(?: (?:under|with|using|at|and|in|,))*(?: the| its)?(?: keys? (?:is |called |named |: |= )?([\w.-]+))?(?: \))?/;
const DATABASE =
  /(?:(?:the |a |with |and )*(?:database|db|schema)(?: (?:called|named|name|is|:|=))*) ([a-z][a-z0-9_]*)/;
const USER =
  /(?:(?:the |a |with |and )*(?:user|username)(?: is)?(?: called| named| name| :| =)?) ([a-z][a-z0-9_]*)/;
const CLUSTER =
  /(\d{1,2})[ -](?:nodes?|members?|brokers?)(?: (?:cluster|quorum|replica set))?|single[ -](?:node|instance|member|broker)|standalone/;

/** States that a component is the data store itself: it keeps data and needs an identity. */
export function stateOwnStore(
  reader: RequestReader,
  store: DataStore,
  component: string,
  match: Match,
): void {
  const { span } = match;
  reader.claim(match);
  const version = / v?(\d[\w.-]*)(?: |$)/.exec(`${reader.document.slice(span).toLowerCase()} `)?.[1];
  const image = IMAGES[store.engine];
  if (version !== undefined && image !== undefined && !reader.hasStated('components', component, 'image'))
    reader.stateAt(span, ['components', component, 'image'], `${image}:${version}`);
  stateStoreKind(reader, store, component, span);
}

/** Components whose image is a data store, and what is said about them that only data stores have. */
export function recogniseOwnStores(reader: RequestReader): void {
  for (const mention of reader.components.mentions) {
    const [image] = mention.images;
    const token = reader.document.tokens[image?.token ?? -1];
    const name = image?.parts.repository.split('/').at(-1) ?? '';
    const store = reader.knowledge.dataStores.find((candidate) => candidate.images.includes(name));
    if (store !== undefined && token !== undefined) stateStoreKind(reader, store, mention.name, token);
  }
}

function stateStoreKind(reader: RequestReader, store: DataStore, component: string, span: Span): void {
  const path = ['components', component];
  reader.stateAt(span, [...path, 'role'], 'store');
  // Memcached keeps nothing.
  if (store.engine !== 'memcached' && !reader.hasStated(...path, 'workload'))
    reader.stateAt(span, [...path, 'workload'], 'StatefulSet');
  const archetype = archetypeOfStore(reader, store);
  // An image of somebody else says itself what it is.
  if (archetype !== undefined && runsOfficialImage(reader, component, archetype))
    reader.stateAt(span, [...path, 'archetype'], archetype.id);
  recogniseCredentials(reader, store, component);
  reader.each(CLUSTER, (match) => {
    if (!reader.components.at(match.span.start).includes(component)) return;
    reader.claim(match);
    reader.stateForNamed(match.span, component, ['scaling', 'replicas'], Number(match.groups[1] || 1));
  });
}

/** The archetype of the image that the makers of a data store publish. */
function archetypeOfStore(reader: RequestReader, store: DataStore): Archetype | undefined {
  const image = IMAGES[store.engine];
  return image === undefined
    ? undefined
    : reader.knowledge.archetypes.find(({ officialImages }) => officialImages?.includes(image) === true);
}

function runsOfficialImage(reader: RequestReader, component: string, archetype: Archetype): boolean {
  const image = reader.components.mentions.find(({ name }) => name === component)?.images[0];
  return image === undefined || archetype.officialImages?.includes(officialName(image.parts)) === true;
}

/** `root password from secret mysql-root (key password)`: the variable is the one the image reads. */
function recogniseCredentials(reader: RequestReader, store: DataStore, component: string): void {
  const variables = VARIABLES[store.engine];
  if (variables === undefined) return;
  reader.each(PASSWORD, (match) => {
    const isRoot = /root|admin|superuser/.test(match.groups[1] ?? '');
    const variable = (isRoot ? variables['root'] : undefined) ?? variables['password'];
    const secret = reader.written(match, 2);
    if (variable === undefined || secret === '') return;
    const key = reader.written(match, 3) || variable;
    const short = secret.replaceAll('.', '-');
    const path = ['components', component];
    reader.claim(match);
    reader.stateAt(match.span, [...path, 'secrets', short, 'mode'], 'existing');
    reader.stateAt(match.span, [...path, 'secrets', short, 'name'], secret);
    reader.stateAt(match.span, [...path, 'secrets', short, 'keys', key], `Password of ${store.title}`);
    reader.stateAt(match.span, [...path, 'env', variable, 'secret'], short);
    reader.stateAt(match.span, [...path, 'env', variable, 'key'], key);
  });
  for (const [pattern, kind] of [
    [DATABASE, 'database'],
    [USER, 'user'],
  ] as const)
    reader.each(pattern, (match) => {
      const variable = variables[kind];
      if (
        variable !== undefined &&
        !/^(?:is|from|in|and|with|passwords?|of|on|to|for|url|user|users|name|node|cluster|server|credentials|creds|should|must|needs|data|that|which|as|secret)$/.test(
          match.groups[1] ?? '',
        )
      )
        reader.stateForComponent(match, ['env', variable, 'value'], reader.written(match, 1));
    });
}
