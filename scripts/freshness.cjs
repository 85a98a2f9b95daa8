'use strict';
// Decides whether what is installed and built belongs to the sources, in a few milliseconds.
// The first look compares sizes and times; only when they differ are contents compared (a fresh clone, a touched file).

const fs = require('fs');
const path = require('path');

const LOCKFILE = 'package-lock.json';
const INSTALL_STAMP = path.join('node_modules', '.autopilot-install.json');
const BUILD_POINTER = path.join('dist', 'current-bundle.json');
const BUILD_SCRIPTS = [
  path.join('scripts', 'build.mjs'),
  path.join('scripts', 'bundle-plugin.mjs'),
  'package.json',
  LOCKFILE,
];

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes to a sibling and renames, so that a reader never sees half a file. */
function writeJson(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = file + '.' + process.pid + '.tmp';
  fs.writeFileSync(temporary, JSON.stringify(value, null, 1) + '\n');
  fs.renameSync(temporary, file);
}

/** Source files that end in the bundle, relative, sorted: all of src without tests, and what builds it. */
function listBuildInputs(root) {
  const files = [];
  const walk = (directory) => {
    for (const entry of fs.readdirSync(root + '/' + directory, { withFileTypes: true })) {
      const relative = directory + '/' + entry.name;
      if (entry.isDirectory()) walk(relative);
      else if (!/\.test\.ts$|^\.|tsconfig/.test(entry.name)) files.push(relative);
    }
  };
  walk('src');
  for (const script of BUILD_SCRIPTS) if (fs.existsSync(path.join(root, script))) files.push(script);
  return files.sort();
}

/** Names, sizes and times: compared whole, because in a process this young a digest takes longer than the files do. */
function listStates(root, files) {
  let states = '';
  for (const file of files) states += file + '|' + statKey(fs.statSync(root + '/' + file)) + '\n';
  return states;
}

function contentDigest(root, files) {
  const hash = require('crypto').createHash('sha256');
  for (const file of files)
    hash
      .update(file + '\0')
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

const statKey = (stat) => stat.size + '|' + stat.mtimeMs;

/** True when a package of the lockfile must be present on this machine. */
function isRequired(entry) {
  return !entry.optional && !entry.link && !entry.peer && !entry.devOptional;
}

/** Compares the lockfile with the one npm leaves in node_modules: serves people who run npm themselves. */
function isInstalledByNpm(root) {
  const wanted = readJson(path.join(root, LOCKFILE));
  const present = readJson(path.join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.keys(wanted.packages).every((name) => {
    if (name === '') return true;
    const there = present.packages[name];
    return there ? there.version === wanted.packages[name].version : !isRequired(wanted.packages[name]);
  });
}

function isInstallCurrent(root) {
  const stat = fs.statSync(path.join(root, LOCKFILE));
  const stamp = readJson(path.join(root, INSTALL_STAMP));
  if (stamp && stamp.lock === statKey(stat)) return true;
  if (!isInstalledByNpm(root)) return false;
  markInstalled(root);
  return true;
}

function markInstalled(root) {
  const stat = fs.statSync(path.join(root, LOCKFILE));
  try {
    writeJson(path.join(root, INSTALL_STAMP), { lock: statKey(stat) });
  } catch {
    // A read-only checkout: the comparison simply runs again next time.
  }
}

function readBuild(root) {
  const pointer = readJson(path.join(root, BUILD_POINTER));
  if (!pointer) return undefined;
  const directory = path.join(root, 'dist', pointer.directory);
  return fs.existsSync(path.join(directory, 'cli.cjs')) ? { ...pointer, path: directory } : undefined;
}

function isBuildCurrent(root, build) {
  const files = listBuildInputs(root);
  const states = listStates(root, files);
  if (build.states === states) return true;
  if (build.content !== contentDigest(root, files)) return false;
  try {
    writeJson(path.join(root, BUILD_POINTER), { directory: build.directory, states, content: build.content });
  } catch {
    // A read-only checkout: contents are compared again next time.
  }
  return true;
}

/**
 * @param {string} root the checkout, or the folder of the published package (which has no `src` and is never stale)
 * @returns {{ current: boolean, installed: boolean, bundleDirectory: string | undefined }}
 */
function readState(root) {
  const build = readBuild(root);
  const isCheckout = fs.existsSync(path.join(root, 'src')) && fs.existsSync(path.join(root, LOCKFILE));
  if (!isCheckout)
    return { current: build !== undefined, installed: true, bundleDirectory: build && build.path };
  const installed = isInstallCurrent(root);
  const built = build !== undefined && isBuildCurrent(root, build);
  return { current: installed && built, installed, bundleDirectory: build && build.path };
}

module.exports = {
  readState,
  listBuildInputs,
  listStates,
  contentDigest,
  markInstalled,
  writeJson,
  BUILD_POINTER,
};
