import { createBinaryHelmEngine } from '../adapters/helm-engine/binary/binary-helm-engine.js';
import { createWasmHelmEngine } from '../adapters/helm-engine/wasm/wasm-helm-engine.js';
import type { MachineCodeFolder } from '../adapters/machine-code/machine-code.js';
import type { HelmEngine } from '../core/ports/helm-engine.js';
import type { Configuration } from './configuration/settings.js';
import type { ProductPaths } from './product-paths.js';

/**
 * Starts the built-in engine; with a `helm` binary configured, that one renders, lints and packages, and the built-in
 * one still validates and runs unit tests.
 */
export function createEngine(
  configuration: Configuration,
  paths: ProductPaths,
  machineCode?: MachineCodeFolder,
): HelmEngine {
  const wasm = createWasmHelmEngine({
    assetsDirectory: paths.engineAssets,
    cacheDirectory: configuration.cacheDirectory,
    ...(machineCode !== undefined && { machineCode }),
  });
  if (configuration.helmBinary === undefined) return wasm;
  return createBinaryHelmEngine({ binary: configuration.helmBinary, builtIn: wasm });
}
