// From Go sources to a pre-initialised WebAssembly module.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { build } from 'esbuild';

import { assetsDirectory, root } from './engine-inputs.mjs';
import { preparePatchedModules } from './engine-patched-modules.mjs';
import { KUBERNETES_VERSIONS } from './engine-schemas-sources.mjs';
import { takeSnapshot } from './engine-snapshot.mjs';

const engineDirectory = join(root, 'engine');
const wasmSources = join(root, 'src/adapters/helm-engine/wasm');

/** The Go version that engine/go.mod asks for; another one gives other bytes. */
export function wantedGoVersion() {
  return `go${/^go (\S+)$/m.exec(readFileSync(join(engineDirectory, 'go.mod'), 'utf8'))[1]}`;
}

/** The Helm version in engine/go.mod. */
function wantedHelmVersion() {
  return /^\s*helm\.sh\/helm\/v4 (\S+)/m.exec(readFileSync(join(engineDirectory, 'go.mod'), 'utf8'))[1];
}

/** Runs Go in engine/ with nothing of the user's settings that could change the result. */
export function runGo(args, environment = {}) {
  return execFileSync('go', args, {
    cwd: engineDirectory,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, GOFLAGS: '', GOWORK: 'off', GOTOOLCHAIN: wantedGoVersion(), ...environment },
  });
}

/** Folder of a module in Go's module cache; Go fetches it when missing. */
function moduleDirectory(module) {
  runGo(['mod', 'download', module]);
  return runGo(['list', '-mod=readonly', '-m', '-f', '{{.Dir}}', module]).trim();
}

/** Compiles engine/cmd/wasip1 and returns the module. `goCache` is the build cache to use, if not the user's. */
export function compilePlain(goCache) {
  const directory = mkdtempSync(join(tmpdir(), 'engine-'));
  const out = join(directory, 'engine.wasm');
  // Helm's own releases set the version in the same way; templates see it as .Capabilities.HelmVersion.
  const link = `-ldflags=-s -w -X helm.sh/helm/v4/internal/version.version=${wantedHelmVersion()}`;
  const flags = ['-mod=readonly', '-buildvcs=false', '-trimpath', '-buildmode=c-shared', link];
  try {
    flags.push(`-modfile=${preparePatchedModules(engineDirectory, moduleDirectory)}`);
    runGo(['build', ...flags, '-o', out, './cmd/wasip1'], {
      GOOS: 'wasip1',
      GOARCH: 'wasm',
      ...(goCache ? { GOCACHE: goCache } : {}),
    });
    return readFileSync(out);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The product's own host, bundled for this script. */
async function loadHost() {
  const directory = mkdtempSync(join(tmpdir(), 'engine-host-'));
  const outfile = join(directory, 'host.mjs');
  const contents =
    "export { EngineInstance } from './worker/engine-instance.js'; export { openFrame, packFrame } from './frame.js';";
  try {
    await build({
      stdin: { contents, resolveDir: wasmSources, loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile,
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function readChart(directory, prefix = '') {
  return readdirSync(join(directory, prefix), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
      return entry.isDirectory()
        ? readChart(directory, path)
        : [{ path, bytes: readFileSync(join(directory, path)) }];
    });
}

/** Loads the schemas and renders, lints, packages and validates the warm-up chart once, so that tables are filled. */
function warmUp(engine, { openFrame, packFrame }) {
  const chart = readChart(join(engineDirectory, 'warmup/chart'));
  const ask = (header, parts = []) => {
    const answer = openFrame(engine.call(packFrame(header, parts))).header;
    if (!answer.ok) throw new Error(`warm-up: ${header.op}: ${JSON.stringify(answer).slice(0, 2000)}`);
    return answer;
  };
  const withChart = (op, more = {}) =>
    ask(
      { op, files: chart.map(({ path, bytes }) => ({ path, size: bytes.length })), ...more },
      chart.map(({ bytes }) => bytes),
    );
  ask({ op: 'schemas' }, [brotliDecompressSync(readFileSync(join(assetsDirectory, 'k8s-schemas.bin.br')))]);
  withChart('render', { cases: [{ name: 'warm-up' }] });
  withChart('lint');
  withChart('package');
  const { validated } = withChart('validate', {
    cases: [{ name: 'warm-up' }],
    versions: KUBERNETES_VERSIONS,
  });
  ask({ op: 'settle' });
  return validated;
}

/** Runs a plain module through the warm-up and freezes it. */
export async function preinitialise(plain) {
  const host = await loadHost();
  return takeSnapshot(plain, (module) => {
    const engine = host.EngineInstance.start(module);
    warmUp(engine, host);
    return engine.instance;
  });
}

/** Versions of the Go modules that are inside the engine. */
export function listModules() {
  const out = runGo(
    [
      'list',
      '-mod=readonly',
      '-deps',
      '-f',
      '{{with .Module}}{{.Path}} {{.Version}}{{with .Replace}} {{.Path}} {{.Version}}{{end}}{{end}}',
      './cmd/wasip1',
    ],
    {
      GOOS: 'wasip1',
      GOARCH: 'wasm',
    },
  );
  const rows = [...new Set(out.split('\n').filter(Boolean))].sort().map((row) => row.split(' '));
  return Object.fromEntries(
    rows
      .filter(([path]) => path !== 'autopilot.engine')
      .map(([path, version, replacement, replaced]) => {
        if (!replacement) return [path, version];
        return [
          path,
          replacement.startsWith('.') ? `${version} (stand-in ${replacement})` : `${replacement}@${replaced}`,
        ];
      }),
  );
}
