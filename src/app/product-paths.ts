import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files that ship beside the code. */
export interface ProductPaths {
  /** Root of the package: holds package.json and assets/. */
  readonly root: string;
  /** Engine modules, schemas, their manifest and the worker. */
  readonly engineAssets: string;
  /** Prepared archive of an empty database; may be absent, then databases are initialised from nothing. */
  readonly databaseSeed: string;
}

/** Finds the package this code runs from, as sources, as compiled output or as a bundle below `dist/`. */
export function productPaths(): ProductPaths {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'assets')) || !existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  return {
    root: folder,
    engineAssets: join(folder, 'assets', 'engine'),
    databaseSeed: join(folder, 'assets', 'database', 'database-seed.tar.br'),
  };
}

/** The product's version, from package.json. */
export function readProductVersion(paths: ProductPaths): string {
  const manifest = JSON.parse(readFileSync(join(paths.root, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
