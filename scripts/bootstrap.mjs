// Set-up from a fresh clone: packages from the lockfile, the bundle, and a first run that fills V8's code cache and
// unpacks the engine. Uses Node's own modules only. Safe to interrupt and to start twice: one process works, others wait.
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);
const { codeCacheOf } = require('./bundle-loader.cjs');
const { markInstalled, readState } = require('./freshness.cjs');

const ROOT = path.resolve(import.meta.dirname, '..');
const LOCK = path.join(ROOT, '.cache', 'bootstrap.lock');
const force = process.argv.includes('--force');
/** Tests do not need a warm code cache, and prepare their own data directories. */
const withWarmUp = !process.argv.includes('--no-warm-up');
const HEARTBEAT_MS = 10_000;
const LOCK_POLL_MS = 250;
/** What npm prints when it cannot reach its registry. */
const NETWORK_FAILURE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network|proxy|ENOTCACHED|CERT_/i;

const say = (text) => process.stderr.write(`autopilot: ${text}\n`);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

class SetupFailure extends Error {
  constructor(message, hint) {
    super(message);
    this.hint = hint;
  }
}

function readOwner() {
  try {
    return Number(readFileSync(LOCK, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The lock appears with its content at once: a file is written elsewhere and linked into place. */
function tryLock() {
  const own = `${LOCK}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, LOCK);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Takes away the lock of a process that died. A rename picks exactly one of several that try. */
function breakLock(deadOwner) {
  const aside = `${LOCK}.dead.${process.pid}`;
  try {
    renameSync(LOCK, aside);
  } catch {
    return;
  }
  if (Number(readFileSync(aside, 'utf8')) !== deadOwner) {
    // Between looking and renaming somebody else had already replaced it: give it back.
    try {
      linkSync(aside, LOCK);
    } catch {
      // A third one was faster; the rightful owner finishes anyway, both do the same work.
    }
  }
  rmSync(aside, { force: true });
}

async function acquireLock() {
  mkdirSync(path.dirname(LOCK), { recursive: true });
  let told = false;
  while (!tryLock()) {
    const owner = readOwner();
    if (owner !== undefined && !isAlive(owner)) breakLock(owner);
    else {
      if (!told && owner !== undefined) say(`another process (pid ${owner}) is setting up; waiting for it`);
      told ||= owner !== undefined;
      await sleep(LOCK_POLL_MS);
    }
  }
}

function releaseLock() {
  if (readOwner() === process.pid) rmSync(LOCK, { force: true });
}

/** Runs a program, keeps its output, and says every ten seconds that it is still at it. */
function runQuietly(program, args, label) {
  return new Promise((resolve, reject) => {
    const startMs = Date.now();
    const beat = setInterval(
      () => say(`${label}: ${Math.round((Date.now() - startMs) / 1000)} s`),
      HEARTBEAT_MS,
    );
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program === 'npm',
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => {
      clearInterval(beat);
      reject(error);
    });
    child.on('close', (status, signal) => {
      clearInterval(beat);
      resolve({ status, signal, output });
    });
  });
}

/** The lines that tell: npm prints the cause first, and a page of usage after some of them. */
function pickNpmLines(output) {
  const lines = output.split('\n').filter((line) => /^npm (error|ERR!)\s+\S/.test(line));
  return (lines.length > 0 ? lines : output.trim().split('\n')).slice(0, 12).join('\n');
}

function explainInstallFailure(output) {
  const shown = pickNpmLines(output);
  const fail = (what, hint) => new SetupFailure(`npm ci failed: ${what}\n${shown}`, hint);
  if (/EUSAGE/.test(output))
    return fail(
      'package.json and package-lock.json do not belong together',
      'Restore both, for example with "git checkout -- package.json package-lock.json".',
    );
  if (/EBADENGINE/.test(output))
    return fail(
      'a package does not accept this Node',
      'Install Node 20.20 or newer from https://nodejs.org.',
    );
  if (/ENOSPC/.test(output)) return fail('the disk is full', 'Free about 500 MB and run the command again.');
  if (/EACCES|EROFS|EPERM/.test(output))
    return fail(
      `${ROOT} is not writable`,
      'Run it as the owner of the checkout, or make the folder writable.',
    );
  if (NETWORK_FAILURE.test(output))
    return fail(
      'the package registry cannot be reached',
      'Connect to the network once (behind a proxy: set HTTPS_PROXY; with a mirror: npm config set registry URL), or copy node_modules from a machine with the same package-lock.json. After that no network is needed.',
    );
  return fail('npm gave up', 'Run "npm ci --ignore-scripts" here to see all of its output.');
}

async function install() {
  say('installing packages from package-lock.json (once; about a minute)');
  // Inside `npm test` the same npm is used that runs the test; install scripts are never run.
  const npmScript = process.env.npm_execpath;
  const isNpm = npmScript !== undefined && /npm-cli\.c?js$/.test(npmScript);
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  let result;
  try {
    result = await runQuietly(
      isNpm ? process.execPath : 'npm',
      isNpm ? [npmScript, ...args] : args,
      'still installing',
    );
  } catch (error) {
    throw new SetupFailure(
      `npm does not start: ${error.message}`,
      'npm comes with Node: install Node from https://nodejs.org and check that npm is on PATH.',
    );
  }
  if (result.signal)
    throw new SetupFailure(
      `npm ci was stopped by ${result.signal}`,
      'Run the command again; it starts over.',
    );
  if (result.status !== 0) throw explainInstallFailure(result.output);
  markInstalled(ROOT);
}

async function buildBundle() {
  say('building');
  const result = await runQuietly(
    process.execPath,
    [path.join(ROOT, 'scripts', 'build.mjs')],
    'still building',
  );
  if (result.status === 0) return;
  throw new SetupFailure(
    `the build failed\n${result.output.trim()}`,
    'Restore src/ to a state that builds, for example with "git status" and "git restore".',
  );
}

const WARM_UP_REQUEST =
  'A FastAPI service called warm-up from ghcr.io/acme/warm-up:1.0.0 on port 8000, 2 to 4 replicas, needs Postgres and Redis, public at warm-up.example.com with TLS';

/**
 * One real run into a temporary directory: proves the installation, and keeps the code it ran for the runs that follow.
 * V8 optimises during this one, so it takes some seconds longer than others.
 */
function warmUp() {
  say('preparing the first start');
  const directory = mkdtempSync(path.join(tmpdir(), 'autopilot-warm-up-'));
  const { DATABASE_URL: _database, ...environment } = process.env;
  try {
    const run = spawnSync(
      process.execPath,
      [
        path.join(ROOT, 'scripts', 'launcher.cjs'),
        'create',
        WARM_UP_REQUEST,
        '--out',
        path.join(directory, 'charts'),
        '--yes',
        '--no-input',
      ],
      {
        cwd: directory,
        env: {
          ...environment,
          AUTOPILOT_HOME: path.join(directory, 'home'),
          AUTOPILOT_CODE_CACHE: 'record',
          AUTOPILOT_NO_BOOTSTRAP: '1',
        },
        encoding: 'utf8',
        timeout: 120_000,
      },
    );
    if (run.status !== 0)
      say(
        `the trial run ended with ${run.status ?? run.signal}:\n${run.stderr.trim()}\n  hint: Run "./autopilot doctor".`,
      );
    else if (!hasKeptCode()) say('code could not be kept in dist: commands work, and take longer');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function hasKeptCode() {
  const cache = codeCacheOf(readState(ROOT).bundleDirectory);
  const modules = path.join(cache, 'webassembly');
  // One file of each of the two modules.
  return (
    existsSync(path.join(cache, 'runtime.bin')) && existsSync(modules) && readdirSync(modules).length >= 2
  );
}

async function setUp() {
  const before = readState(ROOT);
  if (before.current && !force) return;
  if (!before.installed || force) await install();
  await buildBundle();
  if (withWarmUp) warmUp();
  say('ready');
}

function releaseOnSignals() {
  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])
    process.on(signal, () => {
      releaseLock();
      say('stopped; run the command again to start over');
      process.exit(exitCode);
    });
}

releaseOnSignals();
try {
  statSync(path.join(ROOT, 'package-lock.json'));
  await acquireLock();
  try {
    await setUp();
  } finally {
    releaseLock();
  }
} catch (error) {
  say(error.message);
  if (error.hint) process.stderr.write(`  hint: ${error.hint}\n`);
  if (!(error instanceof SetupFailure)) process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
}
