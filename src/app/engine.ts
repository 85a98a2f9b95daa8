import { createBinaryHelmEngine } from '../adapters/helm-engine/binary/binary-helm-engine.js';
import { createWasmHelmEngine } from '../adapters/helm-engine/wasm/wasm-helm-engine.js';
import type { HelmEngine } from '../core/ports/helm-engine.js';
import type { Configuration } from './configuration/settings.js';
import type { ProductPaths } from './product-paths.js';

/**
 * Starts the built-in engine; with a `helm` binary configured, that one renders, lints and packages, and the built-in
 * one still validates and runs unit tests.
 */
export function createEngine(configuration: Configuration, paths: ProductPaths): HelmEngine {
  const wasm = createWasmHelmEngine({
    assetsDirectory: paths.engineAssets,
    cacheDirectory: configuration.cacheDirectory,
  });
  if (configuration.helmBinary === undefined) return wasm;
  return createBinaryHelmEngine({ binary: configuration.helmBinary, builtIn: wasm });
}
