import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/adapters/store/store.js';

/** What every ArtifactStore does. */
export function artifactStoreContract(open: () => Store): void {
  describe('ArtifactStore', () => {
    it.each([0, 1, 255, 300_000])('gives back %i bytes as they were', async (size) => {
      const bytes = new Uint8Array(randomBytes(size));
      const digest = await open().artifacts.put(bytes, 'application/octet-stream');
      expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'));
      const read = await open().artifacts.get(digest);
      expect(read !== undefined && Buffer.from(read).equals(bytes)).toBe(true);
    });

    it('accepts the same bytes again and knows nothing of others', async () => {
      const bytes = new TextEncoder().encode('same');
      expect(await open().artifacts.put(bytes, 'text/plain')).toBe(
        await open().artifacts.put(bytes, 'text/plain'),
      );
      expect(await open().artifacts.get('0'.repeat(64))).toBeUndefined();
    });
  });
}
