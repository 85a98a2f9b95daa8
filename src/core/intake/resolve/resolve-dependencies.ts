import type { DataStore } from '../knowledge.js';
import type { ResolveContext } from './resolution.js';
import { MAIN_PORT } from './resolve-ports.js';

/** Data stores, the Secrets that hold their addresses, and the connections between everything. */
export function resolveDependencies(context: ResolveContext, components: readonly string[]): void {
  const { draft, knowledge } = context;
  for (const dependency of draft.names('dependencies')) {
    const engine = draft.text('dependencies', dependency, 'engine');
    const store = knowledge.dataStores.find((candidate) => candidate.engine === engine);
    draft.fillDefault(
      ['dependencies', dependency, 'mode'],
      'external',
      'Reached by a connection string in a Secret; the chart does not run it.',
    );
    if (store !== undefined)
      draft.fillDefault(
        ['dependencies', dependency, 'port'],
        store.port.value,
        `The usual port of ${store.title} (${store.port.reference}).`,
      );
  }
  for (const component of components) {
    for (const engine of draft.names('intent', 'uses', component)) {
      const store = knowledge.dataStores.find((candidate) => candidate.engine === engine);
      if (store === undefined) continue;
      resolveStoreAccess(context, component, store);
      connect(context, component, engine);
    }
    for (const target of draft.names('intent', 'calls', component))
      if (components.includes(target) && target !== component) connect(context, component, target);
    resolveCallers(context, component);
  }
}

/** Variable and Secret for one data store, unless the request already says where the address comes from. */
function resolveStoreAccess(context: ResolveContext, component: string, store: DataStore): void {
  const { draft, notes } = context;
  const others = draft
    .names('intent', 'uses', component)
    .filter((engine) => engine < store.engine)
    .map((engine) => context.knowledge.dataStores.find((candidate) => candidate.engine === engine));
  const collides = others.some((other) => other?.secret === store.secret);
  const short = collides ? store.engine : store.secret;
  const reason = `${component} uses ${store.title}; its address is a secret, so it comes from an existing Secret.`;
  for (const { name, purpose } of store.keys) {
    const variable = collides ? `${store.engine.toUpperCase()}_URL` : name;
    if (draft.has('components', component, 'env', variable)) continue;
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

function connect(context: ResolveContext, from: string, to: string): void {
  const { draft } = context;
  const source = draft.fact('intent', 'uses', from, to) ?? draft.fact('intent', 'calls', from, to);
  const port =
    draft.number('dependencies', to, 'port') ??
    draft.number('components', to, 'ports', MAIN_PORT, 'containerPort');
  if (source === undefined || port === undefined) return;
  const path = ['connections', `${from}-to-${to}`];
  draft.derive([...path, 'from'], from, source);
  draft.derive([...path, 'to'], to, source);
  draft.fillDefault([...path, 'port'], port, `The port of ${to}.`);
}

/** `Only X may reach Y` closes Y to the rest of the namespace. */
function resolveCallers(context: ResolveContext, component: string): void {
  const { draft } = context;
  const closing = draft.fact('intent', 'onlyDescribed') ?? draft.fact('intent', 'onlyCallers', component);
  if (closing === undefined || closing.value !== true) return;
  const path = ['components', component, 'networkPolicy', 'allowSameNamespace'];
  if (!draft.has(...path)) draft.derive(path, false, closing);
}
