import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createWasmHelmEngine } from '../../src/adapters/helm-engine/wasm/wasm-helm-engine.js';
import type { ChartFiles } from '../../src/core/chart/chart-files.js';
import { listCorpus } from './corpus.js';
import { inspectEntry, type Inspection } from './inspect-entry.js';
import { findOfficialTools, scoreOfficially, type OfficialScore } from './official-tools.js';

/** What the issue asks of the whole corpus and of one compile, on two cores. */
const CORPUS_LIMIT_S = 60;
const COMPILE_LIMIT_MS = 20;
const VERSIONS = 4;

const { values: options } = parseArgs({
  options: {
    official: { type: 'boolean', default: false },
    filter: { type: 'string', default: '' },
    keep: { type: 'string' },
  },
});

const ROOT = resolve(import.meta.dirname, '..');
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

interface Row {
  readonly inspection: Inspection;
  readonly official: OfficialScore | undefined;
}

function writeChart(directory: string, files: ChartFiles): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}

function formatRow({ inspection, official }: Row): string {
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
    ...(official === undefined ? [] : [`  ${official.text}`]),
  ].join(' ');
}

function explain({ inspection: { entry, findings, unknownKinds } }: Row): readonly string[] {
  return [
    ...findings.map(
      ({ severity, rule, message, resource = '', cases = [] }) =>
        `  ${entry.name}: ${severity} ${rule} ${resource} ${message} [${cases.join(', ')}]`,
    ),
    ...unknownKinds.map((kind) => `  ${entry.name}: no strict schema for ${kind}`),
  ];
}

const directory = options.keep ?? mkdtempSync(join(tmpdir(), 'autopilot-quality-'));
const engine = createWasmHelmEngine({
  assetsDirectory: join(ROOT, 'assets', 'engine'),
  cacheDirectory: join(directory, '.engine'),
});
const versions = (await engine.info()).kubernetesVersions.slice(-VERSIONS);
const tools = options.official ? await findOfficialTools() : undefined;
const corpus = listCorpus().filter(({ name }) => name.includes(options.filter));
const rows: Row[] = [];
const broken: string[] = [];
print(`${corpus.length} applications, Kubernetes ${versions.join(', ')}`);
if (tools !== undefined) for (const line of tools.notes) print(line);
print('application           files  lines     ms  valid    tests  c/h/m/l accepted');
const startMs = performance.now();
let officialMs = 0;
for (const entry of corpus) {
  try {
    const inspection = await inspectEntry(entry, engine, versions);
    const chart = join(directory, entry.name);
    if (tools !== undefined || options.keep !== undefined) writeChart(chart, inspection.files);
    const officialStartMs = performance.now();
    const official = tools === undefined ? undefined : await scoreOfficially(tools, chart, versions);
    officialMs += performance.now() - officialStartMs;
    const row = { inspection, official };
    rows.push(row);
    print(formatRow(row));
  } catch (error) {
    broken.push(`  ${entry.name}: ${error instanceof Error ? error.message : String(error)}`);
    print(`${entry.name.padEnd(24)} BROKEN`);
  }
}
const seconds = (performance.now() - startMs - officialMs) / 1000;
await engine.close();
if (options.keep === undefined) rmSync(directory, { recursive: true, force: true });

const slowest = Math.max(0, ...rows.map(({ inspection }) => inspection.compileMs));
const bad = rows.filter(
  ({ inspection, official }) =>
    inspection.failedTests > 0 ||
    inspection.unknownKinds.length > 0 ||
    inspection.findings.some(({ severity }) => severity === 'critical' || severity === 'high') ||
    official?.holds === false,
);
const full = options.filter === '';
const verdicts = [
  `${rows.length} of ${corpus.length} compile, ${bad.length} have failed tests, kinds without a schema, or findings that stop a run`,
  `slowest compile ${slowest.toFixed(1)} ms [${slowest <= COMPILE_LIMIT_MS ? 'holds' : 'MISSED'}: <= ${COMPILE_LIMIT_MS} ms]`,
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
