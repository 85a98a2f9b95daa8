import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { verifies } from '../verifies.js';
import { CliSandbox, readTree, type CliJson, type CliOptions, type CliOutcome } from './cli-sandbox.js';
import { README_REQUEST } from '../support/readme-request.js';

/** One kind of bad input: what is prepared, what is typed, what must come back. */
interface BadInput {
  readonly name: string;
  readonly prepare?: (work: string) => void;
  readonly args: readonly string[];
  readonly options?: CliOptions;
  readonly code: string;
  readonly status: number;
  /** Must be in the message or the hint. */
  readonly mentions: string;
}

const BLUEPRINT_WITH_TYPO = `apiVersion: autopilot.k8s/v1alpha1
chart:
  name: orders
components:
  orders:
    imge: ghcr.io/acme/orders:1.4.2
`;

const CASES: readonly BadInput[] = [
  { name: 'an empty request', args: ['create', ''], code: 'REQUEST_EMPTY', status: 2, mentions: 'request' },
  {
    name: 'a request of blanks',
    args: ['create', ' \n\t '],
    code: 'REQUEST_EMPTY',
    status: 2,
    mentions: 'request',
  },
  {
    name: 'no request and no terminal',
    args: ['create'],
    code: 'REQUEST_EMPTY',
    status: 2,
    mentions: 'stdin',
  },
  {
    name: 'a request of 20 kB',
    args: ['create', 'a service on port 80 '.repeat(1000)],
    code: 'REQUEST_TOO_LARGE',
    status: 2,
    mentions: '2',
  },
  {
    name: 'binary data on stdin',
    args: ['create', '-'],
    options: { input: Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe, 0x00, 0x01]) },
    code: 'REQUEST_NOT_TEXT',
    status: 2,
    mentions: 'UTF-8',
  },
  {
    name: 'control characters',
    args: ['create', 'a service\u0007 from nginx:1.27 \u001b[31m on port 80'],
    code: 'REQUEST_NOT_TEXT',
    status: 2,
    mentions: 'character',
  },
  {
    name: 'a Blueprint that does not exist',
    args: ['create', '--from', './nowhere.yaml', '--yes'],
    code: 'INPUT_NOT_FOUND',
    status: 2,
    mentions: 'nowhere.yaml',
  },
  {
    name: 'a Blueprint that is a directory',
    prepare: (work) => mkdirSync(join(work, 'folder')),
    args: ['create', '--from', './folder', '--yes'],
    code: 'INPUT_UNREADABLE',
    status: 2,
    mentions: 'folder',
  },
  {
    name: 'a Blueprint with a typo',
    prepare: (work) => writeFileSync(join(work, 'typo.yaml'), BLUEPRINT_WITH_TYPO),
    args: ['create', '--from', './typo.yaml', '--yes'],
    code: 'BLUEPRINT_INVALID',
    status: 2,
    mentions: 'typo.yaml:6',
  },
  {
    name: 'an output directory below a file',
    prepare: (work) => writeFileSync(join(work, 'file'), 'text'),
    args: ['create', README_REQUEST, '--out', './file/charts', '--yes'],
    code: 'OUTPUT_UNWRITABLE',
    status: 1,
    mentions: 'file',
  },
  {
    name: 'an output directory where the system makes none',
    args: ['create', README_REQUEST, '--out', '/proc/autopilot', '--yes'],
    code: 'OUTPUT_UNWRITABLE',
    status: 1,
    mentions: '/proc/autopilot',
  },
  {
    name: 'a data directory where the system makes none',
    args: ['create', README_REQUEST, '--yes'],
    options: { environment: { AUTOPILOT_HOME: '/proc/autopilot', AUTOPILOT_CACHE: '/proc/autopilot' } },
    code: 'DATA_DIRECTORY_UNUSABLE',
    status: 1,
    mentions: '/proc/autopilot',
  },
  {
    name: 'a directory that is no chart of ours',
    prepare: (work) => {
      mkdirSync(join(work, 'charts', 'orders'), { recursive: true });
      writeFileSync(join(work, 'charts', 'orders', 'thesis.txt'), 'ten years of work');
    },
    args: ['create', README_REQUEST, '--yes'],
    code: 'OUTPUT_OCCUPIED',
    status: 6,
    mentions: 'orders',
  },
  {
    name: 'a chart to check that does not exist',
    args: ['check', './nowhere'],
    code: 'CHART_NOT_FOUND',
    status: 2,
    mentions: 'nowhere',
  },
  {
    name: 'a chart to check whose Chart.yaml is broken in its second line',
    prepare: (work) => {
      mkdirSync(join(work, 'broken'));
      writeFileSync(join(work, 'broken', 'Chart.yaml'), 'name: orders\n  bad: [\n');
    },
    args: ['check', './broken'],
    code: 'CHART_INVALID',
    status: 2,
    mentions: 'Chart.yaml:2',
  },
  {
    name: 'a chart to check whose Chart.yaml is not text',
    prepare: (work) => {
      mkdirSync(join(work, 'broken'));
      writeFileSync(join(work, 'broken', 'Chart.yaml'), Buffer.from([0xff, 0xfe, 0x00, 0x81]));
    },
    args: ['check', './broken'],
    code: 'CHART_INVALID',
    status: 2,
    mentions: 'Chart.yaml is not text',
  },
  {
    name: 'a chart to check whose version is a number',
    prepare: (work) => {
      mkdirSync(join(work, 'broken'));
      writeFileSync(join(work, 'broken', 'Chart.yaml'), 'name: orders\nversion: 1.0\n');
    },
    args: ['check', './broken'],
    code: 'CHART_INVALID',
    status: 2,
    mentions: 'has a version that is of type number',
  },
  {
    name: 'a directory without a chart to explain',
    prepare: (work) => mkdirSync(join(work, 'empty')),
    args: ['explain', './empty'],
    code: 'CHART_NOT_FOUND',
    status: 2,
    mentions: 'empty',
  },
  {
    name: 'an unknown mode',
    args: ['create', 'x', '--mode', 'yolo'],
    code: 'USAGE_INVALID',
    status: 2,
    mentions: 'manual',
  },
  {
    name: 'an unknown option',
    args: ['create', 'x', '--ouy', 'y'],
    code: 'USAGE_INVALID',
    status: 2,
    mentions: '--out',
  },
  { name: 'an unknown command', args: ['crate'], code: 'USAGE_INVALID', status: 2, mentions: 'create' },
  {
    name: 'an empty environment name',
    args: ['create', 'x', '--env', 'dev,,prod'],
    code: 'USAGE_INVALID',
    status: 2,
    mentions: 'dev,staging,prod',
  },
  {
    name: 'a run that does not exist',
    args: ['runs', 'show', 'run-nope'],
    code: 'RUN_NOT_FOUND',
    status: 2,
    mentions: 'run-nope',
  },
  {
    name: 'a review that does not exist',
    args: ['reviews', 'show', 'review-nope'],
    code: 'REVIEW_NOT_FOUND',
    status: 2,
    mentions: 'review-nope',
  },
];

/** Starts the command line in a directory that is removed first, as a shell does that stands in one. */
function runInRemovedDirectory(sandbox: CliSandbox, args: readonly string[]): Promise<CliOutcome> {
  const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$@"';
  return sandbox.runShell(script, args);
}

describe('bad input', () => {
  let sandbox: CliSandbox;
  beforeEach(() => {
    sandbox = new CliSandbox();
  });
  afterEach(() => sandbox.remove());

  it.each(CASES)('$name ends with $code, a hint and exit code $status, and writes nothing', async (bad) => {
    bad.prepare?.(sandbox.work);
    const before = readTree(sandbox.work);
    const { status, json, stderr } = await sandbox.runJson(bad.args, bad.options);
    expect(json.error?.code, stderr).toBe(bad.code);
    expect(status).toBe(bad.status);
    expect(`${json.error?.message ?? ''} ${json.error?.hint ?? ''}`).toContain(bad.mentions);
    expect(json.error?.hint ?? '').not.toBe('');
    expect(stderr).toContain(`error ${bad.code}`);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readTree(sandbox.work)).toEqual(before);
  });

  it('says that the working directory is gone, and still helps there', async () => {
    const args = ['create', README_REQUEST, '--yes', '-o', 'json'];
    const { status, stdout, stderr } = await runInRemovedDirectory(sandbox, args);
    expect(status, stderr).toBe(1);
    const { error } = JSON.parse(stdout) as CliJson;
    expect(error).toMatchObject({
      code: 'WORKING_DIRECTORY_MISSING',
      hint: expect.stringContaining('cd') as string,
    });
    expect(await runInRemovedDirectory(sandbox, ['help', 'create'])).toMatchObject({ status: 0 });
  });

  it.each(['../../etc', 'a/b', '..', 'Orders_API'])(
    'refuses or asks about the chart name %j and stays inside --out',
    async (name) => {
      const file = join(sandbox.work, 'named.yaml');
      writeFileSync(
        file,
        BLUEPRINT_WITH_TYPO.replace('imge', 'image').replace('name: orders', `name: ${JSON.stringify(name)}`),
      );
      const before = readTree(sandbox.directory);
      const { status, json } = await sandbox.runJson([
        'create',
        '--from',
        file,
        '--out',
        './charts',
        '--yes',
      ]);
      expect([2, 3]).toContain(status);
      expect(['CHART_NAME_INVALID', 'BLUEPRINT_INVALID', undefined]).toContain(json.error?.code);
      const written = [...readTree(sandbox.directory).keys()].filter(
        (path) => !before.has(path) && !path.startsWith('home/'),
      );
      expect(written).toEqual([]);
    },
  );

  it('suggests the key that was meant', async () => {
    writeFileSync(join(sandbox.work, 'typo.yaml'), BLUEPRINT_WITH_TYPO);
    const { stderr } = await sandbox.run(['create', '--from', './typo.yaml', '--yes']);
    expect(stderr).toContain('imge');
    expect(stderr).toMatch(/did you mean "?image"?/i);
  });

  it('shows the stack only with --debug', async () => {
    const { stderr } = await sandbox.run(['create', '--from', './nowhere.yaml', '--debug']);
    expect(stderr).toMatch(/\n\s+at /);
  });
});

describe('what a terminal could be tricked with', () => {
  const sandbox = new CliSandbox();
  afterAll(() => sandbox.remove());

  it('is made visible in messages', async () => {
    const { stderr } = await sandbox.run(['create', '--from', './evil\u202e\u001b[2J.yaml']);
    expect(stderr).toContain('\\u{202e}');
    expect(stderr).not.toMatch(/\u202e/);
    expect(stderr).not.toContain('\u001b[2J');
  });
});

verifies('cli:nothing-half-written', async () => {
  const sandbox = new CliSandbox();
  try {
    const target = join(sandbox.work, 'charts', 'orders');
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'thesis.txt'), 'ten years of work');
    const outcome = await sandbox.run(['create', README_REQUEST, '--yes']);
    expect(outcome.status).toBe(6);
    expect([...readTree(sandbox.work).keys()]).toEqual([join('charts', 'orders', 'thesis.txt')]);
    expect(readFileSync(join(target, 'thesis.txt'), 'utf8')).toBe('ten years of work');
  } finally {
    sandbox.remove();
  }
});
