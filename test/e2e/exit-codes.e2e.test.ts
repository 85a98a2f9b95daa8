import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifies } from '../verifies.js';
import { CliSandbox, collect, type CliOutcome } from './cli-sandbox.js';
import { README_REQUEST } from '../support/readme-request.js';

const sandbox = new CliSandbox();
const NO_DATABASE = 'postgres://nobody@127.0.0.1:1/none';

beforeAll(async () => {
  await sandbox.run(['create', README_REQUEST, '--yes']);
  writeFileSync(join(sandbox.work, 'file'), '');
  const bad = join(sandbox.work, 'bad', 'templates');
  mkdirSync(bad, { recursive: true });
  writeFileSync(join(sandbox.work, 'bad', 'Chart.yaml'), 'apiVersion: v2\nname: bad\nversion: 0.1.0\n');
  writeFileSync(
    join(bad, 'pod.yaml'),
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: bad\nspec:\n  hostNetwork: true\n  containers:\n    - name: bad\n      image: nginx:latest\n      securityContext:\n        privileged: true\n',
  );
});
afterAll(() => sandbox.remove());

/** One exit code and a command line that gives it. */
interface ExitCase {
  readonly code: number;
  readonly name: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const KEY = 'ab'.repeat(32);
const CASES: readonly ExitCase[] = [
  { code: 0, name: 'a chart that passes', args: ['check', './charts/orders'] },
  { code: 0, name: 'help', args: ['help', 'exit-codes'] },
  {
    code: 1,
    name: 'an output directory that cannot be written',
    args: ['create', README_REQUEST, '--out', './file/charts', '--yes'],
  },
  { code: 2, name: 'an unknown option', args: ['create', '--nope'] },
  {
    code: 3,
    name: 'a gate that waits',
    args: ['create', README_REQUEST, '--mode', 'manual', '--out', './waits'],
  },
  {
    code: 4,
    name: 'Postgres without an encryption key',
    args: ['runs', 'list'],
    environment: { DATABASE_URL: NO_DATABASE },
  },
  { code: 5, name: 'a chart with a privileged container', args: ['check', './bad'] },
  {
    code: 69,
    name: 'a database that does not answer',
    args: ['runs', 'list'],
    environment: { DATABASE_URL: NO_DATABASE, LANGGRAPH_AES_KEY: KEY },
  },
];

it('shows an invalid setting instead of failing on it, and never its value', async () => {
  const environment = { LANGGRAPH_AES_KEY: 'cd'.repeat(16), AUTOPILOT_HOME: join(sandbox.work, 'unused') };
  const doctor = await sandbox.run(['doctor', '-o', 'json'], { environment });
  const viewed = await sandbox.run(['config', 'view', '--show-origin'], { environment });
  const create = await sandbox.runJson(['create', README_REQUEST, '--yes'], { environment });
  expect([doctor.status, viewed.status, create.status]).toEqual([1, 0, 2]);
  const { checks } = JSON.parse(doctor.stdout) as { checks: { name: string; status: string }[] };
  expect(checks.find(({ name }) => name === 'settings')?.status).toBe('error');
  expect(checks.find(({ name }) => name === 'database')?.status).toBe('skipped');
  expect(viewed.stdout).toMatch(/aesKey +invalid +environment LANGGRAPH_AES_KEY/);
  expect(create.json.error?.code).toBe('CONFIG_INVALID');
  for (const { stdout, stderr } of [doctor, viewed]) expect(stdout + stderr).not.toContain('cdcd');
});

describe('exit code', () => {
  it.each(CASES)('$code stands for $name', async ({ code, args, environment }) => {
    const outcome = await sandbox.run(args, environment === undefined ? {} : { environment });
    expect(outcome.status, outcome.stderr).toBe(code);
  });

  it('6 stands for a rejection', async () => {
    const parked = await sandbox.runJson(['create', README_REQUEST, '--mode', 'manual', '--out', './six']);
    const review = parked.json.reviews[0]?.id ?? '';
    const outcome = await sandbox.run(['reviews', 'reject', review, '--reason', 'no']);
    expect(outcome.status).toBe(6);
  });
});

/** Starts a create, waits until its run is known, sends a signal and waits for the end. */
async function interrupt(signal: NodeJS.Signals, out: string): Promise<CliOutcome> {
  const child = sandbox.start(['create', README_REQUEST, '--yes', '--out', out]);
  const ended = collect(child);
  let seen = '';
  for (;;) {
    const [chunk] = (await once(child.stderr!, 'data')) as [string];
    seen += chunk;
    if (/^run run/m.test(seen)) break;
  }
  child.kill(signal);
  return ended;
}

verifies('cli:detach', async () => {
  const outcome = await interrupt('SIGINT', './detached');
  expect(outcome.status).toBe(130);
  const command = /autopilot (runs resume \S+)/.exec(outcome.stderr)?.[1]?.split(' ') ?? [];
  expect(command).toHaveLength(3);
  const resumed = await sandbox.run(command);
  expect(resumed.stderr).not.toMatch(/^error/m);
  expect(resumed.status).toBe(0);
});

describe('SIGTERM', () => {
  it('ends with 143 and leaves a run that can be resumed', async () => {
    const outcome = await interrupt('SIGTERM', './terminated');
    expect(outcome.status).toBe(143);
    expect(outcome.stderr).toContain('runs resume');
  });
});

verifies('cli:exit-codes', async () => {
  const { json } = await sandbox.runJson(['help', 'exit-codes']);
  const documented = (json as unknown as { exitCodes: readonly { code: number }[] }).exitCodes.map(
    ({ code }) => code,
  );
  expect(documented).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 69, 70, 124, 130, 143]);
});

describe('a busy port', () => {
  it('that accepts and says nothing is not waited for without end', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    try {
      const outcome = await sandbox.run(['runs', 'list'], {
        environment: {
          DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/none`,
          LANGGRAPH_AES_KEY: 'ab'.repeat(32),
        },
      });
      expect(outcome.status).toBe(69);
    } finally {
      server.close();
    }
  });
});
