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

/** A header of a tar file with nothing in it but a name and a size. */
function header(name: string, size: string): Uint8Array {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write(size, 124);
  return block;
}

it.each([
  [
    'a size that leads back',
    gzipSync(Buffer.concat([header('a', '0'), header('b', '-2000'), Buffer.alloc(1024)])),
  ],
  ['nothing', new Uint8Array()],
  ['no gzip', new TextEncoder().encode('garbage')],
  ['gzip of no tar', gzipSync('garbage')],
  ['an empty tar', gzipSync(new Uint8Array(1024))],
])('gives undefined for %s', (_, bytes) => {
  expect(readChartArchive(bytes)).toBeUndefined();
});
