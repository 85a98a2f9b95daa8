import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from 'js-yaml';
import { RUN_EVENTS } from '../../src/contract/run-event.js';
import { ChartRunOutput } from '../../src/contract/chart-run.js';
import { verifies } from '../verifies.js';
import { CliSandbox } from './cli-sandbox.js';
import { README_REQUEST } from '../support/readme-request.js';

const sandbox = new CliSandbox();
let reviewId = '';
let runId = '';

beforeAll(async () => {
  const parked = await sandbox.runJson(['create', README_REQUEST, '--mode', 'manual']);
  runId = parked.json.runId;
  reviewId = parked.json.reviews[0]?.id ?? '';
  await sandbox.run(['create', README_REQUEST, '--yes', '--out', './done']);
});
afterAll(() => sandbox.remove());

/** Every command line; functions because ids are known only later. */
const COMMANDS: readonly (readonly [string, () => readonly string[]])[] = [
  ['create', () => ['create', README_REQUEST, '--yes', '--out', './again']],
  ['check', () => ['check', './done/orders']],
  ['explain', () => ['explain', './done/orders']],
  ['runs list', () => ['runs', 'list']],
  ['runs show', () => ['runs', 'show', runId]],
  ['runs resume', () => ['runs', 'resume', runId]],
  ['reviews list', () => ['reviews', 'list']],
  ['reviews show', () => ['reviews', 'show', reviewId]],
  ['reviews edit (usage)', () => ['reviews', 'edit', reviewId]],
  ['reviews approve', () => ['reviews', 'approve', reviewId, '--no-resume']],
  ['reviews reject (too late)', () => ['reviews', 'reject', reviewId, '--reason', 'late']],
  ['runs cancel', () => ['runs', 'cancel', runId]],
  ['doctor', () => ['doctor']],
  ['config view', () => ['config', 'view', '--show-origin']],
  ['help', () => ['help']],
  ['help exit-codes', () => ['help', 'exit-codes']],
  ['a typo', () => ['runs', 'lits']],
];

describe('stdout', () => {
  it.each(COMMANDS)('of %s parses with -o json', async (_name, args) => {
    const { stdout, status } = await sandbox.run([...args(), '-o', 'json']);
    const payload = JSON.parse(stdout) as { readonly error?: unknown };
    expect(typeof payload).toBe('object');
    if (status !== 0 && status !== 3) expect(payload.error).toBeDefined();
  });

  it('parses as YAML with -o yaml and holds the same as JSON', async () => {
    const [yaml, json] = await Promise.all([
      sandbox.run(['help', 'exit-codes', '-o', 'yaml']),
      sandbox.run(['help', 'exit-codes', '-o', 'json']),
    ]);
    expect(load(yaml.stdout)).toEqual(JSON.parse(json.stdout));
  });
});

verifies('cli:machine-output', async () => {
  const { json } = await sandbox.runJson(['create', README_REQUEST, '--yes', '--out', './schema']);
  const { runId: id, status, exitCode, error, ...output } = json;
  expect({ status, exitCode, error }).toEqual({ status: 'succeeded', exitCode: 0, error: undefined });
  expect(id).toMatch(/^run/);
  expect(ChartRunOutput.safeParse(output).error).toBeUndefined();
});

verifies('cli:event-stream', async () => {
  const { stdout } = await sandbox.run([
    'create',
    README_REQUEST,
    '--yes',
    '--out',
    './stream',
    '-o',
    'ndjson',
  ]);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; data?: unknown });
  expect(lines[0]).toMatchObject({ type: 'version', stream: '1.0' });
  expect(lines.at(-1)?.type).toBe('result');
  const events = lines.slice(1, -1);
  expect(events[0]?.type).toBe('run-start');
  for (const { type, data } of events) {
    const schema = RUN_EVENTS[type as keyof typeof RUN_EVENTS];
    expect(schema.safeParse(data).success, `${type} ${JSON.stringify(data)}`).toBe(true);
  }
  expect(events.filter(({ type }) => type === 'phase-end').length).toBeGreaterThanOrEqual(8);
});
