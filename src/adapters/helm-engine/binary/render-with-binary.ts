import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { RenderCase, RenderResult } from '../../../core/ports/helm-engine.js';
import { type HelmOutput, type HelmProcessOptions, runHelm } from './helm-process.js';
import { readHelmError } from './read-helm-error.js';
import { readManifest } from './read-manifest.js';
import { type UnpackedChart, writeChartFile } from './unpacked-chart.js';

/** A template that prints the chart's notes, which `helm template` keeps to itself. */
const NOTES_TEMPLATE = 'templates/k8s-autopilot-notes.yaml';
/** Cores are few and each process uses one. */
const PARALLEL_PROCESSES = 2;

/** Renders cases in order of `cases`, a few processes at a time. */
export async function renderWithBinary(
  options: HelmProcessOptions,
  unpacked: UnpackedChart,
  chart: { readonly cases: readonly RenderCase[]; readonly name: string; readonly hasNotes: boolean },
): Promise<readonly RenderResult[]> {
  const argvs: (readonly string[])[] = [];
  for (const [index, one] of chart.cases.entries()) argvs.push(await templateArguments(unpacked, one, index));
  const outputs = await runAll(options, unpacked, argvs);
  const notes = chart.hasNotes
    ? await renderNotes(options, unpacked, { name: chart.name, argvs, outputs })
    : [];
  return chart.cases.map(({ name }, index) =>
    resultOf({ name, notes: notes[index] ?? '' }, outputs[index], unpacked.chart),
  );
}

function resultOf(
  known: Pick<RenderResult, 'name' | 'notes'>,
  output: HelmOutput | undefined,
  chartDirectory: string,
): RenderResult {
  if (output?.exitCode !== 0) {
    const error = readHelmError(output?.stderr ?? '', chartDirectory);
    return { name: known.name, ok: false, documents: [], manifest: '', notes: '', errors: [error] };
  }
  return { ...known, ok: true, documents: readManifest(output.stdout), manifest: output.stdout, errors: [] };
}

async function templateArguments(
  { home, chart }: UnpackedChart,
  one: RenderCase,
  index: number,
): Promise<readonly string[]> {
  const argv = [
    'template',
    one.releaseName ?? 'release-name',
    chart,
    '--namespace',
    one.namespace ?? 'default',
  ];
  for (const [position, document] of (one.values ?? []).entries()) {
    const file = join(home, `values-${String(index)}-${String(position)}.yaml`);
    await writeFile(file, document, { mode: 0o600 });
    argv.push('--values', file);
  }
  for (const expression of one.set ?? []) argv.push('--set', expression);
  for (const apiVersion of one.apiVersions ?? []) argv.push('--api-versions', apiVersion);
  if (one.kubernetesVersion !== undefined) argv.push('--kube-version', one.kubernetesVersion);
  if (one.isUpgrade === true) argv.push('--is-upgrade');
  return argv;
}

async function runAll(
  options: HelmProcessOptions,
  { home }: UnpackedChart,
  argvs: readonly (readonly string[])[],
): Promise<readonly HelmOutput[]> {
  const outputs: HelmOutput[] = [];
  const queue = [...argvs.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      outputs[next[0]] = await runHelm(options, home, next[1]);
  };
  await Promise.all(Array.from({ length: PARALLEL_PROCESSES }, work));
  return outputs;
}

/** Runs the cases that rendered once more, for the notes alone. */
async function renderNotes(
  options: HelmProcessOptions,
  unpacked: UnpackedChart,
  first: {
    readonly name: string;
    readonly argvs: readonly (readonly string[])[];
    readonly outputs: readonly HelmOutput[];
  },
): Promise<readonly string[]> {
  const include = `{{ include "${first.name}/templates/NOTES.txt" . | b64enc }}`;
  await writeChartFile(unpacked.chart, NOTES_TEMPLATE, `apiVersion: v1\nkind: Notes\nnotes: ${include}\n`);
  const rendered = [...first.argvs.entries()].filter(([index]) => first.outputs[index]?.exitCode === 0);
  const outputs = await runAll(
    options,
    unpacked,
    rendered.map(([, argv]) => [...argv, '--show-only', NOTES_TEMPLATE]),
  );
  const notes: string[] = [];
  for (const [position, [index]] of rendered.entries()) {
    const encoded = /^notes: (\S*)$/m.exec(outputs[position]?.stdout ?? '')?.[1] ?? '';
    notes[index] = Buffer.from(encoded, 'base64').toString('utf8');
  }
  return notes;
}
