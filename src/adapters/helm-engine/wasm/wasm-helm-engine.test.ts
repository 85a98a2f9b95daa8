import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

import { webChart } from '../../../../test/contract/helm-engine-charts.js';
import { engineAssets } from '../../../../test/support/helm-engines.js';
import type { EngineManifest } from './engine-manifest.js';
import { createWasmHelmEngine, type WasmHelmEngine, type WasmHelmEngineOptions } from './wasm-helm-engine.js';

const manifest = JSON.parse(readFileSync(join(engineAssets, 'manifest.json'), 'utf8')) as EngineManifest;
const opened: WasmHelmEngine[] = [];
const folders: string[] = [];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'wasm-engine-'));
  folders.push(path);
  return path;
}

function open(options: Partial<WasmHelmEngineOptions>): WasmHelmEngine {
  const engine = createWasmHelmEngine({
    assetsDirectory: engineAssets,
    cacheDirectory: folder(),
    ...options,
  });
  opened.push(engine);
  return engine;
}

/** A worker that answers as the given lines say. */
function workerFile(lines: string): string {
  const path = join(folder(), 'worker.cjs');
  const head = `const { parentPort: port } = require('node:worker_threads');
const report = { source: 'cache', readMilliseconds: 0, compileMilliseconds: 0, startMilliseconds: 0 };
const answer = (id) => {
  const header = Buffer.from(JSON.stringify({ ok: true, archive: [0, 0], helmVersion: 'v4.0.0' }));
  const frame = new Uint8Array(4 + header.length);
  new DataView(frame.buffer).setUint32(0, header.length, true);
  frame.set(header, 4);
  port.postMessage({ kind: 'answer', id, frame, memoryBytes: 1 });
};
`;
  writeFileSync(path, head + lines);
  return path;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((engine) => engine.close()));
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

describe('the cache of the unpacked module', () => {
  it('is filled by the first start and read by the second', async () => {
    const cacheDirectory = join(folder(), 'new', 'cache');
    const first = open({ cacheDirectory });
    await first.info();
    expect(first.startReport?.source).toBe('unpacked');
    const [file, ...others] = readdirSync(cacheDirectory);
    expect([file, others]).toEqual([`${manifest.engine.rawSha256}.bin`, []]);
    expect(statSync(cacheDirectory).mode & 0o777).toBe(0o700);

    const second = open({ cacheDirectory });
    await second.info();
    expect(second.startReport?.source).toBe('cache');
  });

  it('is not trusted when the file is cut off', async () => {
    const cacheDirectory = folder();
    writeFileSync(join(cacheDirectory, `${manifest.engine.rawSha256}.bin`), 'cut off');
    const engine = open({ cacheDirectory });
    expect((await engine.info()).helmVersion).toBe(manifest.helmVersion);
    expect(engine.startReport?.source).toBe('unpacked');
  });

  it('is not needed: without a writable folder the engine unpacks in memory', async () => {
    const cacheDirectory = join(folder(), 'a-file');
    writeFileSync(cacheDirectory, '');
    const engine = open({ cacheDirectory });
    const [result] = await engine.render(webChart, [{ name: 'a' }]);
    expect(result?.ok).toBe(true);
    expect(engine.startReport?.source).toBe('unpacked-uncached');
  });
});

describe('damaged files', () => {
  it('are named by an error that says what to do', async () => {
    const assetsDirectory = folder();
    for (const file of ['manifest.json', 'helm-engine-worker.cjs'])
      copyFileSync(join(engineAssets, file), join(assetsDirectory, file));
    copyFileSync(join(engineAssets, manifest.schemas.file), join(assetsDirectory, manifest.engine.file));
    const engine = open({ assetsDirectory });
    await expect(engine.info()).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      message: expect.stringContaining(manifest.engine.file) as string,
      hint: expect.stringContaining('install again') as string,
    });
    await new Promise((resolve) => setTimeout(resolve, 100)); // The worker has ended by itself meanwhile.
    await expect(engine.render(webChart, [])).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      message: expect.stringContaining(manifest.engine.file) as string,
    });
  });

  it('may be missing altogether', async () => {
    const assetsDirectory = join(folder(), 'nothing');
    mkdirSync(assetsDirectory);
    const engine = open({ assetsDirectory });
    await expect(engine.lint(webChart)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
  });
});

describe('a worker that fails', () => {
  it.each([
    ['a trap', "port.postMessage({ kind: 'stopped', id, message: 'unreachable' })"],
    ['an exit', 'process.exit(3)'],
    ['an exception', "throw new TypeError('broken')"],
  ])('fails the open calls and is replaced by the next call: %s', async (_, failure) => {
    const counter = join(folder(), 'starts');
    const engine = open({
      workerFile: workerFile(`
require('node:fs').appendFileSync(${JSON.stringify(counter)}, 'x');
const starts = require('node:fs').statSync(${JSON.stringify(counter)}).size;
port.postMessage({ kind: 'ready', report });
port.on('message', ({ id }) => { if (starts > 1) answer(id); else { ${failure} } });`),
    });
    const open1 = engine.info();
    const open2 = engine.info();
    await expect(open1).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
    await expect(open2).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
    expect((await engine.info()).helmVersion).toBe('v4.0.0');
    expect(readFileSync(counter, 'utf8')).toBe('xx');
  });

  it('is ended when it does not answer in time', async () => {
    const engine = open({
      timeLimitMilliseconds: 50,
      workerFile: workerFile(
        `port.postMessage({ kind: 'ready', report }); port.on('message', () => { for (;;); });`,
      ),
    });
    await expect(engine.info()).rejects.toMatchObject({
      code: 'ENGINE_FAILED',
      message: expect.stringContaining('no answer within 50 ms') as string,
    });
  });

  it('that never starts makes the engine unavailable', async () => {
    const engine = open({ workerFile: workerFile("throw new TypeError('no')") });
    await expect(engine.info()).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    await expect(engine.info()).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
  });
});

describe('determinism', () => {
  it('gives the same bytes for templates that ask for time and random numbers, whatever came before', async () => {
    const chart = new Map(webChart).set(
      'templates/random.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: r\ndata:\n  now: {{ now | quote }}\n  random: {{ randAlphaNum 20 }}\n  uuid: {{ uuidv4 }}\n',
    );
    const [first, second] = [open({}), open({ profile: 'server' })];
    await second.lint(webChart);
    const render = async (engine: WasmHelmEngine): Promise<string | undefined> =>
      (await engine.render(chart, [{ name: 'a' }]))[0]?.manifest;
    const manifests = [await render(first), await render(first), await render(second)];
    expect(manifests[0]).toContain('2000-01-01');
    expect(new Set(manifests).size).toBe(1);
  });
});
