import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CliSandbox, ROOT } from './cli-sandbox.js';
import { README_REQUEST } from '../support/readme-request.js';

const sandbox = new CliSandbox();
afterAll(() => sandbox.remove());

const hasScript = spawnSync('script', ['--version']).status === 0;
if (!hasScript)
  process.stderr.write('SKIPPED: no script(1) here, the conversation on a terminal is not tried\n');

/** When this text appears on screen, these keys are typed. */
interface Cue {
  readonly text: RegExp;
  readonly keys: string;
}

const ENTER = '\r';
const LISTENING_MS = 500;
const STALLED_MS = 45_000;
const ANSI = /\[[\d;?]*[A-Za-z]/g;

/** Plays a person at a pseudo terminal. */
function converse(
  args: string,
  cues: readonly Cue[],
): Promise<{ readonly status: number; readonly screen: string }> {
  return new Promise((resolve) => {
    const child = spawn(
      'script',
      ['-qec', `stty cols 120 rows 50; ${join(ROOT, 'autopilot')} ${args}`, '/dev/null'],
      {
        cwd: sandbox.work,
        env: {
          PATH: process.env['PATH'],
          HOME: sandbox.home,
          AUTOPILOT_CACHE: join(ROOT, '.cache', 'engine'),
          AUTOPILOT_NO_BOOTSTRAP: '1',
          TERM: 'xterm',
        },
      },
    );
    let screen = '';
    let from = 0;
    let next = 0;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      screen += chunk.replaceAll('\u001b', '').replace(ANSI, '');
      const cue = cues[next];
      if (cue === undefined || !cue.text.test(screen.slice(from))) return;
      from = screen.length;
      next += 1;
      // A prompt draws first and listens a moment later.
      setTimeout(() => child.stdin.write(cue.keys), LISTENING_MS);
    });
    // A conversation that stalls ends here, so that the assertion can show the screen.
    const stalled = setTimeout(() => child.kill('SIGKILL'), STALLED_MS);
    child.on('close', (code) => {
      clearTimeout(stalled);
      resolve({ status: code ?? -1, screen });
    });
  });
}

describe.skipIf(!hasScript)('create on a terminal', () => {
  it('asks what to deploy, asks at the gate, writes after the yes', async () => {
    const { status, screen } = await converse('create --out ./talked', [
      { text: /◆ {2}What should the chart deploy/, keys: `${README_REQUEST}${ENTER}` },
      { text: /◆ {2}What should happen/, keys: ENTER },
    ]);
    expect(screen).toContain('templates/deployment.yaml');
    expect(status, screen).toBe(0);
    expect(existsSync(join(sandbox.work, 'talked', 'orders', 'Chart.yaml'))).toBe(true);
  }, 60_000);

  it('asks for the image that is missing', async () => {
    const { status, screen } = await converse(
      `create "An HTTP service called web on port 8080" --mode accept-files --out ./asked`,
      [{ text: /◆ {2}Which container image/, keys: `ghcr.io/acme/web:2.0.0${ENTER}` }],
    );
    expect(status, screen).toBe(0);
    expect(existsSync(join(sandbox.work, 'asked', 'web', 'Chart.yaml'))).toBe(true);
  }, 60_000);

  it('leaves the run waiting when the person presses Ctrl-C at a question', async () => {
    const { status, screen } = await converse(
      `create "An HTTP service called web on port 8080" --mode accept-files --out ./left`,
      [{ text: /◆ {2}Which container image/, keys: '\u0003' }],
    );
    expect(status, screen).toBe(3);
    const { json } = await sandbox.runJson(['runs', 'list', '--status', 'waiting']);
    expect(json.runs).toHaveLength(1);
  }, 60_000);
});
