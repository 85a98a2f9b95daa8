import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifies } from '../verifies.js';
import { CliSandbox } from './cli-sandbox.js';
import { README_REQUEST } from '../support/readme-request.js';

/** What scripts/bundle-loader.cjs writes. */
interface LoadReport {
  readonly bundles: readonly { readonly name: string; readonly modules: readonly string[] }[];
  readonly packages: readonly string[];
}

const sandbox = new CliSandbox();
afterAll(() => sandbox.remove());

async function reportLoads(args: readonly string[]): Promise<LoadReport> {
  const file = join(sandbox.directory, 'loads.json');
  await sandbox.run(args, { environment: { AUTOPILOT_REPORT_LOADS: file } });
  return JSON.parse(readFileSync(file, 'utf8')) as LoadReport;
}

const LIGHT: readonly (readonly string[])[] = [
  ['help'],
  ['help', 'exit-codes'],
  ['create', '--help'],
  ['config', 'view'],
  ['completion', 'bash'],
  ['complete', '--', 'runs', 'show', ''],
  ['crate'],
];

describe('light commands', () => {
  it.each(LIGHT)('%s %s loads neither graph, database nor engine', async (...args) => {
    const { bundles, packages } = await reportLoads(args);
    expect(bundles.map(({ name }) => name).filter((name) => name !== 'cli' && name !== 'app')).toEqual([]);
    expect(packages).toEqual([]);
  });
});

verifies('cli:lazy-start', async () => {
  const light = await reportLoads(['config', 'view']);
  expect(light.bundles.map(({ name }) => name)).toEqual(['cli', 'app']);
  const heavy = await reportLoads(['create', README_REQUEST, '--yes']);
  // The report can tell: the heavy command does load what the light ones must not.
  expect(heavy.bundles.map(({ name }) => name)).toContain('runtime');
  // What is outside of the bundles has no code cache.
  expect(heavy.packages).toEqual([]);
});

describe('the lightest one', () => {
  it('answers --version before it looks at anything', async () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
      version: string;
    };
    const outcome = await sandbox.run(['--version'], {
      environment: { AUTOPILOT_REPORT_LOADS: '/nonexistent/x' },
    });
    expect(outcome).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });
});
