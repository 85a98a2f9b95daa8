import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { verifies } from '../verifies.js';
import { CliSandbox } from './cli-sandbox.js';
import { README_REQUEST } from '../support/readme-request.js';

const sandbox = new CliSandbox();
afterAll(() => sandbox.remove());

verifies(
  'runs:shared-directory',
  async () => {
    const names = ['a', 'b', 'c', 'd'];
    const outcomes = await Promise.all(
      names.map((name) => sandbox.runJson(['create', README_REQUEST, '--yes', '--out', `./${name}`])),
    );
    for (const [index, { status, json, stderr }] of outcomes.entries()) {
      if (status === 0) {
        expect(existsSync(join(sandbox.work, names[index] ?? '', 'orders', 'Chart.yaml'))).toBe(true);
        continue;
      }
      expect(status, stderr).toBe(69);
      expect(json.error?.code).toBe('DATA_DIRECTORY_BUSY');
      expect(`${json.error?.message ?? ''} ${json.error?.hint ?? ''}`).toMatch(/\d{2,}/);
    }
    const succeeded = outcomes.filter(({ status }) => status === 0);
    expect(succeeded.length).toBeGreaterThanOrEqual(1);
    const { json } = await sandbox.runJson(['runs', 'list']);
    // No row is lost: every run that was reported is there, and nothing else.
    expect(json.runs.map(({ id }) => id).sort()).toEqual(
      succeeded.map((outcome) => outcome.json.runId).sort(),
    );
  },
  120_000,
);
