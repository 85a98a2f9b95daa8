import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CliSandbox, readTree, ROOT, type CliOutcome } from './cli-sandbox.js';
import { verifies } from '../verifies.js';
import { README_REQUEST } from '../support/readme-request.js';

const sandbox = new CliSandbox();
let created: CliOutcome;

beforeAll(async () => {
  created = await sandbox.run(['create', README_REQUEST, '--out', './charts', '--yes']);
});
afterAll(() => sandbox.remove());

describe('the first command of the README', () => {
  it('is in the README word for word', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    expect(readme).toContain(`./autopilot create "${README_REQUEST}" --out ./charts --yes`);
  });

  verifies('cli:first-command', () => {
    expect(created.stderr).not.toContain('error');
    expect(created.status).toBe(0);
    const files = [...readTree(join(sandbox.work, 'charts')).keys()];
    for (const file of [
      'orders/Chart.yaml',
      'orders/values.yaml',
      'orders/values.schema.json',
      'orders/values-dev.yaml',
      'orders/values-staging.yaml',
      'orders/values-prod.yaml',
      'orders/README.md',
      'orders/autopilot.yaml',
      'orders/.helmignore',
      'orders/templates/deployment.yaml',
      'orders/templates/service.yaml',
      'orders/templates/ingress.yaml',
      'orders-0.1.0.tgz',
    ])
      expect(files).toContain(file);
    expect(files.some((file) => file.startsWith('orders/templates/tests/'))).toBe(true);
    expect(files.some((file) => /^orders\/tests\/.+_test\.yaml$/.test(file))).toBe(true);
    expect(files.some((file) => file.includes('.tmp'))).toBe(false);
  });

  it('says where the chart is, five decisions with their reasons, what was checked and what to run next', () => {
    expect(created.stdout).toContain('./charts/orders');
    expect(created.stdout).toContain('./charts/orders-0.1.0.tgz');
    const decided = /Decided, and why\n((?: {2}.+\n {6}.+\n)+)/.exec(created.stdout)?.[1] ?? '';
    expect(decided.trimEnd().split('\n')).toHaveLength(10);
    expect(created.stdout).toMatch(/Checks\n {2}ok/);
    expect(created.stdout).not.toMatch(/^ {2}failed/m);
    expect(created.stdout).toMatch(/Findings {2}0 critical, 0 high/);
    expect(created.stdout).toMatch(/Next\n {2}\S/);
  });

  it('prints one plain line per phase on stderr when it is no terminal', () => {
    for (const phase of [
      'coordinator',
      'planner',
      'template',
      'validator',
      'security',
      'write_files',
      'package',
    ])
      expect(created.stderr).toMatch(new RegExp(`^done ${phase} \\(`, 'm'));
    expect(created.stderr).not.toContain('\u001b');
  });

  it('is an update when it runs again, and changes nothing', async () => {
    const before = readTree(join(sandbox.work, 'charts'));
    const again = await sandbox.run(['create', README_REQUEST, '--out', './charts', '--yes']);
    expect(again.status).toBe(0);
    expect(readTree(join(sandbox.work, 'charts'))).toEqual(before);
  });

  it('makes the same chart from the Blueprint it wrote', async () => {
    const blueprint = join(sandbox.work, 'charts', 'orders', 'autopilot.yaml');
    const again = await sandbox.run(['create', '--from', blueprint, '--out', './from-blueprint', '--yes']);
    expect(again.stderr).not.toMatch(/^error/m);
    expect(again.status).toBe(0);
    const { templates, schema } = pick(join(sandbox.work, 'from-blueprint', 'orders'));
    expect({ templates, schema }).toEqual(pick(join(sandbox.work, 'charts', 'orders')));
  });
});

describe('on the chart it made', () => {
  it('finds nothing at or above high with check', async () => {
    const { status, json } = await sandbox.runJson(['check', './charts/orders']);
    expect(json.findings.filter(({ severity }) => severity === 'critical' || severity === 'high')).toEqual(
      [],
    );
    expect(status).toBe(0);
  });

  it('explains a value with the words of the request', async () => {
    const outcome = await sandbox.run(['explain', './charts/orders']);
    expect(outcome.status).toBe(0);
    expect(outcome.stdout).toContain('port 8000');
    expect(outcome.stdout).toContain('ghcr.io/acme/orders:1.4.2');
  });

  it('says of every key of values.yaml where its value comes from', async () => {
    const explain = (path: string): Promise<CliOutcome> => sandbox.run(['explain', './charts/orders', path]);
    expect((await explain('replicaCount')).stdout).toContain('/components/orders/scaling/replicas');
    expect((await explain('image.repository')).stdout).toContain('ghcr.io/acme/orders:1.4.2');
    expect((await explain('revisionHistoryLimit')).stdout).toContain('constant:');
  });

  it('lists and shows the run', async () => {
    const list = await sandbox.runJson(['runs', 'list']);
    const id = list.json.runs.at(-1)?.id ?? '';
    expect(list.json.runs.map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    const shown = await sandbox.run(['runs', 'show', id, '--events']);
    expect(shown.status).toBe(0);
    expect(shown.stdout).toContain('run-end');
  });

  it('stops, lists the file and writes nothing once a person edited it', async () => {
    const { writeFileSync } = await import('node:fs');
    const edited = join(sandbox.work, 'charts', 'orders', 'values.yaml');
    const generated = readFileSync(edited, 'utf8');
    writeFileSync(edited, `${generated}\n# mine\n`);
    const before = readTree(join(sandbox.work, 'charts'));
    const { status, json } = await sandbox.runJson(['create', README_REQUEST, '--out', './charts', '--yes']);
    expect([status, json.status, json.exitCode]).toEqual([3, 'waiting', 3]);
    expect(json.error).toMatchObject({
      code: 'CHART_EDITED',
      details: { files: [{ path: 'values.yaml', change: 'changed' }] },
    });
    expect(readTree(join(sandbox.work, 'charts'))).toEqual(before);
    const resume = json.nextActions.find(({ command }) => command.includes('runs resume'));
    const words = resume?.command.split(' ').slice(1) ?? [];
    expect((await sandbox.run(words)).status).toBe(3);
    writeFileSync(edited, generated);
    expect(await sandbox.runJson(words)).toMatchObject({ status: 0, json: { status: 'succeeded' } });
  });
});

function pick(chart: string): {
  readonly templates: readonly unknown[];
  readonly schema: string | undefined;
} {
  const files = readTree(chart);
  return {
    templates: [...files]
      .filter(([path]) => path.startsWith('templates/'))
      .map(([path, bytes]) => [path, String(bytes)]),
    schema: files.get('values.schema.json')?.toString(),
  };
}
