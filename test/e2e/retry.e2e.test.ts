import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { README_REQUEST } from '../support/readme-request.js';
import { CliSandbox } from './cli-sandbox.js';

const sandbox = new CliSandbox();
afterAll(() => sandbox.remove());

describe('runs resume of a failed run', () => {
  it('tries again at the node that failed, once the cause is gone', async () => {
    const blocked = join(sandbox.work, 'blocked');
    writeFileSync(blocked, 'a file where a directory belongs');
    const failed = await sandbox.runJson(['create', README_REQUEST, '--yes', '--out', './blocked']);
    expect(failed.status).toBe(1);
    expect(failed.json.error?.code).toBe('OUTPUT_UNWRITABLE');
    rmSync(blocked);
    const resumed = await sandbox.runJson(['runs', 'resume', failed.json.runId]);
    expect(resumed.json.error).toBeUndefined();
    expect(resumed.status).toBe(0);
    expect(existsSync(join(blocked, 'orders', 'Chart.yaml'))).toBe(true);
  });

  it('fails again with the same code while the cause is still there', async () => {
    writeFileSync(join(sandbox.work, 'still'), 'a file');
    const failed = await sandbox.runJson(['create', README_REQUEST, '--yes', '--out', './still']);
    const again = await sandbox.runJson(['runs', 'resume', failed.json.runId]);
    expect([again.status, again.json.error?.code]).toEqual([1, 'OUTPUT_UNWRITABLE']);
  });
});

it('--out without a value is refused before anything is written', async () => {
  const outcome = await sandbox.runJson(['create', README_REQUEST, '--yes', '--out', '']);
  expect([outcome.status, outcome.json.error?.code]).toEqual([2, 'USAGE_INVALID']);
  expect(existsSync(join(sandbox.work, 'orders'))).toBe(false);
});

it('--env takes names that can be file names only', async () => {
  const outcome = await sandbox.runJson(['create', README_REQUEST, '--yes', '--env', 'Prod,../x']);
  expect([outcome.status, outcome.json.error?.code]).toEqual([2, 'USAGE_INVALID']);
});
