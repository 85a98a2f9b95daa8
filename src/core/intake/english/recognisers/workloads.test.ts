import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseWorkloads', () => {
  it.each([
    ['fin/a:1 as a cron job', { '/components/a/workload': 'CronJob' }],
    ['fin/a:1 as a StatefulSet', { '/components/a/workload': 'StatefulSet' }],
    ['fin/a:1 on every node', { '/components/a/workload': 'DaemonSet' }],
    ['daemon set fin/a:1', { '/components/a/workload': 'DaemonSet' }],
    ['run fin/a:1 once', { '/components/a/workload': 'Job' }],
    ['batch job fin/a:1', { '/components/a/workload': 'Job' }],
    ['Job fin/a:1', { '/components/a/workload': 'Job' }],
    ['workload: fin (Deployment), image fin/a:1', { '/components/fin/workload': 'Deployment' }],
    ['db migration job fin/a:1', { '/components/a/workload': 'Job' }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each([
    'fin/a:1, not a statefulset',
    'fin/a:1 is the job board api',
    'fin/a:1 runs once a minute inside',
    'fin/a:1 on port 7001 and different nodes',
  ])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) => /\/components\/\w+\/workload$/.test(pointer)),
    ).toEqual([]);
  });
});
