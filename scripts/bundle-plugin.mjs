// How sources become a few CommonJS bundles. esbuild splits only ES modules, and V8's code cache can be filled only for
// scripts, so this table says which module is in which bundle, and a dynamic import that crosses bundles becomes
// `require('./<bundle>.cjs?<module>')`, which scripts/bundle-loader.cjs answers.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** First match wins. What is imported statically comes along into the importer's bundle, whatever stands here. */
const BUNDLE_OF = [
  [/^src\/cli\//, 'cli'],
  [/^src\/contract\//, 'cli'],
  [/^src\/app\/create-autopilot\.ts$/, 'app'],
  // Commands that read one chart: no graph, no database.
  [/^src\/app\/use-cases\/(check-chart|explain-chart|run-doctor)\.ts$/, 'inspect'],
  // Graph, store, compiler: one bundle, so that there is one copy of LangChain. Evaluated module by module.
  [/^src\//, 'runtime'],
];

/** Name of the bundle that answers dynamic imports of a source file. */
export function bundleOf(source) {
  return BUNDLE_OF.find(([pattern]) => pattern.test(source))[1];
}

/**
 * LangGraph's checkpointer imports all of `pg` for the connections it can make itself. Ours is handed a database, so `pg`
 * is evaluated only when somebody does ask for a pool: on the embedded database it would cost 40 ms for nothing, most of
 * it a look for Cloudflare's runtime that loads Node's whole fetch.
 */
const LAZY_PG = `module.exports = { Pool: function Pool(options) { return new (require('pg').Pool)(options); } };`;

/**
 * Entries of PGlite's list of files, each of which it copies into memory when it opens: time zones of places, and what
 * extensions are built with. Our statements know points in time only, as milliseconds; the server itself runs in UTC.
 */
const UNUSED_DATA =
  /\{filename:"\/pglite\/(?:share\/postgresql\/timezone\/(?!Etc\/)\w+\/|lib\/postgresql\/pgxs\/)[^"]+",start:[\de]+,end:[\de]+\},?/g;

/** Where it reads the file those are in: six megabytes, which are in a buffer of their own already. */
const COPIED_DATA = 'return new Uint8Array(p).buffer';

/**
 * PGlite looks for its WebAssembly and its data beside its own file, which is not where the bundle is. Outside of a bundle
 * it would be compiled anew by every command, and its `import()` would start Node's loader of ES modules. It makes a
 * `require` of its own, which would hide the bundle's where esbuild has put one for `import()`.
 */
function adaptPglite(text) {
  return text
    .replaceAll(
      'import.meta.url',
      `require('node:url').pathToFileURL(require.resolve('@electric-sql/pglite')).href`,
    )
    .replaceAll('var require=', 'var requireBeside=')
    .replaceAll(UNUSED_DATA, '')
    .replaceAll(COPIED_DATA, 'return p.length===p.buffer.byteLength?p.buffer:new Uint8Array(p).buffer');
}

/**
 * LangChain hands its configuration on in an object of a tracer's class, one per step: an
 * identifier, a date, settings of the environment, in all a sixth of what an agent's steps take. Only the field `extra` of it is used where no tracer is; where one
 * is, it makes these objects itself.
 */
const CONTEXT_CARRIER = `export class RunTree { extra = undefined; }`;

const toPosix = (file) => file.split(path.sep).join('/');

/**
 * @param {string} root the checkout
 * @param {string} bundle the one being built
 * @param {(bundle: string, source: string) => void} addModule called for every module another bundle must answer
 */
export function splitBundles(root, bundle, addModule) {
  return {
    name: 'split-bundles',
    setup(build) {
      build.onResolve({ filter: /^pg$/ }, ({ importer }) =>
        importer.includes('langgraph-checkpoint-postgres') ? { path: 'pg', namespace: 'lazy' } : undefined,
      );
      build.onLoad({ filter: /^pg$/, namespace: 'lazy' }, () => ({ contents: LAZY_PG, resolveDir: root }));
      build.onResolve({ filter: /^langsmith$/ }, ({ importer }) =>
        /@langchain[\\/]core[\\/]dist[\\/]singletons[\\/]async_local_storage/.test(importer)
          ? { path: 'context-carrier', namespace: 'lazy' }
          : undefined,
      );
      build.onLoad({ filter: /^context-carrier$/, namespace: 'lazy' }, () => ({ contents: CONTEXT_CARRIER }));
      build.onResolve({ filter: /^@electric-sql\/pglite$/ }, ({ kind }) =>
        kind === 'require-resolve' ? { external: true } : undefined,
      );
      build.onLoad({ filter: /@electric-sql[\\/]pglite[\\/]dist[\\/].*\.js$/ }, ({ path: file }) => ({
        contents: adaptPglite(readFileSync(file, 'utf8')),
        loader: 'js',
      }));
      build.onResolve({ filter: /^\./ }, ({ kind, importer, path: specifier }) => {
        if (kind !== 'dynamic-import') return undefined;
        const file = path.resolve(path.dirname(importer), specifier.replace(/\.js$/, '.ts'));
        const source = toPosix(path.relative(root, file));
        if (!source.startsWith('src/') || !existsSync(file) || bundleOf(source) === bundle) return undefined;
        addModule(bundleOf(source), source);
        return { path: `./${bundleOf(source)}.cjs?${source}`, external: true };
      });
    },
  };
}
