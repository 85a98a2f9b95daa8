import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import { createBinaryHelmEngine } from '../../src/adapters/helm-engine/binary/binary-helm-engine.js';
import {
  createWasmHelmEngine,
  type WasmHelmEngine,
} from '../../src/adapters/helm-engine/wasm/wasm-helm-engine.js';
import { engineAssets, findHelmBinary } from '../support/helm-engines.js';
import {
  indirectlyVersionedTemplates,
  changed,
  parentChart,
  versionedChart,
  webChart,
} from './helm-engine-charts.js';
import { helmEngineContract } from './helm-engine.contract.js';

const cacheDirectory = mkdtempSync(join(tmpdir(), 'engine-contract-'));
afterAll(() => rmSync(cacheDirectory, { recursive: true, force: true }));
const openWasm = (): WasmHelmEngine =>
  createWasmHelmEngine({ assetsDirectory: engineAssets, cacheDirectory });

describe('the WebAssembly engine', () => {
  helmEngineContract(openWasm);
});

const binary = findHelmBinary();
if (binary === undefined) console.warn('SKIP  helm binary: neither HELM_BINARY nor helm on PATH is a helm 4');

describe.skipIf(binary === undefined)('the helm binary', () => {
  helmEngineContract(() => createBinaryHelmEngine({ binary: binary ?? '', builtIn: openWasm() }));
});

describe.skipIf(binary === undefined)('the WebAssembly engine beside the helm binary', () => {
  const wasm = openWasm();
  const native = createBinaryHelmEngine({ binary: binary ?? '', builtIn: openWasm() });
  afterAll(() => Promise.all([wasm.close(), native.close()]));

  it.each([
    ['a web service', webChart],
    ['subcharts', parentChart],
    ['version dependent output', versionedChart],
    [
      'a document that ends in blank lines',
      changed(parentChart, { 'templates/z.yaml': 'kind: Zebra\na: |\n  x\n\n\n\n' }),
    ],
  ])('prints the same bytes: %s', async (_, chart) => {
    const cases = [
      { name: 'defaults' },
      {
        name: 'other',
        releaseName: 'other',
        namespace: 'elsewhere',
        kubernetesVersion: '1.34.4',
        isUpgrade: true,
      },
      { name: 'apis', apiVersions: ['monitoring.coreos.com/v1'] },
    ];
    const [ours, theirs] = await Promise.all([wasm.render(chart, cases), native.render(chart, cases)]);
    expect(ours.map(({ manifest }) => manifest)).toEqual(theirs.map(({ manifest }) => manifest));
    expect(ours.map(({ notes }) => notes)).toEqual(theirs.map(({ notes }) => notes));
    expect(ours.every(({ ok }) => ok)).toBe(true);
  });

  it.each(indirectlyVersionedTemplates)(
    'does not share renders between versions: %s',
    async (_, template) => {
      const chart = changed(versionedChart, {
        'templates/configmap.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  x: ${template.replace(/^/, '"')}"\n`,
      });
      const versions = ['1.30.14', '1.37.1'];
      const [ours, theirs] = await Promise.all([
        wasm.validate(chart, [{ name: 'a' }], versions),
        native.validate(chart, [{ name: 'a' }], versions),
      ]);
      expect(ours.renders.map(({ manifest }) => manifest)).toEqual(
        theirs.renders.map(({ manifest }) => manifest),
      );
      expect(new Set(ours.renders.map(({ manifest }) => manifest)).size).toBe(2);
    },
  );

  it('packages the same content', async () => {
    const [ours, theirs] = await Promise.all([wasm.package(webChart), native.package(webChart)]);
    expect(ours.fileName).toBe(theirs.fileName);
    expect(Buffer.from(ours.bytes).equals(Buffer.from(theirs.bytes))).toBe(true);
  });
});
