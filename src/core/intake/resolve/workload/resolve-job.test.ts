import { describe, expect, it } from 'vitest';
import { onlyQuestion, pickResolved, resolveStated } from '../../../../../test/support/resolve-component.js';
import type { JsonObject, JsonValue } from '../../../ports/json.js';

type Row = readonly [stated: JsonObject, expected: Readonly<Record<string, JsonValue | undefined>>];

describe('a CronJob', () => {
  it('never runs beside itself and keeps the last runs', () => {
    const resolution = resolveStated({ schedule: { cron: '0 3 * * *', timeZone: 'Europe/Berlin' } });
    expect(pickResolved(resolution, ['/schedule', '/job'])).toEqual({
      '/schedule': {
        cron: '0 3 * * *',
        timeZone: 'Europe/Berlin',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 300,
        suspend: false,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 3,
      },
      '/job': { backoffLimit: 2, activeDeadlineSeconds: 3600 },
    });
  });

  it('needs a time', () => {
    const question = onlyQuestion(resolveStated({ workload: 'CronJob' }));
    expect(question).toMatchObject({ pointer: '/components/a/schedule/cron', kind: 'text' });
    expect(question.default).toBeUndefined();
  });

  it('is never part of a release, whatever the archetype', () => {
    const stated = { archetype: 'migration', schedule: { cron: '@daily' } };
    expect(pickResolved(resolveStated(stated), ['/job/hook', '/workload'])).toEqual({
      '/job/hook': undefined,
      '/workload': 'CronJob',
    });
  });

  it('has no replicas, no autoscaler and no budget, and says so', () => {
    const resolution = resolveStated({
      schedule: { cron: '@daily' },
      scaling: { replicas: 4, autoscaling: { maxReplicas: 9 } },
      disruption: { minAvailable: 1 },
    });
    expect(pickResolved(resolution, ['/scaling', '/disruption'])).toEqual({
      '/scaling': { replicas: 1 },
      '/disruption': { enabled: false },
    });
    expect(resolution.notes).toContain(
      'a: a CronJob has no number of replicas and does not scale; that part is left out.',
    );
  });
});

describe('a Job', () => {
  it.each<Row>([
    [
      { workload: 'Job' },
      { '/job': { backoffLimit: 2, activeDeadlineSeconds: 3600, ttlSecondsAfterFinished: 86_400 } },
    ],
    [
      { archetype: 'migration' },
      {
        '/job': {
          backoffLimit: 2,
          activeDeadlineSeconds: 900,
          ttlSecondsAfterFinished: 86_400,
          hook: { events: ['pre-install', 'pre-upgrade'], weight: 0 },
        },
      },
    ],
    [
      { archetype: 'migration', job: { hook: { events: ['post-install'] } } },
      { '/job/hook/events': ['post-install'], '/job/ttlSecondsAfterFinished': 86_400 },
    ],
    [
      { job: { hook: { weight: -5 } } },
      {
        '/job/hook': { events: ['pre-install', 'pre-upgrade'], weight: -5 },
        '/job/ttlSecondsAfterFinished': 86_400,
      },
    ],
    [{ job: { completions: 5 } }, { '/job/parallelism': 1, '/job/completions': 5 }],
    [{ workload: 'Job' }, { '/networkPolicy/allowSameNamespace': false, '/probes': {} }],
  ])('%j', (stated, expected) => {
    expect(pickResolved(resolveStated(stated), Object.keys(expected))).toEqual(expected);
  });
});
