/** One committed, compressed file of the engine. */
export interface EngineArtifact {
  /** File name inside the assets directory, for example `helm-engine.wasm.br`. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rawSha256: string;
  readonly rawBytes: number;
}

/** `assets/engine/manifest.json`: what the artifacts are and what they were built from. */
export interface EngineManifest {
  readonly goVersion: string;
  readonly helmVersion: string;
  /** Go modules inside the engine: path to version. */
  readonly modules: Readonly<Record<string, string>>;
  /** SHA-256 over the names and contents of everything the engine is built from. */
  readonly sourceSha256: string;
  /** SHA-256 of the module before it is pre-initialised. */
  readonly plainSha256: string;
  readonly engine: EngineArtifact;
  readonly schemas: EngineArtifact & {
    /** Kubernetes versions with schemas, oldest first. */
    readonly kubernetesVersions: readonly string[];
  };
}

/** Name of the manifest inside the assets directory. */
export const ENGINE_MANIFEST_FILE = 'manifest.json';

/** Name of the bundled worker inside the assets directory. */
export const ENGINE_WORKER_FILE = 'helm-engine-worker.cjs';
