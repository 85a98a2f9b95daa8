/** Keeps bytes under their SHA-256 digest. State and events hold digests, never content. */
export interface ArtifactStore {
  /**
   * Stores the bytes if they are new.
   *
   * @param mediaType - For example `application/json`.
   * @returns The digest as 64 lower-case hexadecimal characters.
   */
  put(bytes: Uint8Array, mediaType: string): Promise<string>;
  /** The stored bytes, or undefined when the digest is unknown. */
  get(digest: string): Promise<Uint8Array | undefined>;
}
