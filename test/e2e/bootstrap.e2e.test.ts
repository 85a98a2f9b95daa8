import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifies } from '../verifies.js';
import { README_REQUEST } from '../support/readme-request.js';
import { collect, ROOT, type CliOutcome } from './cli-sandbox.js';

/** A checkout without node_modules and dist, and an `npm` on PATH that the test controls. */
class FreshClone {
  readonly directory = mkdtempSync(join(tmpdir(), 'autopilot-clone-'));
  readonly log = join(this.directory, 'npm.log');

  constructor() {
    for (const entry of [
      'autopilot',
      'scripts',
      'src',
      'assets',
      'package.json',
      'package-lock.json',
      'tsconfig.base.json',
    ])
      cpSync(join(ROOT, entry), join(this.directory, entry), { recursive: true, preserveTimestamps: true });
    mkdirSync(join(this.directory, 'bin'));
  }

  /** Installs a shell script as `npm`. It runs in the clone; its arguments are logged. */
  fakeNpm(body: string): void {
    const file = join(this.directory, 'bin', 'npm');
    writeFileSync(file, `#!/bin/sh\necho "$@" >> "${this.log}"\n${body}\n`);
    chmodSync(file, 0o755);
  }

  /** What a real install leaves: here a link to the packages of this checkout. */
  fakeInstall(delaySeconds = 0): void {
    this.fakeNpm(
      `sleep ${delaySeconds}\nrm -rf node_modules\nln -s "${join(ROOT, 'node_modules')}" node_modules`,
    );
  }

  start(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<CliOutcome> {
    return collect(
      spawn(process.execPath, [join(this.directory, 'scripts', 'launcher.cjs'), ...args], {
        cwd: this.directory,
        env: {
          PATH: `${join(this.directory, 'bin')}:${dirname(process.execPath)}:/usr/bin:/bin`,
          HOME: join(this.directory, 'home'),
          AUTOPILOT_BOOTSTRAP_FLAGS: '--no-warm-up',
          ...environment,
        },
        stdio: ['pipe', 'pipe', 'pipe'],
      }),
    );
  }

  installs(): number {
    return existsSync(this.log) ? readFileSync(this.log, 'utf8').trim().split('\n').length : 0;
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

describe('a fresh clone', () => {
  let clone: FreshClone;
  beforeEach(() => {
    clone = new FreshClone();
  });
  afterEach(() => clone.remove());

  verifies(
    'setup:bootstrap',
    async () => {
      const version = await clone.start(['--version']);
      expect(version.stderr).toBe('');
      expect(clone.installs()).toBe(0);

      clone.fakeInstall();
      const first = await clone.start(['help', 'exit-codes']);
      expect(first.status, first.stderr).toBe(0);
      expect(first.stdout).toContain('interrupted');
      expect(first.stderr).toContain('installing packages');
      expect(readFileSync(clone.log, 'utf8')).toContain('ci --ignore-scripts');

      const second = await clone.start(['help', 'exit-codes']);
      expect(second.stderr).toBe('');
      expect(clone.installs()).toBe(1);
    },
    60_000,
  );

  it('keeps code for the runs that follow', async () => {
    clone.fakeInstall();
    const report = join(clone.directory, 'loads.json');
    const ready = await clone.start(['help'], { AUTOPILOT_BOOTSTRAP_FLAGS: '' });
    expect(ready.status, ready.stderr).toBe(0);
    expect(ready.stderr).not.toContain('the trial run ended');
    const { directory } = JSON.parse(
      readFileSync(join(clone.directory, 'dist', 'current-bundle.json'), 'utf8'),
    ) as { directory: string };
    const [version = ''] = readdirSync(join(clone.directory, 'dist', directory, 'code-cache'));
    const kept = readdirSync(join(clone.directory, 'dist', directory, 'code-cache', version, 'webassembly'));
    expect(kept.map((name) => name.replace(/-.*/, '')).sort()).toEqual(['helm', 'pglite']);

    const run = await clone.start(['create', README_REQUEST, '--yes'], { AUTOPILOT_REPORT_LOADS: report });
    expect(run.status, run.stderr).toBe(0);
    const { bundles } = JSON.parse(readFileSync(report, 'utf8')) as {
      bundles: readonly { name: string; fromCodeCache: boolean }[];
    };
    expect(bundles.map(({ name, fromCodeCache }) => ({ name, fromCodeCache }))).toEqual(
      ['cli', 'app', 'runtime'].map((name) => ({ name, fromCodeCache: true })),
    );
  }, 240_000);

  it('says what to do when the registry cannot be reached, and leaves nothing half done', async () => {
    clone.fakeNpm('echo "npm error code ENOTFOUND" >&2; echo "npm error network request failed" >&2; exit 1');
    const outcome = await clone.start(['help']);
    expect(outcome.status).toBe(1);
    expect(outcome.stdout).toBe('');
    expect(outcome.stderr).toContain('the package registry cannot be reached');
    expect(outcome.stderr).toMatch(/hint: Connect to the network once/);
    expect(existsSync(join(clone.directory, 'dist', 'current-bundle.json'))).toBe(false);
    expect(existsSync(join(clone.directory, '.cache', 'bootstrap.lock'))).toBe(false);
  });

  it('says so when npm is missing', async () => {
    const outcome = await clone.start(['help'], { PATH: join(clone.directory, 'bin') });
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain('npm does not start');
  });

  it('is set up once when two commands start together', async () => {
    clone.fakeInstall(1);
    const outcomes = await Promise.all([clone.start(['help']), clone.start(['help'])]);
    expect(outcomes.map(({ status }) => status)).toEqual([0, 0]);
    expect(clone.installs()).toBe(1);
    expect(outcomes.some(({ stderr }) => stderr.includes('waiting for it'))).toBe(true);
  }, 60_000);

  it('recovers from a set-up that was killed', async () => {
    clone.fakeInstall();
    mkdirSync(join(clone.directory, '.cache'));
    // A process id that no Linux gives out: above the largest pid_max.
    writeFileSync(join(clone.directory, '.cache', 'bootstrap.lock'), '4194305');
    mkdirSync(join(clone.directory, 'node_modules'));
    const outcome = await clone.start(['help']);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(clone.installs()).toBe(1);
  }, 60_000);

  it('is built again when a source changes, and not when only its time does', async () => {
    clone.fakeInstall();
    await clone.start(['help']);
    const source = join(clone.directory, 'src', 'cli', 'exit-codes.ts');
    const text = readFileSync(source, 'utf8');
    writeFileSync(source, text);
    const touched = await clone.start(['help', 'exit-codes']);
    expect(touched.stderr).toBe('');
    writeFileSync(source, text.replace("meaning: 'done'", "meaning: 'finished'"));
    const changed = await clone.start(['help', 'exit-codes']);
    expect(changed.stderr).toContain('building');
    expect(changed.stdout).toContain('finished');
    expect(clone.installs()).toBe(1);
  }, 60_000);

  it('names the file when a source does not build', async () => {
    clone.fakeInstall();
    await clone.start(['help']);
    writeFileSync(join(clone.directory, 'src', 'cli', 'exit-codes.ts'), 'export const = ;');
    const outcome = await clone.start(['help']);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain('the build failed');
    expect(outcome.stderr).toContain('exit-codes.ts');
  }, 60_000);
});

describe('the launcher', () => {
  it('works through a symbolic link', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'autopilot-link-'));
    try {
      symlinkSync(join(ROOT, 'autopilot'), join(directory, 'ap'));
      const child = spawn(join(directory, 'ap'), ['--version'], { stdio: ['pipe', 'pipe', 'pipe'] });
      expect((await collect(child)).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('says what is needed when there is no Node', async () => {
    const child = spawn('/bin/sh', [join(ROOT, 'autopilot'), 'help'], {
      env: { PATH: '/nonexistent' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const outcome = await collect(child);
    expect(outcome.status).toBe(1);
    expect(outcome.stderr).toContain('Install Node');
  });
});
