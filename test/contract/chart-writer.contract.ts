import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChartWriter } from '../../src/core/ports/chart-writer.js';
import { makeTemporaryDirectory } from '../support/store-fixtures.js';

const FILES: ReadonlyMap<string, string | Uint8Array> = new Map<string, string | Uint8Array>([
  ['.autopilot/blueprint.json', '{}\n'],
  ['.helmignore', '.autopilot/\n'],
  ['Chart.yaml', 'name: orders\n'],
  ['icon.bin', new Uint8Array([0, 255, 128])],
  ['templates/tests/test.yaml', 'kind: Pod\n'],
]);
const CHANGED = new Map([...FILES, ['Chart.yaml', 'name: orders\nversion: 2.0.0\n']]);

/** What every ChartWriter does. `create` is given the working directory that relative paths start from. */
export function chartWriterContract(create: (workingDirectory: string) => ChartWriter): void {
  describe('ChartWriter', () => {
    let root = '';
    let writer: ChartWriter;
    beforeEach(() => {
      root = makeTemporaryDirectory();
      writer = create(root);
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    it.each([0o000, 0o022, 0o077, 0o777])(
      'writes files 0644 and directories 0755 under umask %i',
      async (umask) => {
        mkdirSync(join(root, 'charts'));
        const before = process.umask(umask);
        try {
          expect(await writer.writeChart('charts', 'orders', FILES)).toBe(join(root, 'charts', 'orders'));
        } finally {
          process.umask(before);
        }
        const modeOf = (path: string): number => statSync(join(root, 'charts', 'orders', path)).mode & 0o777;
        expect(['', 'templates', 'templates/tests', '.autopilot'].map(modeOf)).toEqual([
          0o755, 0o755, 0o755, 0o755,
        ]);
        expect([...FILES.keys()].map(modeOf)).toEqual([...FILES.keys()].map(() => 0o644));
        expect(readFileSync(join(root, 'charts/orders/icon.bin'))).toEqual(Buffer.from([0, 255, 128]));
      },
    );

    it('makes missing output directories and leaves nothing else there', async () => {
      await writer.writeChart(join(root, 'a', 'b'), 'orders', FILES);
      await writer.writeChart(join(root, 'a', 'b'), 'orders', CHANGED);
      expect(readdirSync(join(root, 'a', 'b'))).toEqual(['orders']);
    });

    it('tells apart what stands at the place', async () => {
      expect(await writer.inspect('charts', 'orders')).toEqual({ kind: 'absent' });
      mkdirSync(join(root, 'charts', 'orders'), { recursive: true });
      expect(await writer.inspect('charts', 'orders')).toEqual({ kind: 'empty' });
      await writer.writeChart('charts', 'orders', FILES);
      const state = await writer.inspect('charts', 'orders');
      expect(state.kind === 'ours' && [...state.files]).toEqual([...FILES]);
      mkdirSync(join(root, 'charts', 'mine'));
      writeFileSync(join(root, 'charts', 'mine', 'notes.txt'), 'x');
      expect(await writer.inspect('charts', 'mine')).toEqual({ kind: 'foreign', entries: ['notes.txt'] });
      writeFileSync(join(root, 'charts', 'file'), 'x');
      expect(await writer.inspect('charts', 'file')).toEqual({ kind: 'foreign', entries: ['file'] });
    });

    it('removes files of the old chart that the new one does not have', async () => {
      await writer.writeChart('charts', 'orders', new Map([...FILES, ['templates/old.yaml', 'x']]));
      await writer.writeChart('charts', 'orders', FILES);
      expect(await writer.digest('charts', 'orders')).toBe(writer.digestFiles(FILES));
    });

    it('never replaces what is not a chart of ours', async () => {
      mkdirSync(join(root, 'charts', 'orders'), { recursive: true });
      writeFileSync(join(root, 'charts', 'orders', 'precious.txt'), 'x');
      await expect(writer.writeChart('charts', 'orders', FILES)).rejects.toMatchObject({
        code: 'OUTPUT_OCCUPIED',
        details: { entries: ['precious.txt'] },
      });
      expect(readdirSync(join(root, 'charts'))).toEqual(['orders']);
      expect(readFileSync(join(root, 'charts/orders/precious.txt'), 'utf8')).toBe('x');
    });

    it('gives digests that name the content and nothing else', async () => {
      expect(await writer.digest('charts', 'orders')).toBeUndefined();
      await writer.writeChart('charts', 'orders', FILES);
      const digest = await writer.digest('charts', 'orders');
      expect(digest).toBe(writer.digestFiles(new Map([...FILES].reverse())));
      expect(digest).not.toBe(writer.digestFiles(CHANGED));
      expect(writer.digestFiles(new Map([['ab', 'c']]))).not.toBe(writer.digestFiles(new Map([['a', 'bc']])));
    });

    it('writes and replaces a single file', async () => {
      const bytes = new Uint8Array([1, 2, 3]);
      const path = await writer.writeFile('charts', 'orders-0.1.0.tgz', new Uint8Array([9]));
      expect(await writer.writeFile('charts', 'orders-0.1.0.tgz', bytes)).toBe(path);
      expect(readFileSync(path)).toEqual(Buffer.from(bytes));
      expect(statSync(path).mode & 0o777).toBe(0o644);
      expect(readdirSync(join(root, 'charts'))).toEqual(['orders-0.1.0.tgz']);
      // printf '\001\002\003' | sha256sum
      expect(await writer.digest('charts', 'orders-0.1.0.tgz')).toBe(
        '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
      );
    });

    it('tells a file from what is none, and never replaces that', async () => {
      expect(await writer.inspectFile('charts', 'orders-0.1.0.tgz')).toBe('absent');
      await writer.writeFile('charts', 'orders-0.1.0.tgz', new Uint8Array([9]));
      expect(await writer.inspectFile('charts', 'orders-0.1.0.tgz')).toBe('file');
      symlinkSync('orders-0.1.0.tgz', join(root, 'charts', 'link.tgz'));
      expect(await writer.inspectFile('charts', 'link.tgz')).toBe('other');
      mkdirSync(join(root, 'charts', 'folder.tgz'));
      expect(await writer.inspectFile('charts', 'folder.tgz')).toBe('other');
      await expect(writer.writeFile('charts', 'folder.tgz', new Uint8Array([9]))).rejects.toMatchObject({
        code: 'OUTPUT_OCCUPIED',
        message: expect.stringMatching(/an empty directory[.]$/) as string,
      });
    });

    it.each([
      '',
      '.',
      '..',
      '../x',
      'a/b',
      '/etc',
      'A',
      'x_y',
      '-x',
      'x-',
      'x'.repeat(64),
      'x\0',
      'ordérs',
      'a.b',
    ])('refuses the chart name %j', async (name) => {
      await expect(writer.writeChart('charts', name, FILES)).rejects.toMatchObject({
        code: 'CHART_NAME_INVALID',
      });
      await expect(writer.inspect('charts', name)).rejects.toMatchObject({ code: 'CHART_NAME_INVALID' });
      expect(readdirSync(root)).toEqual([]);
    });

    it.each(['', '..', '../x.tgz', 'a/b', '.hidden', 'x\0'])('refuses the file name %j', async (name) => {
      await expect(writer.writeFile('charts', name, new Uint8Array())).rejects.toMatchObject({
        code: 'CHART_NAME_INVALID',
      });
      expect(readdirSync(root)).toEqual([]);
    });

    it.each(['../x', '/etc/x', 'a/../../x', 'a//b', './a', 'a\\b', 'a/', ''])(
      'refuses the path %j',
      async (path) => {
        const files = new Map([...FILES, [path, 'x']]);
        await expect(writer.writeChart('charts', 'orders', files)).rejects.toMatchObject({
          code: 'INVARIANT_BROKEN',
        });
        expect(readdirSync(root)).toEqual([]);
      },
    );

    describe('with links in the way', () => {
      let elsewhere = '';
      beforeEach(() => {
        elsewhere = makeTemporaryDirectory();
      });
      afterEach(() => rmSync(elsewhere, { recursive: true, force: true }));

      it.each(['charts', 'charts/deep', 'charts/deep/deeper'])(
        'does not follow one out of the working directory: %s',
        async (out) => {
          mkdirSync(join(elsewhere, 'deep'));
          symlinkSync(elsewhere, join(root, 'charts'));
          await expect(writer.writeChart(out, 'orders', FILES)).rejects.toMatchObject({
            code: 'OUTPUT_UNWRITABLE',
          });
          await expect(writer.writeFile(out, 'x.tgz', new Uint8Array())).rejects.toMatchObject({
            code: 'OUTPUT_UNWRITABLE',
          });
          await expect(writer.inspect(out, 'orders')).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
          expect(readdirSync(elsewhere)).toEqual(['deep']);
          expect(readdirSync(join(elsewhere, 'deep'))).toEqual([]);
        },
      );

      it('refuses an absolute output directory that is itself a link', async () => {
        const link = join(makeTemporaryDirectory(), 'link');
        symlinkSync(elsewhere, link);
        await expect(writer.writeChart(link, 'orders', FILES)).rejects.toMatchObject({
          code: 'OUTPUT_UNWRITABLE',
        });
        expect(readdirSync(elsewhere)).toEqual([]);
        rmSync(join(link, '..'), { recursive: true });
      });

      it('follows one that stays inside the working directory', async () => {
        mkdirSync(join(root, 'real'));
        symlinkSync('real', join(root, 'charts'));
        await writer.writeChart('charts', 'orders', FILES);
        expect(readdirSync(join(root, 'real'))).toEqual(['orders']);
      });

      it('refuses a link in the place of the chart or the file', async () => {
        mkdirSync(join(root, 'charts'));
        symlinkSync(elsewhere, join(root, 'charts', 'orders'));
        symlinkSync(join(elsewhere, 'x'), join(root, 'charts', 'x.tgz'));
        await expect(writer.writeChart('charts', 'orders', FILES)).rejects.toMatchObject({
          code: 'OUTPUT_UNWRITABLE',
        });
        await expect(writer.writeFile('charts', 'x.tgz', new Uint8Array())).rejects.toMatchObject({
          code: 'OUTPUT_UNWRITABLE',
        });
        expect(lstatSync(join(root, 'charts', 'orders')).isSymbolicLink()).toBe(true);
        expect(readdirSync(elsewhere)).toEqual([]);
      });
    });

    it('says that a file is in the way of the output directory', async () => {
      writeFileSync(join(root, 'charts'), 'x');
      await expect(writer.writeChart('charts', 'orders', FILES)).rejects.toMatchObject({
        code: 'OUTPUT_UNWRITABLE',
      });
      await expect(writer.inspect('charts', 'orders')).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
      await expect(writer.inspect('charts/below', 'orders')).rejects.toMatchObject({
        code: 'OUTPUT_UNWRITABLE',
      });
    });

    it('ends with one whole chart when many write at once', async () => {
      const versions = Array.from(
        { length: 8 },
        (_, index) => new Map([...FILES, ['version', String(index)]]),
      );
      await Promise.all(versions.map((files) => writer.writeChart('charts', 'orders', files)));
      expect(versions.map((files) => writer.digestFiles(files))).toContain(
        await writer.digest('charts', 'orders'),
      );
      expect(readdirSync(join(root, 'charts'))).toEqual(['orders']);
    });
  });
}
