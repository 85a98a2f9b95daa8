import { afterAll, expect } from 'vitest';
import { gunzipSync } from 'node:zlib';
import { verifies } from '../verifies.js';
import { CliSandbox, readTree } from './cli-sandbox.js';

const SECRET = 'hunter2';
const REQUEST = `A FastAPI service called orders from ghcr.io/acme/orders:1.4.2 on port 8000 with the database password ${SECRET}, needs Postgres`;

const sandbox = new CliSandbox();
afterAll(() => sandbox.remove());

/** Looks into plain and compressed files, for the text as UTF-8 and as UTF-16. */
function filesHolding(directory: string): readonly string[] {
  const needles = [
    Buffer.from(SECRET),
    Buffer.from(SECRET, 'utf16le'),
    Buffer.from(SECRET).toString('base64').slice(0, 8),
  ];
  return [...readTree(directory)]
    .filter(([path, bytes]) => {
      const content = path.endsWith('.tgz') ? gunzipSync(bytes) : bytes;
      return needles.some((needle) => content.includes(needle));
    })
    .map(([path]) => path);
}

verifies(
  'secrets:never-in-clear',
  async () => {
    const json = await sandbox.run([
      'create',
      REQUEST,
      '--out',
      './charts',
      '--yes',
      '-o',
      'ndjson',
      '--debug',
    ]);
    const people = await sandbox.run(['create', REQUEST, '--out', './again', '--yes', '--verbose']);
    expect([json.status, people.status]).toEqual([0, 0]);
    for (const text of [json.stdout, json.stderr, people.stdout, people.stderr])
      expect(text).not.toContain(SECRET);
    const runId = /"runId":"([^"]+)"/.exec(json.stdout)?.[1] ?? '';
    const shown = await sandbox.run(['runs', 'show', runId, '-o', 'json']);
    expect(shown.status).toBe(0);
    expect(shown.stdout).not.toContain(SECRET);
    expect(filesHolding(sandbox.directory)).toEqual([]);
  },
  60_000,
);

verifies('secrets:reference-and-note', async () => {
  const { status, json } = await sandbox.runJson(['create', REQUEST, '--out', './noted', '--yes']);
  expect(status).toBe(0);
  expect(json.notes.join('\n')).toMatch(/secret/i);
  const deployment =
    readTree(`${sandbox.work}/noted/orders`).get('templates/deployment.yaml')?.toString() ?? '';
  expect(deployment).toMatch(/secretKeyRef|secretRef/);
});
