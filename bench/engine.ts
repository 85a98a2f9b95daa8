import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { createWasmHelmEngine } from '../src/adapters/helm-engine/wasm/wasm-helm-engine.js';
import type { ChartFiles } from '../src/core/chart/chart-files.js';
import type { HelmEngine, RenderCase } from '../src/core/ports/helm-engine.js';
import { summarise, type Sample } from './measure.js';
import { kubeconformLocations, SCHEMA_DIRECTORY } from './official-schemas.js';

const ROOT = resolve(import.meta.dirname, '..');
const CHART = join(ROOT, 'test', 'golden', 'orders');
const VERSIONS = 4;

/** A printed line and, when it has a limit, whether that held. */
interface EngineLine {
  readonly text: string;
  readonly held?: boolean;
}

function readChart(): ChartFiles {
  const files = new Map<string, string | Uint8Array>();
  for (const entry of readdirSync(CHART, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      files.set(relative(CHART, path), readFileSync(path, 'utf8'));
    }
  return files;
}

/** Six value sets: the defaults, the three environments, and two switches. */
function listCases(): readonly RenderCase[] {
  const environments = ['dev', 'staging', 'prod'].map((name) => ({
    name,
    values: [readFileSync(join(CHART, `values-${name}.yaml`), 'utf8')],
  }));
  return [
    { name: 'defaults' },
    ...environments,
    { name: 'no-autoscaling', set: ['autoscaling.enabled=false'] },
    { name: 'no-ingress', set: ['ingress.enabled=false'] },
  ];
}

const startEngine = (cacheDirectory: string): HelmEngine =>
  createWasmHelmEngine({ assetsDirectory: join(ROOT, 'assets', 'engine'), cacheDirectory });

async function measureCold(cache: string, chart: ChartFiles, rounds: number): Promise<Sample> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startMs = performance.now();
    const engine = startEngine(cache);
    const versions = (await engine.info()).kubernetesVersions.slice(-VERSIONS);
    await engine.validate(chart, listCases(), versions);
    times.push(performance.now() - startMs);
    await engine.close();
  }
  return summarise(times);
}

async function measureWarm(cache: string, chart: ChartFiles, rounds: number): Promise<Sample> {
  const engine = startEngine(cache);
  const versions = (await engine.info()).kubernetesVersions.slice(-VERSIONS);
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const startMs = performance.now();
    const outcome = await engine.validate(chart, listCases(), versions);
    if (outcome.problems.length > 0)
      throw new Error(`the chart does not validate: ${outcome.problems[0]?.message ?? ''}`);
    // The first round is the engine's own start.
    if (round > 0) times.push(performance.now() - startMs);
  }
  await engine.close();
  return summarise(times);
}

function findProgram(name: string): boolean {
  return (
    spawnSync(name, ['version'], { stdio: 'ignore' }).error === undefined ||
    spawnSync(name, ['-v'], { stdio: 'ignore' }).error === undefined
  );
}

/**
 * `helm template | kubeconform -strict` for each case and version, as a pipeline in a script would.
 *
 * @param schemas - Directory of kubeconform's schemas: files on this machine, or it would time the network.
 */
function measureSpawned(
  directory: string,
  schemas: string,
  versions: readonly string[],
  rounds: number,
): Sample {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startMs = performance.now();
    for (const version of versions)
      for (const [index, renderCase] of listCases().entries()) {
        const values = (renderCase.values ?? []).flatMap((text) => {
          const file = join(directory, `values-${index}.yaml`);
          writeFileSync(file, text);
          return ['-f', file];
        });
        const set = (renderCase.set ?? []).flatMap((expression) => ['--set', expression]);
        const rendered = spawnSync(
          'helm',
          ['template', 'release-name', CHART, '--kube-version', version, ...values, ...set],
          { encoding: 'utf8' },
        );
        if (rendered.status !== 0) throw new Error(`helm template failed: ${rendered.stderr}`);
        const checked = spawnSync(
          'kubeconform',
          ['-strict', ...kubeconformLocations(schemas), '-kubernetes-version', version],
          { input: rendered.stdout, encoding: 'utf8' },
        );
        if (checked.status !== 0) throw new Error(`kubeconform failed: ${checked.stdout}${checked.stderr}`);
      }
    times.push(performance.now() - startMs);
  }
  return summarise(times);
}

const format = ({ median, lowest, highest }: Sample): string =>
  `${median.toFixed(0)} ms (${lowest.toFixed(0)} to ${highest.toFixed(0)})`;

/** Render and strict schema of the example for 6 value sets and 4 Kubernetes versions. */
export async function measureEngine(rounds: number): Promise<readonly EngineLine[]> {
  if (!existsSync(CHART)) return [{ text: 'SKIPPED: test/golden/orders is not there' }];
  const directory = mkdtempSync(join(tmpdir(), 'autopilot-bench-engine-'));
  const cache = join(directory, 'cache');
  mkdirSync(cache);
  const chart = readChart();
  try {
    await measureCold(cache, chart, 1);
    const cold = await measureCold(cache, chart, rounds);
    const warm = await measureWarm(cache, chart, rounds);
    const lines: EngineLine[] = [
      {
        text: `render + strict schema, 6 value sets x ${VERSIONS} versions, start included  ${format(cold)}`,
      },
      { text: `the same with the engine up                                          ${format(warm)}` },
    ];
    if (!findProgram('helm') || !findProgram('kubeconform') || SCHEMA_DIRECTORY === undefined)
      return [
        ...lines,
        {
          text: 'SKIPPED: no ratio without helm and kubeconform on PATH and KUBERNETES_SCHEMAS, a directory of schemas',
        },
      ];
    const engine = startEngine(cache);
    const versions = (await engine.info()).kubernetesVersions.slice(-VERSIONS);
    await engine.close();
    const spawned = measureSpawned(directory, SCHEMA_DIRECTORY, versions, rounds);
    return [...lines, ...compare(cold, warm, spawned)];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function compare(cold: Sample, warm: Sample, spawned: Sample): readonly EngineLine[] {
  const line = (name: string, ratio: number, limit: number): EngineLine => ({
    text: `${name} ${ratio.toFixed(3)} x spawning  [${ratio <= limit ? 'holds' : 'MISSED'}: <= ${limit} x]`,
    held: ratio <= limit,
  });
  return [
    { text: `helm template | kubeconform, spawned for each                       ${format(spawned)}` },
    line('start included:', cold.median / spawned.median, 0.4),
    line('engine up:', warm.median / spawned.median, 0.2),
  ];
}
