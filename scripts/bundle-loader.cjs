'use strict';
// Runs the CommonJS bundles of dist through vm.Script with V8's code cache, one bundle at a time, when first required.
// The cache belongs to one Node version and one set of V8 flags; another one is refused by V8 and written anew.

const fs = require('fs');
const path = require('path');
const vm = require('vm');
const v8 = require('v8');
const { createRequire } = require('module');

// WebAssembly of a short process is not worth a second, optimising compile: it costs 200 to 400 ms at exit. The same
// flags as in src/adapters/helm-engine/wasm/wasm-helm-engine.ts, which sets them again for programs without this file.
const WEBASSEMBLY_FLAGS = ['--liftoff-only', '--wasm-lazy-compilation', '--wasm-lazy-validation'];
// A sentence meets some two hundred patterns once each, and V8 spends more time on making their code good than on
// running it: reading one takes 50 ms with these flags and 180 without. Long texts get machine code at once all the same.
const PATTERN_FLAGS = [
  '--no-regexp-optimization',
  '--no-regexp-peephole-optimization',
  '--regexp-tier-up-ticks=50',
];
// Must come before the first compile, and always: flags are part of the code cache's key.
for (const flag of WEBASSEMBLY_FLAGS.concat(PATTERN_FLAGS)) v8.setFlagsFromString(flag);

const WRAPPER = ['(function (exports, require, module, __filename, __dirname) {', '\n})'];

function readOptional(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

function createBundleLoader(directory) {
  const loaded = new Map();
  const cacheDirectory = path.join(directory, 'code-cache', process.versions.v8 + '-' + process.arch);
  const requireExternal = createRequire(path.join(directory, 'cli.cjs'));

  function requireFromBundle(specifier) {
    const sibling = /^\.\/([a-z-]+)\.cjs\?(.+)$/.exec(specifier);
    return sibling ? load(sibling[1], sibling[2]) : requireExternal(specifier);
  }

  /** The exports of one source module, from the bundle that holds it. */
  function load(name, source) {
    const entry = loaded.get(name) || run(name);
    entry.modules.push(source);
    return entry.module.exports[source]();
  }

  function run(name) {
    const filename = path.join(directory, name + '.cjs');
    const cachedData = readOptional(path.join(cacheDirectory, name + '.bin'));
    const source = WRAPPER[0] + fs.readFileSync(filename, 'latin1') + WRAPPER[1];
    const script = new vm.Script(source, { filename, cachedData });
    const entry = {
      script,
      module: { exports: {} },
      modules: [],
      fresh: cachedData !== undefined && !script.cachedDataRejected,
    };
    loaded.set(name, entry);
    script.runInThisContext()(entry.module.exports, requireFromBundle, entry.module, filename, directory);
    return entry;
  }

  /** Best effort: a read-only installation works without a code cache, only slower. */
  function writeCodeCache() {
    const rewrite = process.env.AUTOPILOT_CODE_CACHE === 'rewrite';
    for (const [name, entry] of loaded) {
      if (entry.fresh && !rewrite) continue;
      try {
        fs.mkdirSync(cacheDirectory, { recursive: true });
        const temporary = path.join(cacheDirectory, name + '.' + process.pid + '.tmp');
        fs.writeFileSync(temporary, entry.script.createCachedData());
        fs.renameSync(temporary, path.join(cacheDirectory, name + '.bin'));
      } catch {
        return;
      }
    }
  }

  /** For tests and for the curious: which bundles and npm packages this process loaded. */
  function reportLoads() {
    const file = process.env.AUTOPILOT_REPORT_LOADS;
    if (!file) return;
    const packages = new Set();
    for (const key of Object.keys(requireExternal.cache)) {
      const match = /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(key);
      if (match) packages.add(match[1]);
    }
    const report = {
      bundles: [...loaded].map(([name, entry]) => ({
        name,
        fromCodeCache: entry.fresh,
        modules: entry.modules,
      })),
      packages: [...packages].sort(),
    };
    fs.writeFileSync(file, JSON.stringify(report));
  }

  return { load, writeCodeCache, reportLoads };
}

module.exports = { createBundleLoader };
