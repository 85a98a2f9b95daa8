import { setMaxListeners } from 'node:events';
import { createAgentModel } from '../agents/model/agent-model.js';
import { readChartArchive } from '../adapters/files/read-chart-archive.js';
import { createChartWriter } from '../adapters/files/chart-writer.js';
import { TimeSortableIdSource } from '../adapters/ids/time-sortable-id-source.js';
import { systemClock } from '../adapters/clock/system-clock.js';
import { openStore } from '../adapters/store/open-store.js';
import type { OpenStoreOptions } from '../adapters/store/store.js';
import type { MachineCodeFolder } from '../adapters/machine-code/machine-code.js';
import type { HelmEngine } from '../core/ports/helm-engine.js';
import { KNOWLEDGE } from '../knowledge/index.js';
import type { Configuration } from './configuration/settings.js';
import type { Runtime } from './runtime.js';

/** Listeners of one abort signal that are no leak: every tool call under way and every agent above it adds one. */
const MOST_LISTENERS = 200;

/** What {@link openRuntime} takes beside the settings. */
export interface RuntimeOptions {
  readonly configuration: Configuration;
  readonly engine: HelmEngine;
  /** Version of the product, recorded in every chart. */
  readonly generatorVersion: string;
  /** Prepared archive for a new embedded database; absent: it is initialised from nothing. */
  readonly seedArchive?: string;
  /** Kept machine code of the WebAssembly modules. */
  readonly machineCode?: MachineCodeFolder;
  /** Called once when another process owns the embedded database and is waited for. */
  readonly onWait?: (owner: { readonly pid: number }) => void;
}

/**
 * Opens the store and wires ports to adapters: the heavy half of the composition root, loaded only by commands that
 * execute or list runs.
 *
 * @throws AutopilotError as `openStore`.
 */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  // The default of signals made from now on; LangChain makes its own, so they cannot be named here.
  setMaxListeners(MOST_LISTENERS);
  const store = await openStore(storeOptions(options));
  const writer = createChartWriter();
  return {
    store,
    engine: options.engine,
    clock: systemClock,
    ids: new TimeSortableIdSource(systemClock),
    graphDependencies: (lease, raise) => ({
      engine: options.engine,
      artifacts: store.artifacts,
      writer,
      readArchive: readChartArchive,
      effects: store.effects,
      lease,
      model: createAgentModel,
      knowledge: KNOWLEDGE,
      generatorVersion: options.generatorVersion,
      raise,
      checkpointer: store.checkpointerFor(lease()),
      store: store.langgraphStore,
    }),
  };
}

function storeOptions({ configuration, seedArchive, machineCode, onWait }: RuntimeOptions): OpenStoreOptions {
  const { databaseUrl, aesKey, allowUnencrypted, dataDirectory } = configuration;
  const key = aesKey === undefined ? {} : { aesKey };
  if (databaseUrl !== undefined)
    return { kind: 'postgres', url: databaseUrl, allowUnencrypted, clock: systemClock, ...key };
  return {
    kind: 'embedded',
    directory: dataDirectory,
    clock: systemClock,
    ...key,
    ...(seedArchive !== undefined && { seedArchive }),
    ...(machineCode !== undefined && { machineCode }),
    ...(onWait !== undefined && { onWait }),
  };
}
