import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { kubeconformLocations, SCHEMA_DIRECTORY } from '../official-schemas.js';

/** Programs of others that judge a chart, as far as they are on PATH. */
export interface OfficialTools {
  readonly found: ReadonlySet<string>;
  /** What is left out, one line each. */
  readonly notes: readonly string[];
}

/** What the official tools say about one chart. */
export interface OfficialScore {
  /** Columns of the table. */
  readonly text: string;
  /** True when every gate passed and nothing critical was found. */
  readonly holds: boolean;
  readonly details: readonly string[];
}

const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  helm: ['version'],
  helm3: ['version'],
  kubeconform: ['-v'],
  'kube-score': ['version'],
  kubesec: ['version'],
  trivy: ['--version'],
  untt: ['--help'],
};

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(program: string, args: readonly string[], input?: string): Promise<Outcome | undefined> {
  return new Promise((resolve) => {
    const child = execFile(program, [...args], { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error !== null && error.code === 'ENOENT') resolve(undefined);
      else resolve({ status: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}

/** Looks for each program once. */
export async function findOfficialTools(): Promise<OfficialTools> {
  const names = Object.keys(PROGRAMS);
  const outcomes = await Promise.all(names.map((name) => run(name, PROGRAMS[name] ?? [])));
  const found = new Set(names.filter((_, index) => outcomes[index] !== undefined));
  return {
    found,
    notes: [
      ...names.filter((name) => !found.has(name)).map((name) => `SKIPPED: ${name} is not on PATH`),
      ...(SCHEMA_DIRECTORY === undefined
        ? ['SKIPPED: kubeconform and kubesec, because KUBERNETES_SCHEMAS names no directory of schemas']
        : []),
    ],
  };
}

/** One tool's verdict: a column, and what is wrong. */
interface Verdict {
  readonly column: string;
  readonly problems: readonly string[];
}

/** Asks every tool that is there about a chart on disk. */
export async function scoreOfficially(
  tools: OfficialTools,
  chart: string,
  versions: readonly string[],
): Promise<OfficialScore> {
  const rendered = await renderAll(tools, chart, versions);
  const verdicts = [
    ...(await judgeHelm(tools, chart)),
    ...rendered.verdicts,
    ...(await judgeManifests(tools, rendered.manifest, versions.at(-1) ?? '')),
    ...(await judgeTests(tools, chart)),
  ];
  const problems = verdicts.flatMap((verdict) => verdict.problems);
  return {
    text: verdicts.map(({ column }) => column).join('  '),
    holds: problems.length === 0,
    details: problems.map((problem) => `  ${basename(chart)}: ${problem}`),
  };
}

async function judgeHelm(tools: OfficialTools, chart: string): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const program of ['helm', 'helm3'])
    if (tools.found.has(program)) {
      const outcome = await run(program, ['lint', '--strict', chart]);
      const ok = outcome?.status === 0;
      verdicts.push({
        column: `${program} ${ok ? 'ok' : 'FAILS'}`,
        problems: ok ? [] : [`${program} lint: ${(outcome?.stdout ?? '').slice(0, 400)}`],
      });
    }
  return verdicts;
}

/** Every values file on every version; the defaults on the newest one come back for the other tools. */
async function renderAll(
  tools: OfficialTools,
  chart: string,
  versions: readonly string[],
): Promise<{ readonly manifest: string; readonly verdicts: readonly Verdict[] }> {
  if (!tools.found.has('helm')) return { manifest: '', verdicts: [] };
  const problems: string[] = [];
  let manifest = '';
  for (const version of versions)
    for (const file of listValueFiles(chart)) {
      const rendered = await renderOnce(chart, version, file);
      problems.push(...rendered.problems, ...(await conform(tools, rendered.manifest, version)));
      if (file.endsWith('default-values.yaml')) manifest = rendered.manifest;
    }
  const column = `render ${problems.length === 0 ? 'ok' : 'FAILS'}`;
  return { manifest, verdicts: [{ column, problems: [...new Set(problems)] }] };
}

async function renderOnce(
  chart: string,
  version: string,
  file: string,
): Promise<{ readonly manifest: string; readonly problems: readonly string[] }> {
  const name = basename(chart);
  const outcome = await run('helm', [
    ...['template', name, chart, '-n', 'prod', '--skip-tests', '--kube-version', version, '-f', file],
  ]);
  const failed = outcome?.status !== 0;
  return {
    manifest: failed ? '' : outcome.stdout,
    problems: failed ? [`helm template -f ${basename(file)}: ${outcome?.stderr.slice(0, 300) ?? ''}`] : [],
  };
}

function listValueFiles(chart: string): readonly string[] {
  const environments = readdirSync(chart).filter((file) => /^values-.*\.yaml$/.test(file));
  const ci = readdirSync(join(chart, 'ci')).filter((file) => file.endsWith('-values.yaml'));
  return [...environments.map((file) => join(chart, file)), ...ci.map((file) => join(chart, 'ci', file))];
}

async function conform(tools: OfficialTools, manifest: string, version: string): Promise<readonly string[]> {
  if (!tools.found.has('kubeconform') || SCHEMA_DIRECTORY === undefined) return [];
  const locations = kubeconformLocations(SCHEMA_DIRECTORY);
  const outcome = await run(
    'kubeconform',
    ['-strict', '-kubernetes-version', version, ...locations, '-'],
    manifest,
  );
  return outcome?.status === 0 ? [] : [`kubeconform ${version}: ${(outcome?.stdout ?? '').slice(0, 300)}`];
}

async function judgeManifests(
  tools: OfficialTools,
  manifest: string,
  version: string,
): Promise<readonly Verdict[]> {
  const directory = mkdtempSync(join(tmpdir(), 'autopilot-official-'));
  const file = join(directory, 'rendered.yaml');
  writeFileSync(file, manifest);
  const verdicts: Verdict[] = [];
  try {
    if (tools.found.has('kube-score'))
      verdicts.push(readKubeScore(await run('kube-score', ['score', '-o', 'json', file])));
    if (tools.found.has('kubesec') && SCHEMA_DIRECTORY !== undefined)
      verdicts.push(
        readKubesec(
          await run('kubesec', [
            ...['scan', '--exit-code', '0', '--kubernetes-version', version],
            ...['--schema-location', SCHEMA_DIRECTORY, file],
          ]),
        ),
      );
    if (tools.found.has('trivy'))
      verdicts.push(readTrivy(await run('trivy', [...TRIVY_ARGUMENTS, directory])));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  return verdicts;
}

const TRIVY_ARGUMENTS = [
  ...['config', '--quiet', '--skip-check-update', '--skip-version-check', '--disable-telemetry'],
  ...['--format', 'json', '--misconfig-scanners', 'kubernetes'],
] as const;

/** A rule about registries that only the policy of a company can satisfy: docs/adr, checks and repairs. */
const NOT_FOR_CHARTS = /125$/;

function readTrivy(outcome: Outcome | undefined): Verdict {
  const { Results: results = [] } = (parse(outcome?.stdout ?? '') ?? {}) as {
    readonly Results?: readonly {
      readonly Misconfigurations?: readonly {
        readonly ID: string;
        readonly Severity: string;
        readonly Status: string;
        readonly Message: string;
      }[];
    }[];
  };
  const failed = results
    .flatMap(({ Misconfigurations: found = [] }) => found)
    .filter(({ ID: id, Status: status }) => status === 'FAIL' && !NOT_FOR_CHARTS.test(id));
  const ids = [...new Set(failed.map(({ ID: id, Severity: severity }) => `${id} ${severity}`))].sort();
  return {
    column: `trivy ${ids.length === 0 ? 'ok' : ids.join(',')}`,
    problems: failed
      .filter(({ Severity: severity }) => severity === 'CRITICAL' || severity === 'HIGH')
      .map(({ ID: id, Message: message }) => `trivy ${id}: ${message}`),
  };
}

/** Grades of kube-score: 10 is all right, 7 nearly, 5 a warning, 1 critical. */
function readKubeScore(outcome: Outcome | undefined): Verdict {
  const objects = parse(outcome?.stdout ?? '') as readonly {
    readonly object_name: string;
    readonly checks: readonly {
      readonly grade: number;
      readonly skipped: boolean;
      readonly check: { readonly id: string };
    }[];
  }[];
  const failed = objects.flatMap(({ object_name: object, checks }) =>
    checks
      .filter(({ grade, skipped }) => !skipped && grade <= 5)
      .map(({ check, grade }) => ({
        grade,
        text: `kube-score ${grade === 1 ? 'critical' : 'warning'}: ${check.id} ${object}`,
      })),
  );
  const critical = failed.filter(({ grade }) => grade === 1).length;
  return {
    column: `score ${critical}/${failed.length - critical}`,
    problems: failed.map(({ text }) => text),
  };
}

/**
 * The lowest score of a workload; kubesec knows Pods, Deployments, StatefulSets and DaemonSets only. Its newest Go module
 * (2.14) reads seccomp from an annotation that Kubernetes has dropped, so a pod with the field gets one point less here.
 */
function readKubesec(outcome: Outcome | undefined): Verdict {
  const results = parse(outcome?.stdout ?? '') as readonly {
    readonly score: number;
    readonly object: string;
  }[];
  const scores = results.filter(({ object }) => /^(?:Deployment|StatefulSet|DaemonSet)\//.test(object));
  const lowest = Math.min(...scores.map(({ score }) => score));
  return { column: `kubesec ${scores.length === 0 ? '-' : String(lowest)}`, problems: [] };
}

async function judgeTests(tools: OfficialTools, chart: string): Promise<readonly Verdict[]> {
  if (!tools.found.has('untt')) return [];
  const outcome = await run('untt', ['--color=false', chart]);
  const ok = outcome?.status === 0;
  return [
    {
      column: `tests ${ok ? 'ok' : 'FAIL'}`,
      problems: ok ? [] : [`helm-unittest: ${(outcome?.stdout ?? '').slice(-400)}`],
    },
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return [];
  }
}
