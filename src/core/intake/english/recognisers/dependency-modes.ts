import type { Dependency } from '../../../blueprint/schema/dependency.js';
import { parseQuantity } from '../../../units/quantity.js';
import type { DataStore } from '../../knowledge.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const EMBEDDED =
  /(?:(?:and|,|that|which|it) )*(?:(?:is|are|as|should be|must be|runs?|comes?|shipped|installed|deployed) )*(?:part of (?:the|this|our) (?:same )?(?:chart|release)|bundled(?: with (?:it|the chart))?|embedded|included|in (?:the|this) (?:same )?chart|inside (?:the|this) chart|in-chart|(?:shipped|delivered|installed|deployed) (?:along )?with (?:it|the (?:chart|app|application))|(?:as )?(?:an? )?sub-?chart|from (?:the|this) (?:same )?chart|with the chart)/;
const PART_OF_CHART =
  /part of|(?:^| )(?:in|inside|from) (?:the|this) (?:same )?chart|in-chart|with (?:it|the (?:chart|app|application))$/;
const EMBEDDED_BEFORE = /^(?:bundled|embedded|in-chart|included|bundle|embed|ship|include)$/;
const EXTERNAL =
  /(?:(?:is|are|runs?|lives?|comes?|hosted|managed|provided) )*(?:(?:by |on |in |from |at )?(?:rds|aws rds|amazon rds|aurora|elasticache|cloud ?sql|memorystore|azure database|atlas|mongodb atlas|msk|confluent cloud|upstash|neon|supabase|aiven|planetscale)|outside (?:of )?(?:the|this|our) (?:chart|cluster)|external|managed(?: (?:elsewhere|service|by (?:another|the dba|ops|the platform) team))?|already (?:exists|there|running)|(?:is )?not part of (?:the|this) chart)/;
const STORAGE =
  /(?:(?:with|and|,|on|of|has|having|\(|its|a) )*(\d+(?:\.\d+)?(?:gi|gb|ti|mi|g|gib))(?: (?:of )?(?:persistent )?(?:storage|disk|volume|ssd|space|pvc|each))*/;
const INSTANCES =
  /(?:(?:with|and|,|on|of|has|having|\() )*(\d{1,2})[ -](?:instances?|replicas?|nodes?|members?|pods|brokers?)(?: (?:cluster|each))?/;

/** An embedded store is a single pod: `needs an embedded Redis, 3 replicas` speaks of the application. */
const BOUND_TO_STORE = /^(?:with|of|has|having|\()/;

/** Operators by what people call them, and the engine they run. Project pages, 2026-11-28. */
const OPERATORS: readonly (readonly [RegExp, Dependency['engine']])[] = [
  [
    /cloud ?native ?-?pg|cnpg|cloudnative-pg|zalando(?: postgres)?|crunchy(?: ?data)?(?: postgres)?|pgo|stackgres/,
    'postgresql',
  ],
  [/strimzi/, 'kafka'],
  [/(?:mysql|percona|vitess|innodb cluster|moco)(?= operator)/, 'mysql'],
  [/mariadb(?= operator)|mariadb-operator/, 'mariadb'],
  [/(?:mongodb )?community(?= operator)|psmdb/, 'mongodb'],
  [/eck|elastic cloud on kubernetes/, 'elasticsearch'],
];
const OPERATOR_WORD =
  /(?:(?:via|with|by|from|through|using|run|managed|provided|use|uses|of|an?|the|cluster) )*(?:\S+ )?operators?/;

/**
 * How a data store is reached: an operator of the cluster makes it, the chart embeds it, or it is external.
 *
 * @returns True when the words say that it comes with the chart, whoever uses it.
 */
export function stateStoreMode(reader: RequestReader, store: DataStore, match: Match): boolean {
  const { last } = reader.document.sentenceAround(match.lastToken);
  const end = Math.min(last, match.lastToken + 8);
  const before = reader.document.normalBetween(match.firstToken - 1, match.firstToken - 1);
  const path = ['dependencies', store.engine, 'mode'];
  const [operator] = reader.findWithin(OPERATOR_WORD, match.lastToken + 1, match.lastToken + 4);
  // `NATS and an embedded Postgres`, `Kafka, the Postgres embedded`: behind an article the words are about another thing.
  const embedded = reader
    .findWithin(EMBEDDED, match.lastToken + 1, end)
    .find(
      ({ firstToken }) =>
        !/(?:^| )(?:an?|the)(?: |$)/.test(reader.document.normalBetween(match.lastToken + 1, firstToken - 1)),
    );
  const [external] = reader.findWithin(EXTERNAL, match.lastToken + 1, match.lastToken + 4);
  if (operator !== undefined) {
    reader.state(operator, path, 'operator');
    stateSize(reader, store, operator);
    return false;
  }
  if (EMBEDDED_BEFORE.test(before) || embedded !== undefined) {
    if (embedded !== undefined) reader.claim(embedded);
    else reader.claim({ firstToken: match.firstToken - 1, lastToken: match.firstToken - 1 });
    // `Part of the chart` wants it to run with the application; a subchart is what "embedded" and "subchart" name.
    const isPart = embedded !== undefined && PART_OF_CHART.test(groupText(embedded, 0));
    if (isPart) reader.stateAt(embedded.span, ['intent', 'inChart', store.engine], true);
    else reader.stateAt(match.span, path, 'embedded');
    stateSize(reader, store, embedded ?? match, BOUND_TO_STORE);
    return embedded !== undefined;
  }
  if (external !== undefined) reader.state(external, path, 'external');
  else if (/(?:^| )(?:external|managed|existing|hosted) /.test(groupText(match, 0)))
    reader.stateAt(match.span, path, 'external');
  return false;
}

/**
 * `… with 3 instances and 20Gi each` right behind the words.
 *
 * @param bound - How instances must begin to be the store's; others are left to whoever else they may belong to.
 */
function stateSize(reader: RequestReader, store: DataStore, match: Match, bound = /^/): void {
  const { last } = reader.document.sentenceAround(match.lastToken);
  const end = Math.min(last, match.lastToken + 6);
  const [storage] = reader.findWithin(STORAGE, match.lastToken + 1, end);
  const [instances] = reader.findWithin(INSTANCES, match.lastToken + 1, end);
  if (storage !== undefined) stateStorage(reader, store, storage);
  if (instances !== undefined && bound.test(groupText(instances, 0)))
    reader.state(instances, ['dependencies', store.engine, 'instances'], Number(instances.groups[1]));
}

/** `postgres:16 with 10Gi`: the amount right behind the image of a store, unless it is called memory. */
export function stateStorageBehind(reader: RequestReader, store: DataStore, token: number): void {
  const [storage] = reader.findWithin(STORAGE, token + 1, token + 1);
  if (storage === undefined || !BOUND_TO_STORE.test(groupText(storage, 0))) return;
  const after = reader.document.normalBetween(storage.lastToken + 1, storage.lastToken + 2);
  if (/^(?:of )?(?:memory|mem|ram)(?: |$)/.test(after)) return;
  stateStorage(reader, store, storage);
}

function stateStorage(reader: RequestReader, store: DataStore, storage: Match): void {
  const size = parseQuantity(
    groupText(storage, 1).replace(/([gmt])(?:ib?|b)?$/, (_, unit: string) => `${unit.toUpperCase()}i`),
  );
  if (size.ok) reader.state(storage, ['dependencies', store.engine, 'storage'], size.value);
}

/** `use the CloudNativePG operator` names the engine by its operator. */
export function recogniseOperators(reader: RequestReader): void {
  for (const [pattern, engine] of OPERATORS) {
    const store = reader.knowledge.dataStores.find((candidate) => candidate.engine === engine);
    if (store === undefined) continue;
    const named = new RegExp(
      `(?:(?:via|with|by|from|through|using|run|managed|provided|use|uses|of|an?|the) )*(?:${pattern.source})(?: (?:operators?|cluster))*`,
    );
    reader.each(named, (match) => {
      if (reader.isDenied(match)) return;
      const known = reader.hasStated('dependencies', engine, 'engine');
      if (!known) {
        reader.state(match, ['dependencies', engine, 'engine'], engine);
        for (const component of reader.components.at(match.span.start))
          reader.stateIntent(match, ['uses', component, engine], true);
      }
      reader.state(match, ['dependencies', engine, 'mode'], 'operator');
      stateSize(reader, store, match);
    });
  }
}
