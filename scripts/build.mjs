// Builds the bundles that `./autopilot` runs: dist/bundle-<digest>/*.cjs and dist/current-bundle.json, which names the
// directory in use. Types are not checked here (that is `npm run typecheck`): a user's first start should not wait for it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { splitBundles } from './bundle-plugin.mjs';

const require = createRequire(import.meta.url);
const { BUILD_POINTER, contentDigest, listBuildInputs, listStates, writeJson } = require('./freshness.cjs');

/** Packages that pg and PGlite only try. */
const EXTERNAL = ['pg-native', 'ws'];
/** zod would generate a parser per schema; a command reads with most of them once. */
const PLAIN_PARSERS = '(globalThis.__zod_globalConfig ??= {}).jitless = true;';
/**
 * A bundle is an expression: the function that Node wraps a CommonJS module into. The loader would have to join three
 * texts otherwise, and V8 copies joined text once more before it reads it.
 */
const HEAD =
  '(function (exports, require, module, __filename, __dirname) {' +
  'const __bundleUrl = require("node:url").pathToFileURL(__filename).href;' +
  PLAIN_PARSERS;
const TAIL = '})';
const ENTRY = 'src/cli/main.ts';
/** Packages that break when two bundles hold a copy each: their classes are compared by identity. */
const SINGLE_COPY = ['@langchain/core', '@langchain/langgraph'];

/** A bundle answers by module path, and evaluates a module when it is first asked for. */
function writeEntry(modules) {
  return [...modules]
    .sort()
    .map((source) => `exports[${JSON.stringify(source)}] = () => require(${JSON.stringify(`./${source}`)});`)
    .join('\n');
}

/** esbuild leaves regular expressions as they are even with `charset: 'ascii'`, and the loader reads one byte per character. */
function escapeNonAscii(text) {
  return text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

async function bundle(esbuild, root, { name, modules }, addModule) {
  const result = await esbuild.build({
    absWorkingDir: root,
    stdin: { contents: writeEntry(modules), resolveDir: root, sourcefile: `${name}.js`, loader: 'js' },
    outfile: `${name}.cjs`,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    charset: 'ascii',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    external: EXTERNAL,
    // A script with a code cache cannot import(); its require loads other bundles and packages.
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__bundleUrl' },
    banner: { js: HEAD },
    footer: { js: TAIL },
    plugins: [splitBundles(root, name, addModule)],
    logLevel: 'warning',
  });
  const bytes = Buffer.from(escapeNonAscii(result.outputFiles[0].text), 'ascii');
  return { name, bytes, inputs: Object.keys(result.metafile.inputs) };
}

function checkSingleCopies(bundles) {
  for (const name of SINGLE_COPY) {
    const holders = bundles.filter(({ inputs }) =>
      inputs.some((file) => file.startsWith(`node_modules/${name}/`)),
    );
    if (holders.length < 2) continue;
    throw new Error(
      `${name} is in ${holders.map((holder) => holder.name).join(' and ')}: load it through one split point`,
    );
  }
}

async function bundleAll(root) {
  // Needs no postinstall: the platform package with the binary is an optional dependency in the lockfile.
  const esbuild = await import('esbuild');
  const modules = new Map([['cli', new Set([ENTRY])]]);
  const built = new Map();
  const stale = new Set(['cli']);
  while (stale.size > 0) {
    const [name] = stale;
    stale.delete(name);
    // A bundle is built again when another one turns out to need more of it.
    const addModule = (target, source) => {
      const known = modules.get(target) ?? new Set();
      modules.set(target, known);
      if (known.has(source)) return;
      known.add(source);
      stale.add(target);
    };
    built.set(name, await bundle(esbuild, root, { name, modules: modules.get(name) }, addModule));
  }
  const bundles = [...built.values()];
  checkSingleCopies(bundles);
  return bundles;
}

function nameDirectory(bundles) {
  const hash = createHash('sha256');
  for (const { name, bytes } of bundles) hash.update(name).update(bytes);
  return `bundle-${hash.digest('hex').slice(0, 16)}`;
}

/** Other processes may be loading from the directory in use, so it is never changed: a new one takes its place. */
function publish(root, bundles) {
  const dist = path.join(root, 'dist');
  const directory = nameDirectory(bundles);
  const target = path.join(dist, directory);
  if (!existsSync(path.join(target, 'cli.cjs'))) {
    const temporary = path.join(dist, `.${directory}.${process.pid}`);
    mkdirSync(temporary, { recursive: true });
    writeFileSync(path.join(temporary, 'package.json'), '{ "type": "commonjs" }\n');
    for (const { name, bytes } of bundles) writeFileSync(path.join(temporary, `${name}.cjs`), bytes);
    rmSync(target, { recursive: true, force: true });
    renameSync(temporary, target);
  }
  return directory;
}

function removeOldBundles(root, keep) {
  const dist = path.join(root, 'dist');
  const old = readdirSync(dist).filter((name) => /^\.?bundle-/.test(name) && !keep.includes(name));
  for (const name of old) rmSync(path.join(dist, name), { recursive: true, force: true });
}

/** @param {string} root the checkout @returns {Promise<{ directory: string, bundles: { name: string, bytes: number }[] }>} */
export async function build(root) {
  const inputs = listBuildInputs(root);
  const stamp = { states: listStates(root, inputs), content: contentDigest(root, inputs) };
  const bundles = await bundleAll(root);
  const directory = publish(root, bundles);
  const pointer = path.join(root, BUILD_POINTER);
  let previous;
  try {
    previous = require(pointer).directory;
  } catch {
    previous = undefined;
  }
  writeJson(pointer, { directory, ...stamp });
  removeOldBundles(root, [directory, previous]);
  return { directory, bundles: bundles.map(({ name, bytes }) => ({ name, bytes: bytes.length })) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { directory, bundles } = await build(path.resolve(import.meta.dirname, '..'));
  process.stderr.write(
    `built dist/${directory}: ${bundles.map(({ name, bytes }) => `${name} ${Math.round(bytes / 1024)} kB`).join(', ')}\n`,
  );
}
