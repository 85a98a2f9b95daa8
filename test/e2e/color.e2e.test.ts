import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifies } from '../verifies.js';
import { CliSandbox, ROOT } from './cli-sandbox.js';

const sandbox = new CliSandbox();
afterAll(() => sandbox.remove());

const hasScript = spawnSync('script', ['--version']).status === 0;
if (!hasScript) process.stderr.write('SKIPPED: no script(1) here, colour on a terminal is not tried\n');

/** Runs under a pseudo terminal, where stdout and stderr are one stream. */
function runOnTerminal(environment: Readonly<Record<string, string>>): string {
  const command = `${join(ROOT, 'autopilot')} help exit-codes`;
  const run = spawnSync('script', ['-qec', command, '/dev/null'], {
    env: {
      PATH: process.env['PATH'],
      HOME: sandbox.home,
      AUTOPILOT_NO_BOOTSTRAP: '1',
      TERM: 'xterm',
      ...environment,
    },
    encoding: 'utf8',
  });
  return run.stdout;
}

const ESCAPE = '\u001b[';
const MATRIX = [
  { environment: {}, terminal: true, pipe: false },
  { environment: { NO_COLOR: '1' }, terminal: false, pipe: false },
  { environment: { FORCE_COLOR: '1' }, terminal: true, pipe: true },
  { environment: { TERM: 'dumb' }, terminal: false, pipe: false },
  { environment: { NO_COLOR: '1', FORCE_COLOR: '1' }, terminal: false, pipe: false },
  { environment: { FORCE_COLOR: '0' }, terminal: false, pipe: false },
];

describe('colour', () => {
  it.each(MATRIX)('on a pipe with $environment is $pipe', async ({ environment, pipe }) => {
    const { stdout } = await sandbox.run(['help', 'exit-codes'], {
      environment: environment,
    });
    expect(stdout.includes(ESCAPE)).toBe(pipe);
  });

  it.skipIf(!hasScript).each(MATRIX)(
    'on a terminal with $environment is $terminal',
    ({ environment, terminal }) => {
      const output = runOnTerminal(environment);
      expect(output).toContain('interrupted');
      expect(output.includes(ESCAPE)).toBe(terminal);
    },
  );
});

verifies('cli:color', async () => {
  const never = await sandbox.run(['--color', 'never', 'help', 'exit-codes'], {
    environment: { FORCE_COLOR: '1' },
  });
  const always = await sandbox.run(['--color', 'always', 'help', 'exit-codes'], {
    environment: { NO_COLOR: '1' },
  });
  expect([never.stdout.includes(ESCAPE), always.stdout.includes(ESCAPE)]).toEqual([false, true]);
});
