// Runs bench/run.ts, or the file named first: Node 20 cannot run TypeScript, so esbuild makes one module of it first.
//   node scripts/bench.mjs [bench/quality/run.ts [options of its own]]
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const [entry = 'bench/run.ts'] = process.argv.splice(2, 1);
// One level below the root, as bench/ is: paths made from import.meta.dirname stay right.
const outfile = path.join(root, '.cache', 'bench.mjs');
mkdirSync(path.dirname(outfile), { recursive: true });
await build({
  entryPoints: [path.join(root, entry)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
