import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseUnsupported', () => {
  it.each([
    ['fin/a:1 every sunday at 3am', { '/intent/unsupported/cronjob': 'a CronJob (a scheduled task)' }],
    ['fin/a:1 is a queue worker', { '/intent/unsupported/worker': 'a worker without a port' }],
    ['fin/a:1 as a statefulset', { '/intent/unsupported/statefulset': 'a StatefulSet' }],
    ['fin/a:1 with a 5Gi volume at /data', { '/intent/unsupported/volume': 'a persistent volume' }],
    ['fin/a:1 on every node', { '/intent/unsupported/daemonset': 'a DaemonSet' }],
    ['fin/a:1 with 2 gpus', { '/intent/unsupported/gpu': 'GPUs' }],
    ['fin/a:1 with an init container', { '/intent/unsupported/init-container': 'init containers' }],
    ['fin/a:1 with keda', { '/intent/unsupported/keda': 'scaling by events (KEDA)' }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like unsupported kinds', () => {
  it.each([
    'fin/a:1 needed by monday',
    'fin/a:1 with metrics scraped every 15 seconds',
    'fin/a:1 without a persistent volume',
    'fin/a:1, no gpu',
    'fin/a:1, a stateless api',
  ])('leaves %j alone', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) => pointer.startsWith('/intent/unsupported')),
    ).toEqual([]);
  });
});
