import { describe, expect, it } from 'vitest';
import { onlyQuestion, pickResolved, resolveStated } from '../../../../../test/support/resolve-component.js';
import { statedFacts } from '../../../../../test/support/stated-facts.js';
import { KNOWLEDGE } from '../../../../knowledge/index.js';
import { resolveBlueprint } from '../resolve-blueprint.js';
import type { JsonObject, JsonValue } from '../../../ports/json.js';

type Row = readonly [stated: JsonObject, expected: Readonly<Record<string, JsonValue | undefined>>];

describe('the workload of a component', () => {
  it.each<Row>([
    [{}, { '/workload': 'Deployment', '/role': 'service' }],
    [{ workload: 'StatefulSet' }, { '/workload': 'StatefulSet', '/role': 'service' }],
    [
      { workload: 'DaemonSet' },
      { '/workload': 'DaemonSet', '/role': 'daemon', '/archetype': 'generic-daemon' },
    ],
    [
      { workload: 'Job' },
      { '/workload': 'Job', '/role': 'task', '/archetype': 'generic-task', '/ports': {} },
    ],
    [{ role: 'worker' }, { '/workload': 'Deployment', '/archetype': 'generic-worker', '/ports': {} }],
    [{ role: 'scheduler' }, { '/workload': 'Deployment', '/scaling/replicas': 1 }],
    [{ role: 'store' }, { '/workload': 'StatefulSet', '/role': 'store' }],
    [{ archetype: 'postgresql' }, { '/workload': 'StatefulSet', '/role': 'store' }],
    [
      { archetype: 'postgresql', workload: 'Deployment' },
      { '/workload': 'Deployment', '/role': 'store' },
    ],
    [{ archetype: 'celery-worker' }, { '/workload': 'Deployment', '/role': 'worker' }],
    [
      { archetype: 'celery-worker', workload: 'DaemonSet' },
      { '/workload': 'DaemonSet', '/role': 'daemon' },
    ],
    [{ schedule: { cron: '@daily' } }, { '/workload': 'CronJob', '/role': 'task' }],
    [
      { archetype: 'generic-cron', job: { backoffLimit: 1 }, schedule: { cron: '@daily' } },
      { '/workload': 'CronJob', '/job/backoffLimit': 1 },
    ],
    [{ job: { completions: 3 } }, { '/workload': 'Job', '/role': 'task' }],
    [{ daemonSet: { maxUnavailable: 1 } }, { '/workload': 'DaemonSet' }],
    [{ statefulSet: { podManagementPolicy: 'Parallel' } }, { '/workload': 'StatefulSet' }],
  ])('%j', (stated, expected) => {
    expect(pickResolved(resolveStated(stated), Object.keys(expected))).toEqual(expected);
  });

  it('of a web framework with a schedule is a CronJob that listens on nothing and keeps what the language needs', () => {
    const resolution = resolveStated({ archetype: 'django', schedule: { cron: '0 3 * * *' } });
    expect(
      pickResolved(resolution, ['/workload', '/ports', '/probes', '/env/PYTHONUNBUFFERED/value']),
    ).toEqual({
      '/workload': 'CronJob',
      '/ports': {},
      '/probes': {},
      '/env/PYTHONUNBUFFERED/value': '1',
    });
    expect(pickResolved(resolution, ['/archetype', '/shutdown/preStopSeconds'])).toEqual({
      '/archetype': 'django',
      '/shutdown/preStopSeconds': 0,
    });
  });

  it('of a web framework that is a worker has no port and no variable that names one', () => {
    const resolution = resolveStated({ archetype: 'node-http', role: 'worker' });
    expect(
      pickResolved(resolution, ['/ports', '/env/PORT', '/env/NODE_ENV/value', '/probes/liveness/path']),
    ).toEqual({
      '/ports': {},
      '/env/PORT': undefined,
      '/env/NODE_ENV/value': 'production',
      '/probes/liveness/path': undefined,
    });
  });

  it('is asked for when it contradicts the rest, and the answer settles it', () => {
    const stated = { workload: 'Deployment', schedule: { cron: '@daily' } };
    const question = onlyQuestion(resolveStated(stated));
    expect(question).toMatchObject({ pointer: '/components/a/workload', options: ['Deployment', 'CronJob'] });
    for (const workload of ['Deployment', 'CronJob'] as const) {
      const answered = resolveBlueprint(
        [
          ...statedFacts({ components: { a: { image: 'lim/a:1', ...stated } } }),
          {
            pointer: question.pointer,
            value: workload,
            rank: 'reviewer',
            source: { kind: 'answer', questionId: question.id },
          },
        ],
        KNOWLEDGE,
      );
      const schedule = workload === 'CronJob' ? '@daily' : undefined;
      expect(pickResolved(answered, ['/workload', '/schedule/cron'])).toEqual({
        '/workload': workload,
        '/schedule/cron': schedule,
      });
    }
  });

  it('takes the schedule of an environment as one', () => {
    const environments = { dev: { components: { a: { schedule: { cron: '@hourly', suspend: true } } } } };
    const resolution = resolveStated({}, { environments });
    expect(
      pickResolved(resolution, [
        '/workload',
        '/schedule/cron',
        '/environments/dev/components/a/schedule/suspend',
      ]),
    ).toEqual({
      '/workload': 'CronJob',
      '/schedule/cron': '@hourly',
      '/environments/dev/components/a/schedule/suspend': true,
    });
  });
});
