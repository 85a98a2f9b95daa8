import type { HelmEngine } from '../core/ports/helm-engine.js';
import type { Configuration } from './configuration/settings.js';
import type { ProductPaths } from './product-paths.js';
import type { Runtime } from './runtime.js';

/** What every use case may use; each part is opened on first use. */
export interface UseCaseContext {
  readonly configuration: Configuration;
  /** Absolute; relative paths of requests start here. */
  readonly workingDirectory: string;
  readonly paths: ProductPaths;
  /** Starts the engine's worker and returns at once. */
  useEngine(): HelmEngine;
  /** Opens the store and loads the graph; starts the engine first, so that both come up together. */
  useRuntime(): Promise<Runtime>;
}
