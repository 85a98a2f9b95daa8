import type { Fact } from '../../blueprint/provenance.js';
import type { Archetype, DataStore } from '../knowledge.js';
import { officialImage } from '../official-image.js';
import type { BlueprintDraft } from './blueprint-draft.js';
import type { ResolveContext } from './resolution.js';

/**
 * Data stores that are "part of the chart" become components on the official image: they render and install without a
 * network. One that has no such image, or a mode of its own, stays a dependency.
 *
 * Must run before components are listed.
 */
export function resolveStoresInChart(context: ResolveContext): void {
  const { draft, knowledge } = context;
  for (const engine of draft.names('intent', 'inChart')) {
    const wish = draft.fact('intent', 'inChart', engine);
    const store = knowledge.dataStores.find((candidate) => candidate.engine === engine);
    if (wish === undefined || store === undefined || draft.has('dependencies', engine, 'mode')) continue;
    const archetype = archetypeOf(context, store);
    if (archetype === undefined) draft.derive(['dependencies', engine, 'mode'], 'embedded', wish);
    else moveToComponent(context, store, archetype, wish);
  }
}

/** The archetype of an official image of the store. */
function archetypeOf({ knowledge }: ResolveContext, { images }: DataStore): Archetype | undefined {
  return knowledge.archetypes.find(
    ({ role, officialImages = [] }) =>
      role === 'store' && officialImages.some((image) => images.includes(image.split('/').at(-1) ?? '')),
  );
}

function moveToComponent(
  { draft, notes }: ResolveContext,
  store: DataStore,
  archetype: Archetype,
  wish: Fact,
): void {
  const { engine } = store;
  const component = ['components', engine];
  draft.derive([...component, 'archetype'], archetype.id, wish);
  const version = draft.fact('dependencies', engine, 'version');
  const image = typeof version?.value === 'string' ? officialImage(archetype, version.value) : undefined;
  if (version !== undefined && image !== undefined) draft.derive([...component, 'image'], image, version);
  const storage = draft.fact('dependencies', engine, 'storage');
  if (storage !== undefined) draft.derive([...component, 'volumes', 'data', 'size'], storage.value, storage);
  draft.remove('dependencies', engine);
  const users = moveUses(draft, engine);
  for (const user of users)
    for (const variable of readAddress(draft, store, user))
      notes.push(
        `${user} reads ${variable} from the Secret ${user}-${store.secret}: create it before you install the chart, with the Service of ${engine} as the host, port ${store.port.value}.`,
      );
}

/** Who uses the store calls a component now. */
function moveUses(draft: BlueprintDraft, engine: string): readonly string[] {
  const users = draft.names('intent', 'uses').filter((user) => draft.has('intent', 'uses', user, engine));
  for (const user of users) {
    const fact = draft.fact('intent', 'uses', user, engine);
    draft.remove('intent', 'uses', user, engine);
    if (fact !== undefined && user !== engine) draft.derive(['intent', 'calls', user, engine], true, fact);
  }
  return users.filter((user) => user !== engine);
}

/** The address holds the password of the store, so it comes from a Secret. Gives the variables that nobody had stated. */
function readAddress(draft: BlueprintDraft, store: DataStore, user: string): readonly string[] {
  const reason = `${user} uses ${store.title}; its address is a secret, so it comes from an existing Secret.`;
  const secret = ['components', user, 'secrets', store.secret];
  const missing = store.keys.filter(({ name }) => !draft.has('components', user, 'env', name));
  for (const { name, purpose } of missing) {
    draft.fillDefault([...secret, 'mode'], 'existing', reason);
    draft.fillDefault([...secret, 'name'], `${user}-${store.secret}`, reason);
    draft.fillDefault([...secret, 'keys', name], purpose, reason);
    draft.fillDefault(['components', user, 'env', name, 'secret'], store.secret, reason);
    draft.fillDefault(['components', user, 'env', name, 'key'], name, reason);
  }
  return missing.map(({ name }) => name);
}
