import { describe, expect, it } from 'vitest';
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
    ['serve acme/model-7b with vllm/vllm:v0.6.3', { '/components/vllm/args': ['--model', 'acme/model-7b'] }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each([
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
