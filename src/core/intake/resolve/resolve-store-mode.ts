import { isJsonObject } from '../../blueprint/json-pointer.js';
import type { JsonObject, JsonValue } from '../../ports/json.js';
import type { DataStore, StoreAccessFacts } from '../knowledge.js';
import type { ResolveContext } from './resolution.js';

/** What the mode of a dependency needs: the operator's or the subchart's facts, members and storage. */
export function resolveStoreMode(context: ResolveContext, dependency: string, store: DataStore): void {
  const mode = context.draft.text('dependencies', dependency, 'mode');
  if (mode === 'operator') fillOperator(context, dependency, store);
  if (mode === 'embedded') fillEmbedded(context, dependency, store);
}

/** Storage of each member when nobody says how much. */
const OPERATOR_STORAGE = '10Gi';

function fillOperator({ draft, notes }: ResolveContext, dependency: string, store: DataStore): void {
  if (store.operator === undefined) return;
  const path = ['dependencies', dependency];
  const { value: facts, reference } = store.operator;
  const reason = `How ${facts.title} makes ${store.title} (${reference}).`;
  draft.fillDefault(
    [...path, 'instances'],
    facts.instances,
    'The fewest members that survive the loss of one.',
  );
  draft.fillDefault(
    [...path, 'storage'],
    OPERATOR_STORAGE,
    'A size that most storage classes can extend later.',
  );
  if (facts.version !== undefined)
    draft.fillDefault(
      [...path, 'version'],
      facts.version,
      `${facts.title} was tried with it (${reference}).`,
    );
  const version = draft.text(...path, 'version');
  const image =
    facts.image === undefined || version === '' ? {} : { image: facts.image.replace('{version}', version) };
  fillBelow(
    draft,
    [...path, 'operator'],
    {
      kind: facts.kind,
      title: facts.title,
      api: facts.api,
      install: facts.install,
      maxNameLength: facts.maxNameLength,
      ...image,
      access: accessOf(facts.access),
    },
    reason,
  );
  draft.fillDefault([...path, 'operator', 'podLabels'], facts.podLabels, reason);
  notes.push(`${dependency} needs ${facts.title} in the cluster: ${facts.install}`);
}

function fillEmbedded({ draft, notes }: ResolveContext, dependency: string, store: DataStore): void {
  if (store.embedded === undefined) return;
  const path = ['dependencies', dependency, 'embedded'];
  const { value: facts, reference } = store.embedded;
  const reason = `A subchart of ${store.title} on official images (${reference}).`;
  const storage = draft.text('dependencies', dependency, 'storage');
  const { chart, repository, version, access } = facts;
  fillBelow(draft, path, { chart, repository, version, access: accessOf(access) }, reason);
  for (const [key, value] of Object.entries(facts.values))
    draft.fillDefault(
      [...path, 'values', key],
      key === 'persistence' && storage !== '' && isJsonObject(value) ? { ...value, size: storage } : value,
      reason,
    );
  notes.push(
    `${dependency} is embedded, for development and tests only: run "helm dependency update" in the chart once, which needs the network, or put its archive into charts/.`,
  );
}

function accessOf({ keys, ...access }: StoreAccessFacts): JsonObject {
  return { ...access, keys: { ...keys } };
}

/** One default for each leaf; an empty object is one too, or it would not be there at all. */
function fillBelow(
  draft: ResolveContext['draft'],
  path: readonly string[],
  value: JsonValue,
  reason: string,
): void {
  if (!isJsonObject(value) || Object.keys(value).length === 0) {
    draft.fillDefault(path, value, reason);
    return;
  }
  for (const [key, member] of Object.entries(value)) fillBelow(draft, [...path, key], member, reason);
}
