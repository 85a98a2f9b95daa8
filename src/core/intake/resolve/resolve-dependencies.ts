import type { Fact } from '../../blueprint/provenance.js';
import type { DataStore } from '../knowledge.js';
import type { ComponentContext, ResolveContext } from './resolution.js';
import { resolveStoreMode } from './resolve-store-mode.js';
import { resolveStoreAccess } from './resolve-store-access.js';

/**
 * Data stores, the Secrets that hold their addresses, and the connections between everything. Who uses what is known from
 * words (`needs Postgres`), or from the connections and dependencies of a Blueprint file.
 */
export function resolveDependencies(context: ResolveContext, described: readonly ComponentContext[]): void {
  const { draft } = context;
  const components = described.map(({ name }) => name);
  for (const dependency of draft.names('dependencies')) fillDependency(context, dependency);
  for (const user of described) {
    const component = user.name;
    const uses = listUses(context, components, component);
    for (const dependency of uses) {
      const store = findStore(context, dependency);
      if (store !== undefined && !readsItsOwn(user)) resolveStoreAccess(user, { dependency, store, uses });
      connect(context, component, dependency);
    }
    for (const target of draft.names('intent', 'calls', component))
      if (components.includes(target) && target !== component) connect(context, component, target);
    resolveCallers(context, component);
  }
  for (const connection of draft.names('connections')) fillPort(context, described, connection);
  noteUnused(context);
}

/** A finished product, such as Keycloak, reads addresses from variables of its own, which its archetype has. */
function readsItsOwn({ behaviour }: ComponentContext): boolean {
  return behaviour.officialImages !== undefined && behaviour.secrets !== undefined;
}

/** A dependency that is called like a kind of data store is one of that kind. */
function fillDependency(context: ResolveContext, dependency: string): void {
  const { draft, knowledge } = context;
  const path = ['dependencies', dependency];
  if (knowledge.dataStores.some(({ engine }) => engine === dependency))
    draft.fillDefault([...path, 'engine'], dependency, 'Its name says what it is.');
  draft.fillDefault(
    [...path, 'mode'],
    'external',
    'Reached by a connection string in a Secret; the chart does not run it.',
  );
  const store = findStore(context, dependency);
  if (store === undefined) return;
  draft.fillDefault(
    [...path, 'port'],
    store.port.value,
    `The usual port of ${store.title} (${store.port.reference}).`,
  );
  resolveStoreMode(context, dependency, store);
}

function findStore(context: ResolveContext, dependency: string): DataStore | undefined {
  const engine = context.draft.text('dependencies', dependency, 'engine');
  return context.knowledge.dataStores.find((candidate) => candidate.engine === engine);
}

/** Sorted names of the dependencies a component uses. The only component uses what nobody is connected to. */
function listUses(
  context: ResolveContext,
  components: readonly string[],
  component: string,
): readonly string[] {
  const { draft } = context;
  const dependencies = draft.names('dependencies');
  const stated = listStated(context, component);
  const shared = dependencies.some((dependency) => stated.includes(dependency))
    ? []
    : listTwins(context, components, component).flatMap((twin) => listStated(context, twin));
  const lone =
    components.length === 1
      ? dependencies.filter((dependency) => findConnection(context, component, dependency) === undefined)
      : [];
  const uses = new Set([...stated, ...shared, ...lone]);
  return dependencies.filter((dependency) => uses.has(dependency));
}

/** What words or a file say that a component uses. */
function listStated({ draft }: ResolveContext, component: string): readonly string[] {
  const connected = draft
    .names('connections')
    .filter((connection) => draft.text('connections', connection, 'from') === component)
    .map((connection) => draft.text('connections', connection, 'to'));
  return [...draft.names('intent', 'uses', component), ...connected];
}

/**
 * Components with the same image. A worker or a migration is the application's own code and reads the same settings: where
 * words give it no data store of its own, it uses those of the application. A file says itself what it means.
 */
function listTwins(
  { draft }: ResolveContext,
  components: readonly string[],
  component: string,
): readonly string[] {
  const image = draft.fact('components', component, 'image');
  if (image === undefined || image.source.kind === 'file') return [];
  return components.filter(
    (other) => other !== component && draft.text('components', other, 'image') === image.value,
  );
}

function findConnection(context: ResolveContext, from: string, to: string): string | undefined {
  const { draft } = context;
  return draft
    .names('connections')
    .find(
      (connection) =>
        draft.text('connections', connection, 'from') === from &&
        draft.text('connections', connection, 'to') === to,
    );
}

function connect(context: ResolveContext, from: string, to: string): void {
  const { draft } = context;
  if (findConnection(context, from, to) !== undefined) return;
  const source = findReason(context, from, to);
  if (source === undefined) return;
  const path = ['connections', `${from}-to-${to}`];
  draft.derive([...path, 'from'], from, source);
  draft.derive([...path, 'to'], to, source);
}

function findReason(context: ResolveContext, from: string, to: string): Fact | undefined {
  const { draft } = context;
  return (
    draft.fact('intent', 'uses', from, to) ??
    draft.fact('intent', 'calls', from, to) ??
    draft.fact('dependencies', to, 'engine')
  );
}

function fillPort(
  { draft }: ResolveContext,
  components: readonly ComponentContext[],
  connection: string,
): void {
  const to = draft.text('connections', connection, 'to');
  const mainPort = components.find(({ name }) => name === to)?.mainPort ?? '';
  const port =
    draft.number('dependencies', to, 'port') ??
    draft.number('components', to, 'ports', mainPort, 'containerPort');
  if (port !== undefined) draft.fillDefault(['connections', connection, 'port'], port, `The port of ${to}.`);
}

/** With several components nobody can know who uses a dependency that no connection names. */
function noteUnused(context: ResolveContext): void {
  const { draft, notes } = context;
  const reached = new Set(
    draft.names('connections').map((connection) => draft.text('connections', connection, 'to')),
  );
  for (const dependency of draft.names('dependencies'))
    if (!reached.has(dependency))
      notes.push(
        `No component is connected to ${dependency}; add a connection such as "connections: {web-to-${dependency}: {from: web, to: ${dependency}}}".`,
      );
}

/** `Only X may reach Y` closes Y to the rest of the namespace. */
function resolveCallers(context: ResolveContext, component: string): void {
  const { draft } = context;
  const closing = draft.fact('intent', 'onlyDescribed') ?? draft.fact('intent', 'onlyCallers', component);
  if (closing === undefined || closing.value !== true) return;
  const path = ['components', component, 'networkPolicy', 'allowSameNamespace'];
  if (!draft.has(...path)) draft.derive(path, false, closing);
}
