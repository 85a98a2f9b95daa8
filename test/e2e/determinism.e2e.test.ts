import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { verifies } from '../verifies.js';
import { CliSandbox, readTree } from './cli-sandbox.js';
import { README_REQUEST } from '../support/readme-request.js';

const first = new CliSandbox();
const second = new CliSandbox();
afterAll(() => {
  first.remove();
  second.remove();
});

verifies(
  'determinism:same-bytes',
  async () => {
    const elsewhere = join(second.work, 'deep', 'er');
    mkdirSync(elsewhere, { recursive: true });
    const outcomes = await Promise.all([
      first.run(['create', README_REQUEST, '--out', './charts', '--yes'], {
        environment: { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C', USER: 'ada' },
        umask: 0o022,
      }),
      second.run(['create', README_REQUEST, '--out', join(second.directory, 'charts'), '--yes'], {
        environment: { TZ: 'America/Adak', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', USER: 'grace' },
        workingDirectory: elsewhere,
        umask: 0o077,
      }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([0, 0]);
    const [left, right] = [readTree(join(first.work, 'charts')), readTree(join(second.directory, 'charts'))];
    expect([...left.keys()]).toEqual([...right.keys()]);
    expect(left.size).toBeGreaterThan(20);
    for (const [path, bytes] of left) expect(right.get(path)?.equals(bytes), path).toBe(true);
  },
  60_000,
);
