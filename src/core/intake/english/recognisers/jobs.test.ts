import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseJobs', () => {
  it.each([
    [
      'fin/a:1 nightly, never overlap, retry 3 times',
      { '/components/a/schedule/concurrencyPolicy': 'Forbid', '/components/a/job/backoffLimit': 3 },
    ],
    ['fin/a:1 hourly, replace the running one', { '/components/a/schedule/concurrencyPolicy': 'Replace' }],
    ['fin/a:1 hourly, overlapping is fine', { '/components/a/schedule/concurrencyPolicy': 'Allow' }],
    ['fin/a:1 daily, suspended for now', { '/components/a/schedule/suspend': true }],
    [
      'fin/a:1 daily, keep 3 successful and 1 failed jobs',
      {
        '/components/a/schedule/successfulJobsHistoryLimit': 3,
        '/components/a/schedule/failedJobsHistoryLimit': 1,
      },
    ],
    [
      'fin/a:1 daily, history 5/2',
      {
        '/components/a/schedule/successfulJobsHistoryLimit': 5,
        '/components/a/schedule/failedJobsHistoryLimit': 2,
      },
    ],
    ['fin/a:1 daily, timeout 30 minutes', { '/components/a/job/activeDeadlineSeconds': 1800 }],
    ['fin/a:1 daily, startingDeadlineSeconds 200', { '/components/a/schedule/startingDeadlineSeconds': 200 }],
    [
      'Job fin/a:1, 10 completions, 4 in parallel, indexed',
      {
        '/components/a/job/completions': 10,
        '/components/a/job/parallelism': 4,
        '/components/a/job/completionMode': 'Indexed',
      },
    ],
    ['Job fin/a:1 as a pre-upgrade hook', { '/components/a/job/hook/events': ['pre-upgrade'] }],
    [
      'migration job fin/a:1 before each upgrade',
      { '/components/a/job/hook/events': ['pre-install', 'pre-upgrade'] },
    ],
    [
      'Job fin/a:1, no retries, delete it 1 hour after it finished',
      { '/components/a/job/backoffLimit': 0, '/components/a/job/ttlSecondsAfterFinished': 3600 },
    ],
    ['Job fin/a:1 after install', { '/components/a/job/hook/events': ['post-install'] }],
    [
      'fin/a:1 hourly, if the previous run is still going, skip it',
      { '/components/a/schedule/concurrencyPolicy': 'Forbid' },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 on 7001 with a timeout of 30 seconds', 'fin/a:1 on 7001 retries 3 times'])(
    'states nothing for %j',
    (request) => {
      expect(
        Object.keys(readFacts(request)).filter((pointer) =>
          /\/components\/\w+\/(job|schedule\/(concurrencyPolicy|suspend|starting|successful|failed))/.test(
            pointer,
          ),
        ),
      ).toEqual([]);
    },
  );
});
