import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { createWasmHelmEngine } from '../../src/adapters/helm-engine/wasm/wasm-helm-engine.js';
import type { ChartFiles } from '../../src/core/chart/chart-files.js';
import { README_REQUEST } from '../support/readme-request.js';
import { verifies } from '../verifies.js';
import { CliSandbox, readTree, ROOT } from './cli-sandbox.js';

const sandbox = new CliSandbox();
const engine = createWasmHelmEngine({
  assetsDirectory: join(ROOT, 'assets', 'engine'),
  cacheDirectory: join(ROOT, '.cache', 'engine'),
});
let chart: ChartFiles = new Map();

beforeAll(async () => {
  await sandbox.run(['create', README_REQUEST, '--yes']);
  chart = new Map(
    [...readTree(join(sandbox.work, 'charts', 'orders'))].map(([path, bytes]) => [path, bytes.toString()]),
  );
});
afterAll(async () => {
  await engine.close();
  sandbox.remove();
});

/** The defaults and each environment. */
function listCases(): { readonly name: string; readonly values?: readonly string[] }[] {
  const environments = ['dev', 'staging', 'prod'].map((name) => ({
    name,
    values: [readFileSync(join(sandbox.work, 'charts', 'orders', `values-${name}.yaml`), 'utf8')],
  }));
  return [{ name: 'defaults' }, ...environments];
}

verifies('chart:lint-strict', async () => {
  for (const { name, values } of listCases()) {
    const outcome = await engine.lint(chart, { strict: true, ...(values !== undefined && { values }) });
    expect(
      outcome.diagnostics.filter(({ severity }) => severity !== 'info'),
      name,
    ).toEqual([]);
    expect(outcome.ok, name).toBe(true);
  }
});

verifies('chart:strict-schema', async () => {
  const { kubernetesVersions } = await engine.info();
  expect(kubernetesVersions.length).toBeGreaterThanOrEqual(5);
  const outcome = await engine.validate(chart, listCases(), kubernetesVersions);
  expect(outcome.renders.flatMap(({ errors }) => errors)).toEqual([]);
  expect(outcome.problems).toEqual([]);
  expect(outcome.unknownKinds).toEqual([]);
  expect(outcome.validated).toBeGreaterThan(100);
});

verifies('chart:unit-tests', async () => {
  const outcome = await engine.unitTest(chart);
  expect(outcome.results.length).toBeGreaterThan(20);
  expect(outcome.results.filter(({ passed }) => !passed)).toEqual([]);
  expect(outcome.ok).toBe(true);
});

verifies('chart:closed-values', async () => {
  const [typo, wrongType] = await engine.render(chart, [
    { name: 'typo', set: ['replicaCuont=3'] },
    { name: 'wrong type', set: ['service.port=http'] },
  ]);
  expect(typo?.ok).toBe(false);
  expect(typo?.errors.map(({ message }) => message).join('\n')).toContain('replicaCuont');
  expect(wrongType?.ok).toBe(false);
});
