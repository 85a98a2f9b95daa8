// Makes assets/database/database-seed.tar.br: an empty, migrated embedded database. Run it after adding a migration or updating
// PGlite; test/contract/store-seed.test.ts fails until then. Takes about 30 seconds, most of them compression.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
// Inside the repository, so that the bundle finds node_modules.
const bundle = `${root}.cache/create-seed-archive.mjs`;
const target = `${root}assets/database/database-seed.tar.br`;

await build({
  entryPoints: [`${root}src/adapters/store/pglite/create-seed-archive.ts`],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: bundle,
  logLevel: 'warning',
});
try {
  const { createSeedArchive } = await import(pathToFileURL(bundle).href);
  const archive = await createSeedArchive();
  mkdirSync(`${root}assets/database`, { recursive: true });
  writeFileSync(target, archive);
  process.stderr.write(`assets/database/database-seed.tar.br: ${archive.length} bytes\n`);
} finally {
  rmSync(bundle, { force: true });
}
