import type { MachineCodeFolder } from '../adapters/machine-code/machine-code.js';
import type { HelmEngine } from '../core/ports/helm-engine.js';
import type { Configuration } from './configuration/settings.js';
import { createEngine } from './engine.js';
import { readProductVersion, type ProductPaths } from './product-paths.js';
import type { Runtime } from './runtime.js';

/** What {@link LazyParts} starts from. */
export interface LazyPartsOptions {
  readonly configuration: Configuration;
  readonly paths: ProductPaths;
  /** Kept machine code of the WebAssembly modules. */
  readonly useMachineCode?: () => MachineCodeFolder;
  readonly onWait?: (owner: { readonly pid: number }) => void;
}

/** The engine and the runtime, each opened by the first call that needs it and closed together. */
export class LazyParts {
  readonly #options: LazyPartsOptions;
  #engine: HelmEngine | undefined;
  #runtime: Promise<Runtime> | undefined;

  constructor(options: LazyPartsOptions) {
    this.#options = options;
  }

  /** Starts the engine's worker and returns at once. */
  readonly useEngine = (): HelmEngine =>
    (this.#engine ??= createEngine(
      this.#options.configuration,
      this.#options.paths,
      this.#options.useMachineCode?.(),
    ));

  /** Opens the store and loads the graph; the engine starts first, so that both come up together. */
  readonly useRuntime = (): Promise<Runtime> => (this.#runtime ??= this.#openRuntime(this.useEngine()));

  /** Ends workers and gives the data directory back. Idempotent. */
  async close(): Promise<void> {
    const opened = await this.#runtime?.catch(() => undefined);
    await Promise.all([opened?.store.close(), this.#engine?.close()]);
  }

  async #openRuntime(engine: HelmEngine): Promise<Runtime> {
    const { configuration, paths, useMachineCode, onWait } = this.#options;
    const machineCode = useMachineCode?.();
    const { openRuntime } = await import('./open-runtime.js');
    return openRuntime({
      configuration,
      engine,
      generatorVersion: readProductVersion(paths),
      seedArchive: paths.databaseSeed,
      ...(machineCode !== undefined && { machineCode }),
      ...(onWait !== undefined && { onWait }),
    });
  }
}
