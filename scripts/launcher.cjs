#!/usr/bin/env node
'use strict';
// Starts the command line: checks Node, installs and builds when something is missing or stale, then runs the bundle.
// Loads Node's own modules only, and none that `--version` does not need. Written so that any Node since 10 can parse
// it and say that it is too old.

const fs = require('fs');
const path = require('path');

/** Lowest Node that the lockfile's packages accept; package.json "engines" says the same. */
const LOWEST_NODE = [20, 20];
const ROOT = path.resolve(__dirname, '..');
const ENVIRONMENT_FAILURE = 1;

function fail(message, hint) {
  fs.writeSync(2, 'autopilot: ' + message + '\n' + (hint ? '  hint: ' + hint + '\n' : ''));
  process.exit(ENVIRONMENT_FAILURE);
}

function checkNode() {
  const parts = process.versions.node.split('.').map(Number);
  if (parts[0] > LOWEST_NODE[0] || (parts[0] === LOWEST_NODE[0] && parts[1] >= LOWEST_NODE[1])) return;
  fail(
    'this needs Node ' +
      LOWEST_NODE.join('.') +
      ' or newer, and this is Node ' +
      process.versions.node +
      ' (' +
      process.execPath +
      ').',
    'Install a newer Node from https://nodejs.org, or put it first on PATH.',
  );
}

function printVersion() {
  fs.writeSync(1, JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')).version + '\n');
}

/** Runs bootstrap as a process of its own: it may replace node_modules, so nothing of it may be loaded here. */
function bootstrap() {
  if (process.env.AUTOPILOT_NO_BOOTSTRAP)
    fail(
      'the installation or the build is stale, and AUTOPILOT_NO_BOOTSTRAP is set.',
      'Run: node scripts/bootstrap.mjs',
    );
  const { spawnSync } = require('child_process');
  const script = path.join(ROOT, 'scripts', 'bootstrap.mjs');
  const flags = (process.env.AUTOPILOT_BOOTSTRAP_FLAGS || '').split(' ').filter(Boolean);
  const run = spawnSync(process.execPath, [script].concat(flags), { stdio: ['ignore', 2, 2] });
  if (run.error) fail('cannot start the set-up: ' + run.error.message);
  if (run.signal) process.exit(run.signal === 'SIGINT' ? 130 : 143);
  if (run.status !== 0) process.exit(run.status);
}

function findBundle() {
  const { readState } = require('./freshness.cjs');
  const state = readState(ROOT);
  if (state.current) return state.bundleDirectory;
  bootstrap();
  const after = readState(ROOT);
  if (!after.bundleDirectory)
    fail('the set-up ended without a build.', 'Run: node scripts/bootstrap.mjs --force');
  return after.bundleDirectory;
}

function main() {
  const args = process.argv.slice(2);
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) return printVersion();
  checkNode();
  const { createBundleLoader } = require('./bundle-loader.cjs');
  const loader = createBundleLoader(findBundle());
  loader
    .load('cli', 'src/cli/main.ts')
    .runCli(args, ROOT, loader.useMachineCode)
    .then(
      (exitCode) => {
        loader.writeCodeCache();
        loader.reportLoads();
        process.exit(exitCode);
      },
      (error) => {
        fs.writeSync(2, 'autopilot: internal error: ' + ((error && error.stack) || error) + '\n');
        process.exit(70);
      },
    );
}

main();
