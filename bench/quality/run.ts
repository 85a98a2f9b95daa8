import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createWasmHelmEngine } from '../../src/adapters/helm-engine/wasm/wasm-helm-engine.js';
import type { ChartFiles } from '../../src/core/chart/chart-files.js';
import type { HelmEngine } from '../../src/core/ports/helm-engine.js';
import { type CorpusEntry, listCorpus } from './corpus.js';
import { inspectEntry, type Inspection, warmUp } from './inspect-entry.js';
import { type DeadValue, findDeadValues, type LiveValuesReport } from './knobs/find-dead-values.js';
import { findOfficialTools, scoreOfficially, type OfficialScore } from './official-tools.js';

/** What the issue asks of the whole corpus and of one compile, on two cores. */
const CORPUS_LIMIT_S = 60;
const COMPILE_LIMIT_MS = 20;
const VERSIONS = 4;
/** One engine for each of the two cores. */
const LANES = 2;

const { values: options } = parseArgs({
  options: {
    official: { type: 'boolean', default: false },
    /** Mutates every value of every chart as well; see `findDeadValues`. */
    knobs: { type: 'boolean', default: false },
    filter: { type: 'string', default: '' },
    keep: { type: 'string' },
  },
});

const ROOT = resolve(import.meta.dirname, '..');
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

interface Row {
  readonly inspection: Inspection;
  readonly official: OfficialScore | undefined;
  readonly knobs: LiveValuesReport | undefined;
}

function writeChart(directory: string, files: ChartFiles): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}

function formatRow({ inspection, official, knobs }: Row): string {
  const { entry, files, compileMs, validated, tests, failedTests, findings, accepted } = inspection;
  const templates = [...files.keys()].filter((path) => /^templates\/.*\.yaml$/.test(path)).length;
  const lines = String(files.get('values.yaml')).split('\n').length - 1;
  const counts = (['critical', 'high', 'medium', 'low'] as const).map(
    (severity) => findings.filter((finding) => finding.severity === severity).length,
  );
  return [
    entry.name.padEnd(24),
    String(templates).padStart(3),
    String(lines).padStart(5),
    compileMs.toFixed(1).padStart(6),
    String(validated).padStart(6),
    `${tests - failedTests}/${tests}`.padStart(8),
    counts.join('/').padStart(8),
    String(accepted).padStart(8),
    ...(knobs === undefined ? [] : [`${knobs.dead.length}/${knobs.leaves}`.padStart(8)]),
    ...(official === undefined ? [] : [`  ${official.text}`]),
  ].join(' ');
}

function explain({ inspection: { entry, findings, unknownKinds }, knobs }: Row): readonly string[] {
  return [
    ...findings.map(
      ({ severity, rule, message, resource = '', cases = [] }) =>
        `  ${entry.name}: ${severity} ${rule} ${resource} ${message} [${cases.join(', ')}]`,
    ),
    ...unknownKinds.map((kind) => `  ${entry.name}: no strict schema for ${kind}`),
    ...(knobs?.broken ?? []).map((base) => `  ${entry.name}: does not render: ${base}`),
    ...(knobs?.refusing ?? []).map((pointer) => `  ${entry.name}: ${pointer} does no more than refuse`),
    ...(knobs?.dead ?? []).map((dead) => `  ${entry.name}: ${describeDead(dead)}`),
  ];
}

function describeDead({ pointer, tried }: DeadValue): string {
  return tried.length === 0
    ? `no other value is known for ${pointer}; give its definition an example`
    : `${pointer} changes nothing (${tried.slice(0, 3).join('; ')}${tried.length > 3 ? '; …' : ''})`;
}

const directory = options.keep ?? mkdtempSync(join(tmpdir(), 'autopilot-quality-'));
const engines = Array.from({ length: LANES }, () =>
  createWasmHelmEngine({
    assetsDirectory: join(ROOT, 'assets', 'engine'),
    cacheDirectory: join(directory, '.engine'),
    profile: 'server',
  }),
);
const versions = (await engines[0]?.info())?.kubernetesVersions.slice(-VERSIONS) ?? [];
const tools = options.official ? await findOfficialTools() : undefined;
const corpus = listCorpus().filter(({ name }) => name.includes(options.filter));
const results: (Row | string)[] = [];
print(`${corpus.length} applications, Kubernetes ${versions.join(', ')}`);
if (tools !== undefined) for (const line of tools.notes) print(line);
print(
  `application           files  lines     ms  valid    tests  c/h/m/l accepted${options.knobs ? '    dead' : ''}`,
);

async function makeRow(entry: CorpusEntry, engine: HelmEngine): Promise<Row> {
  const inspection = await inspectEntry(entry, engine, versions);
  const chart = join(directory, entry.name);
  if (tools !== undefined || options.keep !== undefined) writeChart(chart, inspection.files);
  return {
    inspection,
    official: tools === undefined ? undefined : await scoreOfficially(tools, chart, versions),
    knobs: options.knobs ? await findDeadValues(engine, inspection.files) : undefined,
  };
}

/** Takes the next application until there is none, and prints what is ready, in the order of the corpus. */
async function work(engine: HelmEngine): Promise<void> {
  for (let index = started++; index < corpus.length; index = started++) {
    const entry = corpus[index];
    if (entry === undefined) return;
    results[index] = await makeRow(entry, engine).catch(
      (error: unknown) => `  ${entry.name}: ${error instanceof Error ? error.message : String(error)}`,
    );
    for (let result = results[printed]; result !== undefined; result = results[++printed])
      print(
        typeof result === 'string' ? `${(corpus[printed]?.name ?? '').padEnd(24)} BROKEN` : formatRow(result),
      );
  }
}

let started = 0;
let printed = 0;
warmUp(listCorpus());
const startMs = performance.now();
await Promise.all(engines.map(work));
const seconds = (performance.now() - startMs) / 1000;
await Promise.all(engines.map((engine) => engine.close()));
if (options.keep === undefined) rmSync(directory, { recursive: true, force: true });

const rows = results.filter((result) => typeof result !== 'string');
const broken = results.filter((result) => typeof result === 'string');
const archetypes = rows.filter(({ inspection }) => inspection.entry.kind === 'archetype');
const slowest = Math.max(0, ...archetypes.map(({ inspection }) => inspection.compileMs));
const bad = rows.filter(
  ({ inspection, official, knobs }) =>
    inspection.failedTests > 0 ||
    inspection.unknownKinds.length > 0 ||
    inspection.findings.some(({ severity }) => severity === 'critical' || severity === 'high') ||
    official?.holds === false ||
    (knobs !== undefined && knobs.dead.length + knobs.broken.length > 0),
);
const full = options.filter === '' && tools === undefined && !options.knobs;
const verdicts = [
  `${rows.length} of ${corpus.length} compile, ${bad.length} have failed tests, kinds without a schema${options.knobs ? ', dead values' : ''} or findings that stop a run`,
  `slowest compile of an archetype ${slowest.toFixed(1)} ms [${slowest <= COMPILE_LIMIT_MS ? 'holds' : 'MISSED'}: <= ${COMPILE_LIMIT_MS} ms]`,
  `all of it ${seconds.toFixed(1)} s${full ? ` [${seconds <= CORPUS_LIMIT_S ? 'holds' : 'MISSED'}: <= ${CORPUS_LIMIT_S} s]` : ''}`,
];
print('');
for (const line of [
  ...broken,
  ...rows.flatMap(explain),
  ...rows.flatMap(({ official }) => official?.details ?? []),
  ...verdicts,
])
  print(line);
process.exitCode = broken.length > 0 || bad.length > 0 ? 1 : 0;
