'use strict';
// Runs the CommonJS bundles of dist through vm.Script with V8's code cache, one bundle at a time, when first required.
// The cache belongs to one Node version and one set of V8 flags; another one is refused by V8 and written anew.

const fs = require('fs');
const path = require('path');
const vm = require('vm');
const v8 = require('v8');
const { createRequire } = require('module');

// WebAssembly of a short process is not worth a second, optimising compile: it costs 200 to 400 ms at exit. What was
// optimised once is read from the code cache. The same flags as in src/adapters/helm-engine/wasm/wasm-helm-engine.ts,
// which sets them for programs without this file.
const BASELINE_ONLY = '--liftoff-only';
/** In the process that records: only optimised code is kept. */
const OPTIMISED_ONLY = '--no-liftoff';
const OPTIMISED_ONLY_UNDONE = '--liftoff';
/** Each with V8's default. */
const WORK_FLAGS = [
  ['--wasm-lazy-compilation', '--wasm-lazy-compilation'],
  ['--wasm-lazy-validation', '--no-wasm-lazy-validation'],
  // src/adapters/machine-code: V8's functions that write and read machine code.
  ['--allow-natives-syntax', '--no-allow-natives-syntax'],
  // A sentence meets some two hundred patterns once each, and V8 spends more time on making their code good than on
  // running it: reading one takes 50 ms with these flags and 180 without. Long texts get machine code at once all the same.
  ['--no-regexp-optimization', '--regexp-optimization'],
  ['--no-regexp-peephole-optimization', '--regexp-peephole-optimization'],
  ['--regexp-tier-up-ticks=50', '--regexp-tier-up-ticks=1'],
  // A seventh of the processor time of a `create` was optimising functions that were hardly called again.
  ['--interrupt-budget=300000', '--interrupt-budget=67584'],
  // The engine has the other processor: helpers that must be waited for make a short collection longer.
  ['--no-parallel-scavenge', '--parallel-scavenge'],
];
/** Undoes the baseline flag and what it implies. */
const BASELINE_UNDONE = ['--no-liftoff-only', '--wasm-tier-up', '--wasm-dynamic-tiering'];
/** Bundles of commands that work: with graph, database or engine. */
const WORK_BUNDLES = ['inspect', 'runtime'];
/** Node's own modules that such a command loads. */
const WORK_MODULES = [
  'async_hooks',
  'crypto',
  'fs/promises',
  'module',
  'os',
  'perf_hooks',
  'stream/promises',
  'stream/web',
  'string_decoder',
  'timers/promises',
  'url',
  'util',
  'worker_threads',
  'zlib',
];

/** Any package with `exports`; the one whose files a command looks for. */
const EXPORTING_PACKAGE = '@electric-sql/pglite';

function readOptional(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Where the code caches of a bundle directory are: of this V8 and architecture only. */
function codeCacheOf(directory) {
  return path.join(directory, 'code-cache', process.versions.v8 + '-' + process.arch);
}

function createBundleLoader(directory) {
  const loaded = new Map();
  const cacheDirectory = codeCacheOf(directory);
  const machineCode = {
    directory: path.join(cacheDirectory, 'webassembly'),
    record: process.env.AUTOPILOT_CODE_CACHE === 'record',
    readerFlags: [OPTIMISED_ONLY_UNDONE, BASELINE_ONLY],
  };
  let prepared = false;
  const requireExternal = createRequire(path.join(directory, 'cli.cjs'));

  function requireFromBundle(specifier) {
    const sibling = /^\.\/([a-z-]+)\.cjs\?(.+)$/.exec(specifier);
    return sibling ? load(sibling[1], sibling[2]) : requireExternal(specifier);
  }
  requireFromBundle.resolve = requireExternal.resolve;

  /** The exports of one source module, from the bundle that holds it. */
  function load(name, source) {
    const entry = loaded.get(name) || run(name);
    entry.modules.push(source);
    return entry.module.exports[source]();
  }

  /**
   * Sets the flags of a command that works. Flags are part of the key of every code cache, also of the one that Node has
   * for its own modules: those come first, or each takes three times as long. From here on nothing changes a flag, or
   * what is read at that moment would be refused.
   */
  function prepareWork() {
    if (prepared) return;
    prepared = true;
    for (const name of WORK_MODULES) require(name);
    // Node loads what looks names of packages up, and its Web Crypto, when first asked.
    requireExternal.resolve(EXPORTING_PACKAGE);
    void require('crypto').webcrypto;
    for (const [flag] of WORK_FLAGS) v8.setFlagsFromString(flag);
    v8.setFlagsFromString(machineCode.record ? OPTIMISED_ONLY : BASELINE_ONLY);
  }

  /** Where the code of WebAssembly modules is kept; flags must be set before a thread that reads it starts. */
  function useMachineCode() {
    prepareWork();
    return machineCode;
  }

  function run(name) {
    const isWork = WORK_BUNDLES.includes(name);
    if (isWork) prepareWork();
    const filename = path.join(directory, name + '.cjs');
    const cachedData = readOptional(path.join(cacheDirectory, name + '.bin'));
    const script = new vm.Script(fs.readFileSync(filename, 'latin1'), { filename, cachedData });
    const entry = {
      script,
      module: { exports: {} },
      modules: [],
      isWork,
      fresh: cachedData !== undefined && !script.cachedDataRejected,
    };
    loaded.set(name, entry);
    script.runInThisContext()(entry.module.exports, requireFromBundle, entry.module, filename, directory);
    return entry;
  }

  /**
   * Writes the caches that were missing or refused; the last thing a process does, because it changes flags back. Best
   * effort: a read-only installation works without a code cache, only slower.
   */
  function writeCodeCache() {
    const entries = [...loaded].filter(([, { fresh }]) => !fresh || machineCode.record);
    for (const [name, entry] of entries) if (entry.isWork) writeCache(name, entry);
    if (prepared && entries.length > 0)
      for (const flag of [
        ...WORK_FLAGS.map(([, standard]) => standard),
        OPTIMISED_ONLY_UNDONE,
        ...BASELINE_UNDONE,
      ])
        v8.setFlagsFromString(flag);
    for (const [name, entry] of entries) if (!entry.isWork) writeCache(name, entry);
  }

  function writeCache(name, { script }) {
    try {
      fs.mkdirSync(cacheDirectory, { recursive: true });
      const temporary = path.join(cacheDirectory, name + '.' + process.pid + '.tmp');
      fs.writeFileSync(temporary, script.createCachedData());
      fs.renameSync(temporary, path.join(cacheDirectory, name + '.bin'));
    } catch {
      // Nothing else depends on it.
    }
  }

  /** For tests and for the curious: which bundles this process loaded, and which npm packages outside of them. */
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

  return { load, useMachineCode, writeCodeCache, reportLoads };
}

module.exports = { codeCacheOf, createBundleLoader };
