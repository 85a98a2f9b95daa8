import { describe, expect, it } from 'vitest';
import { KNOWLEDGE } from '../../../../knowledge/index.js';
import { readEnglish } from '../read-english.js';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseCommands', () => {
  it.each([
    ['fin/a:1 with command `serve --fast`', { '/components/a/command': ['serve', '--fast'] }],
    [
      'fin/a:1, command: python -m app.main --port 7001, 2 replicas',
      { '/components/a/command': ['python', '-m', 'app.main', '--port', '7001'] },
    ],
    ['fin/a:1 with args "--all --fast"', { '/components/a/args': ['--all', '--fast'] }],
    ['Job fin/a:1 runs python jobs/run.py', { '/components/a/command': ['python', 'jobs/run.py'] }],
    ['fin/a:1 worker (bundle exec sidekiq)', { '/components/a/command': ['bundle', 'exec', 'sidekiq'] }],
    [
      'fin/a:1 with command "until nc -z db 5432; do sleep 2; done"',
      { '/components/a/command': ['sh', '-c', 'until nc -z db 5432; do sleep 2; done'] },
    ],
    [
      `fin/a:1 with command sh -c "until nc -z db 5432; do sleep 1; done"`,
      { '/components/a/command': ['sh', '-c', 'until nc -z db 5432; do sleep 1; done'] },
    ],
    [
      'fin/a:1 on 7001, runs php artisan serve --force in production',
      { '/components/a/command': ['php', 'artisan', 'serve', '--force'] },
    ],
    [
      'fin/a:1, command: ["node", "server.js"], 2 replicas',
      { '/components/a/command': ['node', 'server.js'] },
    ],
    ['fin/a:1 with args ["--all", "a; b"]', { '/components/a/args': ['--all', 'a; b'] }],
    ['serve acme/model-7b with vllm/vllm:v0.6.3', { '/components/vllm/args': ['--model', 'acme/model-7b'] }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('commands with a release', () => {
  it.each([
    'fin/a:1 on 7001, run python manage.py migrate before each deploy',
    'fin/a:1 on 7001, run python manage.py migrate before each deploy, memory 256Mi',
    'fin/a:1 on 7001, before each deploy it should run python manage.py migrate',
    'fin/a:1 on 7001. Before every release, we run `python manage.py migrate`. 3 replicas',
    'fin/a:1 on 7001, migrations run with python manage.py migrate before each upgrade',
    'fin/a:1 on 7001, a pre-upgrade hook runs python manage.py migrate',
  ])('belong to the task alone: %j', (request) => {
    const facts = readFacts(request);
    expect(facts['/components/migrate/command']).toEqual(['python', 'manage.py', 'migrate']);
    expect(facts['/components/migrate/job/hook/events']).toContain('pre-upgrade');
    expect(
      Object.keys(facts).filter((pointer) => /^\/components\/a\/(command|workload)/.test(pointer)),
    ).toEqual([]);
    expect(facts['/components/migrate/resources/requests/memory']).toBeUndefined();
  });

  it.each([
    'a node api fin/a:1 on 7001. Every night at 2 run `node cleanup.js`',
    'fin/a:1 on 7001, nightly we run node cleanup.js',
  ])('so do those that repeat: %j', (request) => {
    const facts = readFacts(request);
    expect(facts['/components/cleanup/command']).toEqual(['node', 'cleanup.js']);
    expect(facts['/components/cleanup/schedule/cron']).toBe('0 2 * * *');
    expect(facts['/components/a/command']).toBeUndefined();
    expect(facts['/components/a/workload']).toBeUndefined();
  });

  it.each([
    ['a test service fin/a:1 on 7001 runs ./serve', ['./serve']],
    ['fin/a:1 on 7001, its startup script runs ./start.sh', ['./start.sh']],
  ])('stay where the words only look like a check: %j', (request, command) => {
    expect(readFacts(request)['/components/a/command']).toEqual(command);
  });

  it('are listed when nothing says that the image is an application beside them', () => {
    const { unread, facts } = readEnglish('fin/a:1, run ./migrate up before each release', KNOWLEDGE);
    expect(unread.map(({ text }) => text)).toEqual(['./migrate up before each release']);
    expect(facts.filter(({ pointer }) => pointer.endsWith('/command'))).toEqual([]);
  });
});

describe('words that only look like it', () => {
  it.each([
    'fin/a:1 on 7001, management port 7002 with /q/health/live and /q/metrics',
    'fin/a:1 on 7001, helm test with curl',
    'fin/a:1 on 7001, helm test runs curl -f http://a:7001/',
    'fin/a:1 on 7001, a preStop hook runs /bin/sleep 5',
    'fin/a:1 on 7001, liveness exec command cat /tmp/healthy',
    'fin/a:1 (node, port 7001)',
    'fin/a:1 runs on python',
    'fin/a:1 with go and redis',
    'fin/a:1; `touch /tmp/x`; port 7001',
  ])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) => /\/components\/\w+\/(command|args)$/.test(pointer)),
    ).toEqual([]);
  });
});
