import { describe, expect, it } from 'vitest';
import type { ReadChartArchive } from '../../ports/archive-reader.js';
import type { ChartFiles } from '../chart-files.js';
import { digestLock, isLockFitting } from './chart-lock.js';
import { declareUnpacked, keepVendored } from './keep-vendored.js';
import { isInRange } from './version-range.js';
import { listVendoredSubcharts } from './vendored-subcharts.js';

const HEAD = 'apiVersion: v2\nname: shop\nversion: 0.1.0\n';
const OCI = 'oci://registry-1.docker.io/cloudpirates';
const declaring = (repository: string, version = '~0.34.0'): ChartFiles =>
  new Map([
    [
      'Chart.yaml',
      `${HEAD}dependencies:\n  - name: redis\n    version: "${version}"\n    repository: "${repository}"\n    condition: a.b\n`,
    ],
  ]);
const ARCHIVE = new Uint8Array([1]);
const readArchive: ReadChartArchive = (bytes) =>
  bytes === ARCHIVE ? { name: 'redis', version: '0.34.5' } : undefined;
const ARCHIVED: ChartFiles = new Map([['charts/redis-0.34.5.tgz', ARCHIVE]]);
const UNPACKED: ChartFiles = new Map([['charts/redis/Chart.yaml', 'name: redis\nversion: 0.34.5\n']]);

describe('digestLock', () => {
  /** Written by `helm dependency update` of Helm 4.3 and 3. */
  it.each([
    [
      { name: 'redis', version: '~0.34.0', condition: 'a.b' },
      { name: 'redis', repository: '', version: '~0.34.0' },
      '925678d0540f62d34184aebd80c5745ee2663c5d7e291c4e72dac812b5cc0852',
    ],
    [
      { alias: 'cache', name: 'redis', tags: ['x'], version: '~0.34.0', condition: 'a.b' },
      { name: 'redis', repository: '', version: '~0.34.0' },
      '86b59b187a286745dd7227aa17a5f3862b458b2d097e0df6e3048c36d6dc2b6e',
    ],
    [
      { name: 'redis', version: '~0.34.0', repository: 'file://vendor/redis' },
      { name: 'redis', repository: 'file://vendor/redis', version: '0.34.5' },
      '053c04f9885ec562548ccda7c71af1f03769ba106b89eb11a88d37ca06c6fdad',
    ],
  ])('is what Helm writes for %j', (entry, locked, digest) => {
    expect(digestLock([{ entry }], [locked])).toBe(`sha256:${digest}`);
  });
});

describe('keepVendored', () => {
  it('adds nothing where nothing is vendored', () => {
    const generated = declaring(OCI);
    expect(keepVendored(generated, new Map([['values.yaml', '']]), readArchive)).toBe(generated);
  });

  it('keeps an archive and writes the lock of its version, the same in each run', () => {
    const files = keepVendored(declaring(OCI), ARCHIVED, readArchive);
    expect([...files.keys()]).toEqual(['Chart.lock', 'Chart.yaml', 'charts/redis-0.34.5.tgz']);
    expect(files.get('Chart.lock')).toContain(`repository: "${OCI}"\n  version: "0.34.5"\n`);
    expect(isLockFitting(files)).toBe(true);
    expect(keepVendored(declaring(OCI), files, readArchive)).toEqual(files);
  });

  it('leaves a lock that fits as it is, with the time that Helm wrote', () => {
    const files = new Map(keepVendored(declaring(OCI), ARCHIVED, readArchive));
    const lock = String(files.get('Chart.lock')).replace('1980-01-01', '2026-11-28');
    expect(keepVendored(declaring(OCI), files.set('Chart.lock', lock), readArchive).get('Chart.lock')).toBe(
      lock,
    );
  });

  it('writes a lock that does not fit anew when the subchart is there, and else keeps it', () => {
    const stale = new Map([...ARCHIVED, ['Chart.lock', 'digest: sha256:0\n'] as const]);
    expect(isLockFitting(keepVendored(declaring(OCI, '~0.34.1'), stale, readArchive))).toBe(true);
    const kept = keepVendored(declaring(OCI, '~0.35.0'), stale, readArchive);
    expect(kept.get('Chart.lock')).toBe('digest: sha256:0\n');
    expect(kept.get('charts/redis-0.34.5.tgz')).toBe(ARCHIVE);
    expect(isLockFitting(kept)).toBe(false);
  });
});

describe('declareUnpacked', () => {
  it('declares what stands unpacked without a repository, which Helm builds without network', () => {
    const files = declareUnpacked(declaring(OCI), UNPACKED);
    expect(files).toEqual(declaring(''));
    expect(keepVendored(files, UNPACKED, readArchive).get('Chart.lock')).toContain('version: "~0.34.0"');
  });

  it.each([
    ['an archive', declaring(OCI), ARCHIVED],
    ['another version', declaring(OCI, '~0.35.0'), UNPACKED],
    ['no subchart declared', new Map([['Chart.yaml', HEAD]]), UNPACKED],
  ])('leaves Chart.yaml as it is: %s', (_, compiled, standing) => {
    expect(declareUnpacked(compiled, standing)).toEqual(compiled);
  });
});

it('lists what Helm loads, and what it cannot read', () => {
  const files = new Map<string, string | Uint8Array>([
    ...ARCHIVED,
    ...UNPACKED,
    ['charts/redis/charts/deep/Chart.yaml', 'name: deep\nversion: 1.0.0\n'],
    ['charts/bad-1.0.0.tgz', 'text'],
    ['charts/_off/Chart.yaml', 'name: off\nversion: 1.0.0\n'],
    ['charts/README.md', ''],
  ]);
  expect(
    listVendoredSubcharts(files, readArchive).map(({ path, identity }) => [path, identity?.name]),
  ).toEqual([
    ['charts/redis-0.34.5.tgz', 'redis'],
    ['charts/redis', 'redis'],
    ['charts/bad-1.0.0.tgz', undefined],
  ]);
});

it.each([
  ['0.34.5', '~0.34.0', true],
  ['0.34.0', '~0.34.1', false],
  ['0.35.0', '~0.34.0', false],
  ['1.34.0', '~0.34.0', false],
  ['1.2.3', '1.2.3', true],
  ['1.2.4', '1.2.3', false],
  ['0.34.5-rc.1', '~0.34.0', undefined],
  ['1.2.3', '>=1 <2', undefined],
])('%s in %s: %s', (version, range, expected) => {
  expect(isInRange(version, range)).toBe(expected);
});
