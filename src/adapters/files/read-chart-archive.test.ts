import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { openRealEngine } from '../../../test/support/real-engine.js';
import { readChartArchive } from './read-chart-archive.js';

const { engine, close } = openRealEngine();
afterAll(() => close());

it('reads name and version of an archive that Helm made, not those of a subchart inside', async () => {
  const chart = (name: string, version: string): string =>
    `apiVersion: v2\nname: ${name}\nversion: ${version}\n`;
  const { bytes } = await engine.package(
    new Map([
      ['Chart.yaml', chart('redis', '0.34.5')],
      ['charts/inner/Chart.yaml', chart('inner', '1.0.0')],
    ]),
  );
  expect(readChartArchive(bytes)).toEqual({ name: 'redis', version: '0.34.5' });
  expect(readChartArchive(bytes.slice(0, bytes.length / 2))).toBeUndefined();
});

it.each([
  ['nothing', new Uint8Array()],
  ['no gzip', new TextEncoder().encode('garbage')],
  ['gzip of no tar', gzipSync('garbage')],
  ['an empty tar', gzipSync(new Uint8Array(1024))],
])('gives undefined for %s', (_, bytes) => {
  expect(readChartArchive(bytes)).toBeUndefined();
});
