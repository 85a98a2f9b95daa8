import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChartReader } from './chart-reader.js';

describe('createChartReader', () => {
  let root = '';
  const reader = createChartReader();
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'autopilot-test-'));
    mkdirSync(join(root, 'chart', 'templates'), { recursive: true });
    writeFileSync(join(root, 'chart', 'Chart.yaml'), 'name: x\r\nversion: 1.0.0\r\n');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('reads text with line feeds and keeps other bytes, sorted by path', async () => {
    writeFileSync(join(root, 'chart', 'templates', 'a.yaml'), 'ä: 1\n');
    writeFileSync(join(root, 'chart', 'templates.txt'), 'x');
    writeFileSync(join(root, 'chart', 'logo.png'), new Uint8Array([137, 80, 0, 255]));
    const files = await reader.readChart(join(root, 'chart'));
    expect([...files]).toEqual([
      ['Chart.yaml', 'name: x\nversion: 1.0.0\n'],
      ['logo.png', new Uint8Array([137, 80, 0, 255])],
      ['templates.txt', 'x'],
      ['templates/a.yaml', 'ä: 1\n'],
    ]);
  });

  it.each([
    { name: 'a path that does not exist', path: 'none' },
    { name: 'a file', path: 'chart/Chart.yaml' },
    { name: 'a path below a file', path: 'chart/Chart.yaml/deeper' },
    { name: 'a directory without Chart.yaml', path: 'chart/templates' },
  ])('does not take $name for a chart', async ({ path }) => {
    await expect(reader.readChart(join(root, path))).rejects.toMatchObject({
      code: 'CHART_NOT_FOUND',
      exitCode: 2,
    });
  });

  it('follows links that stay inside', async () => {
    writeFileSync(join(root, 'chart', 'values.yaml'), 'a: 1\n');
    symlinkSync('../values.yaml', join(root, 'chart', 'templates', 'linked.yaml'));
    const files = await reader.readChart(join(root, 'chart'));
    expect(files.get('templates/linked.yaml')).toBe('a: 1\n');
  });

  it.each([
    { name: 'a file outside', target: '../../secret' },
    { name: 'a directory outside', target: '../..' },
    { name: 'a neighbour whose name begins alike', target: '../../chart-two/secret' },
    { name: 'nothing', target: 'nowhere' },
    { name: 'the folder it is in', target: '.' },
    { name: 'the chart it is in', target: '..' },
    { name: 'a device', target: '/dev/zero' },
  ])('refuses a link to $name', async ({ target }) => {
    mkdirSync(join(root, 'chart-two'));
    writeFileSync(join(root, 'chart-two', 'secret'), 'x');
    writeFileSync(join(root, 'secret'), 'x');
    symlinkSync(target, join(root, 'chart', 'templates', 'link'));
    await expect(reader.readChart(join(root, 'chart'))).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      details: { path: 'templates/link' },
    });
  });

  it('reads 2,000 files and no more', async () => {
    for (let index = 0; index < 1999; index += 1) writeFileSync(join(root, 'chart', `f${String(index)}`), '');
    expect((await reader.readChart(join(root, 'chart'))).size).toBe(2000);
    writeFileSync(join(root, 'chart', 'one-more'), '');
    await expect(reader.readChart(join(root, 'chart'))).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
  });

  it('reads 10 MB and no more', async () => {
    const used = 'name: x\r\nversion: 1.0.0\r\n'.length;
    writeFileSync(join(root, 'chart', 'big'), Buffer.alloc(10_000_000 - used));
    expect((await reader.readChart(join(root, 'chart'))).size).toBe(2);
    writeFileSync(join(root, 'chart', 'tiny'), 'x');
    await expect(reader.readChart(join(root, 'chart'))).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
  });

  it.skipIf(process.getuid?.() === 0)('says that a file cannot be read', async () => {
    chmodSync(join(root, 'chart', 'Chart.yaml'), 0o000);
    await expect(reader.readChart(join(root, 'chart'))).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
  });
});
