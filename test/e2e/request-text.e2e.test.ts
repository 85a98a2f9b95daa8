import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CliSandbox, readTree } from './cli-sandbox.js';

const sandbox = new CliSandbox();
afterAll(() => sandbox.remove());

/** The bundle once read “ and – as several characters. */
it('reads typographic dashes, quotes and accents as the sources do', async () => {
  const { status, json } = await sandbox.runJson([
    'create',
    'Image “lim/tide:1” with 4–16 réplicas, env GREETING=“salut” — thanks',
    '--out',
    './typographic',
    '--yes',
  ]);
  expect([status, json.unread]).toEqual([0, []]);
  const values = readTree(join(sandbox.work, 'typographic')).get('tide/values.yaml')?.toString() ?? '';
  expect(values).toMatch(/minReplicas: 4\b/);
  expect(values).toMatch(/maxReplicas: 16\b/);
});

it('gives the same chart from the Blueprint file it wrote', async () => {
  const request =
    'lim/tide:1 needs Postgres, 2-5 pods, no cpu limit, no network policy, at tide.example.net with tls';
  expect((await sandbox.run(['create', request, '--out', './first', '--yes'])).status).toBe(0);
  const file = join('first', 'tide', 'autopilot.yaml');
  expect((await sandbox.run(['create', '--from', file, '--out', './again', '--yes'])).status).toBe(0);
  const chart = (directory: string): readonly (readonly [string, string])[] =>
    [...readTree(join(sandbox.work, directory))]
      .filter(([path]) => !/autopilot|\.tgz$/.test(path))
      .map(([path, content]) => [path, content.toString()]);
  expect(chart('again').length).toBeGreaterThan(10);
  expect(chart('again')).toEqual(chart('first'));
});

it('refuses a Blueprint file with a secret in the open, and repeats it nowhere', async () => {
  writeFileSync(
    join(sandbox.work, 'open.yaml'),
    'apiVersion: autopilot.k8s/v1alpha1\ncomponents: {a: {image: "lim/a:1", env: {DB_PASSWORD: {value: open-sesame}}}}\n',
  );
  const { status, stdout, stderr } = await sandbox.run([
    'create',
    '--from',
    'open.yaml',
    '--out',
    './open',
    '--yes',
  ]);
  expect(status).toBe(2);
  expect(stdout + stderr).toContain('DB_PASSWORD');
  expect(stdout + stderr).not.toContain('open-sesame');
  expect(readTree(join(sandbox.work, 'open')).size).toBe(0);
});
