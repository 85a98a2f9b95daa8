import type { DataStore, StoreVariables } from '../knowledge.js';
import type { ComponentContext, ResolveContext } from './resolution.js';

/** A component's use of one data store. */
export interface StoreUse {
  readonly dependency: string;
  readonly store: DataStore;
  /** Every dependency of the component, sorted. */
  readonly uses: readonly string[];
}

/** Variable and Secret for one data store, unless somebody already said where the address comes from. */
export function resolveStoreAccess(context: ComponentContext, use: StoreUse): void {
  const { draft, notes, name: component } = context;
  const { dependency, store } = use;
  fillCompanions(context, use);
  if (draft.text('dependencies', dependency, 'mode') !== 'external') {
    readFromStore(context, use);
    return;
  }
  const collides = sharesSecret(context, use);
  const short = collides ? dependency : store.secret;
  const reason = `${component} uses ${store.title}; its address is a secret, so it comes from an existing Secret.`;
  for (const { name, purpose: usual } of store.keys) {
    const variable = nameVariable(context, use, name);
    if (draft.has('components', component, 'env', variable)) continue;
    const purpose = ownVariables(context, use)?.form ?? usual;
    const secret = ['components', component, 'secrets', short];
    draft.fillDefault([...secret, 'mode'], 'existing', reason);
    draft.fillDefault([...secret, 'name'], `${component}-${short}`, reason);
    draft.fillDefault([...secret, 'keys', variable], purpose, reason);
    draft.fillDefault(['components', component, 'env', variable, 'secret'], short, reason);
    draft.fillDefault(['components', component, 'env', variable, 'key'], variable, reason);
    notes.push(
      `${component} reads ${variable} from the Secret ${draft.text(...secret, 'name')}: create it before you install the chart.`,
    );
  }
}

/** A store that comes along has its Service and Secret; the component reads whatever the mode makes of them. */
function readFromStore(context: ComponentContext, use: StoreUse): void {
  const { draft, name: component } = context;
  const { dependency, store } = use;
  const reason = `${component} uses ${store.title}, which comes with the chart.`;
  for (const { name } of store.keys) {
    const variable = nameVariable(context, use, name);
    if (draft.has('components', component, 'env', variable)) continue;
    draft.fillDefault(['components', component, 'env', variable, 'dependency'], dependency, reason);
    draft.fillDefault(['components', component, 'env', variable, 'property'], 'url', reason);
    noteForm(context, use, variable);
  }
}

/** What the framework itself reads; undefined for stores that have more than an address, and where nothing is known. */
function ownVariables({ archetype }: ComponentContext, { store }: StoreUse): StoreVariables | undefined {
  return store.keys.length === 1 ? archetype.storeVariables?.[store.engine]?.value : undefined;
}

/** A second store of one kind gets a variable of its own name, which the application has to read. */
function nameVariable(context: ComponentContext, use: StoreUse, name: string): string {
  if (sharesSecret(context, use)) return `${use.dependency.toUpperCase().replaceAll('-', '_')}_URL`;
  const own = ownVariables(context, use);
  const isMade = context.draft.text('dependencies', use.dependency, 'mode') !== 'external';
  return own === undefined || (own.form !== undefined && isMade) ? name : own.address;
}

function fillCompanions(context: ComponentContext, use: StoreUse): void {
  const { draft, name, archetype } = context;
  const reference = archetype.storeVariables?.[use.store.engine]?.reference ?? '';
  if (sharesSecret(context, use)) return;
  for (const [variable, value] of Object.entries(ownVariables(context, use)?.also ?? {}))
    if (!draft.has('components', name, 'env', variable))
      draft.fillArchetype(['components', name, 'env', variable, 'value'], archetype.id, { value, reference });
}

/** What a chart makes is a connection string; a framework that wants another form has to put it together. */
function noteForm(context: ComponentContext, use: StoreUse, variable: string): void {
  const own = ownVariables(context, use);
  if (own?.form !== undefined)
    context.notes.push(
      `${context.name} gets ${variable}, a connection string; ${context.archetype.title} itself reads ${own.address} (${own.form}), so the application has to take one from the other.`,
    );
}

/** The first data store of a component has the plain names, a later one of the same kind its own. */
function sharesSecret({ draft, knowledge }: ResolveContext, use: StoreUse): boolean {
  return use.uses
    .filter((other) => other < use.dependency)
    .map((other) => draft.text('dependencies', other, 'engine'))
    .some(
      (engine) =>
        knowledge.dataStores.find((candidate) => candidate.engine === engine)?.secret === use.store.secret,
    );
}

/** Secrets that variables name and nothing describes: `DB_URL: {secret: orders-db, key: url}` is enough. */
export function resolveNamedSecrets(context: ComponentContext): void {
  const { draft, name, knowledge } = context;
  for (const variable of draft.names('components', name, 'env')) {
    const short = draft.text('components', name, 'env', variable, 'secret');
    const key = draft.text('components', name, 'env', variable, 'key');
    if (short === '' || key === '') continue;
    const path = ['components', name, 'secrets', short];
    const isOwn = knowledge.dataStores.some((store) => store.secret === short);
    const reason = `${variable} is read from it.`;
    if (!draft.has(...path, 'mode') || draft.text(...path, 'mode') === 'existing')
      draft.fillDefault([...path, 'name'], isOwn ? `${name}-${short}` : short, reason);
    draft.fillDefault([...path, 'mode'], 'existing', reason);
    draft.fillDefault([...path, 'keys', key], `Value of ${variable}`, reason);
  }
}

/** Secrets that are mounted as files and of which little more is said: they exist, under the name they are called by. */
export function resolveMountedSecrets({ draft, name }: ComponentContext): void {
  for (const short of draft.names('components', name, 'secrets')) {
    const path = ['components', name, 'secrets', short];
    const mountPath = draft.text(...path, 'mountPath');
    if (mountPath === '') continue;
    const reason = `Its keys are files in ${mountPath}.`;
    if (!draft.has(...path, 'mode') || draft.text(...path, 'mode') === 'existing')
      draft.fillDefault([...path, 'name'], short, reason);
    draft.fillDefault([...path, 'mode'], 'existing', reason);
  }
}
