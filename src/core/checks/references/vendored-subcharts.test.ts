import { describe, expect, it } from 'vitest';
import type { ChartFiles } from '../../chart/chart-files.js';
import type { VendoredSubchart } from '../../chart/vendored/vendored-subcharts.js';
import { runChecks } from '../run-checks.js';

const FILES: ChartFiles = new Map([
  [
    'Chart.yaml',
    'apiVersion: v2\nname: shop\nversion: 0.1.0\ndependencies:\n  - {name: redis, version: ~0.34.0, repository: "oci://x"}\n',
  ],
]);

const at = (path: string, name?: string, version = '0.34.5'): VendoredSubchart => ({
  path,
  isArchive: path.endsWith('.tgz'),
  identity: name === undefined ? undefined : { name, version },
});

function find(vendored: readonly VendoredSubchart[], files = FILES): readonly string[] {
  return runChecks({ cases: [], files, vendored })
    .filter(({ rule }) => /vendored-subcharts|chart-lock/.test(rule))
    .map(({ severity, message, file }) => `${severity} ${file ?? ''}: ${message}`);
}

describe('references/vendored-subcharts', () => {
  it.each([
    ['an archive of the declared range', at('charts/redis-0.34.5.tgz', 'redis')],
    ['the unpacked subchart', at('charts/redis', 'redis')],
    ['one that is not declared', at('charts/other-0.34.5.tgz', 'other')],
  ])('is content with %s', (_, subchart) => {
    expect(find([subchart])).toEqual([]);
  });

  it.each([
    ['charts/redis-0.33.1.tgz', at('charts/redis-0.33.1.tgz', 'redis', '0.33.1'), 'declares ~0.34.0'],
    ['charts/redis/Chart.yaml', at('charts/redis', 'redis', '1.0.0'), 'declares ~0.34.0'],
    ['charts/redis-0.34.5.tgz', at('charts/redis-0.34.5.tgz', 'valkey'), 'holds the chart valkey 0.34.5'],
    ['charts/redis-0.34.5.tgz', at('charts/redis-0.34.5.tgz'), 'is no chart that Helm can read'],
  ])('names %s', (file, subchart, message) => {
    expect(find([subchart])).toEqual([expect.stringMatching(`^high ${file}: .*${message}`)]);
  });
});

it('references/chart-lock names a lock of other subcharts, not one that is missing', () => {
  expect(find([])).toEqual([]);
  expect(find([], new Map([...FILES, ['Chart.lock', 'dependencies: []\ndigest: sha256:0\n']]))).toEqual([
    'low Chart.lock: Chart.lock was made for other subcharts than Chart.yaml declares',
  ]);
});
