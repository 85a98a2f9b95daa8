import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifies } from '../verifies.js';
import { CliSandbox, type CliJson } from './cli-sandbox.js';
import { README_REQUEST } from '../support/readme-request.js';

/** No image, and nothing an image could be derived from. */
const REQUEST_WITHOUT_IMAGE = 'An HTTP service called orders on port 8000';
const IMAGE = 'ghcr.io/acme/orders:1.4.2';

describe('a run that lacks an essential fact', () => {
  const sandbox = new CliSandbox();
  let parked: { readonly status: number; readonly json: CliJson };
  beforeAll(async () => {
    parked = await sandbox.runJson(['create', REQUEST_WITHOUT_IMAGE, '--mode', 'accept-files']);
  });
  afterAll(() => sandbox.remove());

  verifies('runs:questions', () => {
    expect(parked.status).toBe(3);
    expect(parked.json.status).toBe('waiting');
    expect(parked.json.questions.map(({ kind }) => kind)).toContain('image');
    expect(parked.json.nextActions[0]?.command).toContain(`runs resume ${parked.json.runId}`);
    expect(existsSync(join(sandbox.work, 'charts', 'orders'))).toBe(false);
  });

  it('refuses an answer that does not fit, and still waits', async () => {
    const id = parked.json.questions[0]?.id ?? '';
    const outcome = await sandbox.runJson([
      'runs',
      'resume',
      parked.json.runId,
      '--answer',
      `${id}=not an image!`,
    ]);
    expect([2, 3]).toContain(outcome.status);
    const shown = await sandbox.runJson(['runs', 'show', parked.json.runId]);
    expect(shown.json.status).toBe('waiting');
  });

  it('goes on with the answers and finishes', async () => {
    const shown = await sandbox.runJson(['runs', 'show', parked.json.runId]);
    const answers = shown.json.questions.flatMap(({ id, kind, example }) => [
      '--answer',
      `${id}=${kind === 'image' ? IMAGE : example}`,
    ]);
    const { status, json } = await sandbox.runJson(['runs', 'resume', parked.json.runId, ...answers]);
    expect(json.error).toBeUndefined();
    expect(status).toBe(0);
    expect(json.runId).toBe(parked.json.runId);
    expect(json.chartPath).toBe(join(sandbox.work, 'charts', 'orders'));
  });

  it('is refused when it is resumed after its end', async () => {
    const { status, json } = await sandbox.runJson(['runs', 'resume', parked.json.runId, '--yes']);
    expect([0, 6]).toContain(status);
    if (status === 6) expect(json.error?.code).toBe('RUN_NOT_RESUMABLE');
  });

  it('names the open questions when an answer fits none of them', async () => {
    const { status, json } = await sandbox.runJson([
      ...['create', REQUEST_WITHOUT_IMAGE, '--mode', 'accept-files', '--out', './slip'],
      ...['--answer', `/components/orders/imgae=${IMAGE}`],
    ]);
    expect([status, json.error?.code]).toEqual([2, 'ANSWER_INVALID']);
    expect(json.error?.message).toContain('did you mean "/components/orders/image"');
    expect(json.error?.hint).toContain('runs resume');
  });

  it('notes an answer in advance that nobody asked for', async () => {
    const { status, json } = await sandbox.runJson([
      ...['create', README_REQUEST, '--yes', '--out', './unasked'],
      ...['--answer', '/components/orders/imgae=x'],
    ]);
    expect(status).toBe(0);
    expect(json.notes.join(' ')).toContain('nobody asked "/components/orders/imgae"');
  });

  it('takes the answers with create at once', async () => {
    const answers = parked.json.questions.flatMap(({ id, kind, example }) => [
      '--answer',
      `${id}=${kind === 'image' ? IMAGE : example}`,
    ]);
    const { status } = await sandbox.runJson([
      'create',
      REQUEST_WITHOUT_IMAGE,
      '--mode',
      'accept-files',
      '--out',
      './at-once',
      ...answers,
    ]);
    expect(status).toBe(0);
  });
});

describe('a run in manual mode', () => {
  const sandbox = new CliSandbox();
  afterAll(() => sandbox.remove());

  async function park(out: string): Promise<{ readonly runId: string; readonly reviewId: string }> {
    const { status, json } = await sandbox.runJson([
      'create',
      README_REQUEST,
      '--mode',
      'manual',
      '--out',
      out,
    ]);
    expect(status).toBe(3);
    const review = json.reviews.find(({ gate }) => gate === 'generation');
    expect(review).toBeDefined();
    return { runId: json.runId, reviewId: review?.id ?? '' };
  }

  verifies('runs:reviews', async () => {
    const { runId, reviewId } = await park('./approved');
    expect(existsSync(join(sandbox.work, 'approved', 'orders'))).toBe(false);
    const shown = await sandbox.run(['reviews', 'show', reviewId]);
    expect(shown.stdout).toContain('templates/deployment.yaml');
    const { status, json } = await sandbox.runJson(['reviews', 'approve', reviewId]);
    expect(status).toBe(0);
    expect(json.runId).toBe(runId);
    expect(existsSync(join(sandbox.work, 'approved', 'orders', 'Chart.yaml'))).toBe(true);
  });

  it('ends with exit code 6 when a reviewer rejects, and writes nothing', async () => {
    const { reviewId } = await park('./rejected');
    const { status } = await sandbox.runJson(['reviews', 'reject', reviewId, '--reason', 'wrong registry']);
    expect(status).toBe(6);
    expect(existsSync(join(sandbox.work, 'rejected', 'orders'))).toBe(false);
  });

  it('needs a reason for a rejection', async () => {
    const { reviewId } = await park('./reasonless');
    const { status, json } = await sandbox.runJson(['reviews', 'reject', reviewId]);
    expect(status).toBe(2);
    expect(json.error?.code).toBe('USAGE_INVALID');
  });

  it('lets one of two decisions win, and the loser learns who won', async () => {
    const { runId, reviewId } = await park('./raced');
    const outcomes = await Promise.all([
      sandbox.runJson(['reviews', 'approve', reviewId, '--no-resume']),
      sandbox.runJson(['reviews', 'reject', reviewId, '--reason', 'no', '--no-resume']),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([0, 6]);
    const loser = outcomes.find(({ status }) => status === 6);
    expect(loser?.json.error?.code).toBe('REVIEW_CONFLICT');
    const resumed = await sandbox.runJson(['runs', 'resume', runId]);
    expect([0, 6]).toContain(resumed.status);
  });

  it('refuses a decision on a version that is gone', async () => {
    const { reviewId } = await park('./versioned');
    const { status, json } = await sandbox.runJson(['reviews', 'approve', reviewId, '--version-seen', '99']);
    expect(status).toBe(6);
    expect(json.error?.code).toBe('REVIEW_CONFLICT');
  });

  it('applies an edit of the Blueprint before it asks again', async () => {
    const { reviewId } = await park('./edited');
    const { status, json } = await sandbox.runJson([
      'reviews',
      'edit',
      reviewId,
      '--comment',
      'use port 9000',
    ]);
    expect(status).toBe(3);
    const next = json.reviews.find(({ gate }) => gate === 'generation')?.id ?? '';
    expect(next).not.toBe(reviewId);
    const approved = await sandbox.run(['reviews', 'approve', next]);
    expect(approved.status).toBe(0);
    const explained = await sandbox.run(['explain', './edited/orders']);
    expect(explained.stdout).toContain('9000');
  });

  it('takes the change that the help of reviews edit shows', async () => {
    const { reviewId } = await park('./example');
    const { stdout } = await sandbox.run(['reviews', 'edit', '--help']);
    const example = /--set (\S+=\S+)$/m.exec(stdout)?.[1] ?? '';
    const { status, json } = await sandbox.runJson(['reviews', 'edit', reviewId, '--set', example]);
    expect(status).toBe(3);
    expect(json.error).toBeUndefined();
    const next = json.reviews.find(({ gate }) => gate === 'generation')?.id ?? '';
    expect((await sandbox.run(['reviews', 'approve', next])).status).toBe(0);
    const explained = await sandbox.run(['explain', './example/orders', example.split('=')[0] ?? '']);
    expect(explained.stdout).toContain('= 6');
  });

  it('refuses a change that the Blueprint cannot take, and records nothing', async () => {
    const { runId, reviewId } = await park('./refused');
    const edits: readonly (readonly [string[], string, RegExp])[] = [
      [['--set', '/components/orders/scaling/replicsa=4'], 'ANSWER_INVALID', /Did you mean "replicas"/],
      [['--set', '/components/orders/scaling/replicas=abc'], 'ANSWER_INVALID', /abc/],
      [['--set', '/components/orders/scaling/replicas=-1'], 'ANSWER_INVALID', /-1/],
      [['--set', '/chart/name=../x'], 'ANSWER_INVALID', /not a name/],
      [['--set', '/__proto__/x=1'], 'ANSWER_INVALID', /no field "__proto__"/],
      [['--set', 'scaling=1'], 'USAGE_INVALID', /maxReplicas=6/],
      [['--comment', '   '], 'USAGE_INVALID', /empty/],
      [['--comment', 'make it nicer'], 'ANSWER_INVALID', /No change could be read/],
    ];
    for (const [words, code, says] of edits) {
      const { status, json, stderr } = await sandbox.runJson(['reviews', 'edit', reviewId, ...words]);
      expect([status, json.exitCode, json.error?.code], stderr).toEqual([2, 2, code]);
      expect(`${json.error?.message ?? ''} ${json.error?.hint ?? ''}`).toMatch(says);
      expect(json.error?.hint ?? '').not.toBe('');
      expect(stderr).toContain(`error ${code}`);
    }
    const { stdout } = await sandbox.run(['runs', 'show', runId, '-o', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'waiting',
      reviewHistory: [{ id: reviewId, status: 'pending', version: 1, decision: null }],
    });
  });

  it('can be cancelled, once', async () => {
    const { runId } = await park('./cancelled');
    const cancelled = await sandbox.runJson(['runs', 'cancel', runId]);
    expect(cancelled.status).toBe(0);
    expect(cancelled.json.status).toBe('cancelled');
    const again = await sandbox.runJson(['runs', 'cancel', runId]);
    expect(again.status).toBe(6);
    const resumed = await sandbox.runJson(['runs', 'resume', runId]);
    expect(resumed.status).toBe(6);
    expect(resumed.json.error?.code).toBe('RUN_CANCELLED');
  });
});

describe('plan mode', () => {
  const sandbox = new CliSandbox();
  afterAll(() => sandbox.remove());

  it('shows what would be made, ends and writes nothing', async () => {
    const { status, json } = await sandbox.runJson(['create', README_REQUEST, '--mode', 'plan']);
    expect(status).toBe(0);
    expect(json.decisions.length).toBeGreaterThan(0);
    expect(existsSync(join(sandbox.work, 'charts'))).toBe(false);
  });
});
