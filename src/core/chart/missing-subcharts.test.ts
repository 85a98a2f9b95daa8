import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dependencyBlueprint } from '../../../test/support/dependency-blueprint.js';
import { openRealEngine } from '../../../test/support/real-engine.js';
import { readChartArchive } from '../../adapters/files/read-chart-archive.js';
import { isLockFitting } from './vendored/chart-lock.js';
import { declareUnpacked, keepVendored } from './vendored/keep-vendored.js';
import type { HelmEngine } from '../ports/helm-engine.js';
import { compileChart } from './compile-chart.js';
import { describeMissingSubcharts, withoutMissingSubcharts } from './missing-subcharts.js';

const HEAD = 'apiVersion: v2\nname: demo\nversion: 0.1.0\n';
const TWO = `${HEAD}dependencies:\n  - {name: redis, version: 1.0.0}\n  - {name: redis-extra, version: 1.0.0}\n`;

describe('withoutMissingSubcharts', () => {
  it('leaves a chart without subcharts as it is', () => {
    const files = new Map([['Chart.yaml', HEAD]]);
    expect(withoutMissingSubcharts(files)).toEqual({ files, missing: [] });
  });

  it('leaves a Chart.yaml that is no YAML, or not there, as it is', () => {
    const broken = new Map([['Chart.yaml', 'dependencies: [']]);
    expect(withoutMissingSubcharts(broken)).toEqual({ files: broken, missing: [] });
    expect(withoutMissingSubcharts(new Map())).toEqual({ files: new Map(), missing: [] });
  });

  it('takes out what is declared and not there, and the lock that names it', () => {
    const { files, missing } = withoutMissingSubcharts(
      new Map([
        ['Chart.yaml', TWO],
        ['Chart.lock', 'x: 1\n'],
      ]),
    );
    expect(missing).toEqual(['redis', 'redis-extra']);
    expect([...files]).toEqual([['Chart.yaml', HEAD]]);
  });

  it.each(['charts/redis/Chart.yaml', 'charts/redis-1.0.3.tgz'])('sees a subchart in %s', (path) => {
    const { files, missing } = withoutMissingSubcharts(
      new Map([
        ['Chart.yaml', TWO],
        [path, 'x'],
      ]),
    );
    expect(missing).toEqual(['redis-extra']);
    expect(files.get('Chart.yaml')).toContain('name: redis, version');
  });

  it('does not take the archive of one subchart for that of another', () => {
    const files = new Map([
      ['Chart.yaml', TWO],
      ['charts/redis-extra-1.0.0.tgz', 'x'],
    ]);
    expect(withoutMissingSubcharts(files).missing).toEqual(['redis']);
  });

  it('names one or several', () => {
    expect(describeMissingSubcharts(['a'])).toContain('the subchart a is declared');
    expect(describeMissingSubcharts(['a', 'b'])).toContain('the subcharts a, b are declared');
  });
});

describe('a chart with its subchart vendored', () => {
  let engine: HelmEngine;
  let close: () => Promise<void>;
  beforeAll(() => {
    ({ engine, close } = openRealEngine());
  });
  afterAll(() => close());

  /** A stand-in for the real subchart, which needs the network: same name, same way to name its objects. */
  const subchart = new Map([
    ['Chart.yaml', 'apiVersion: v2\nname: redis\nversion: 0.34.5\n'],
    ['values.yaml', 'persistence: {size: 8Gi}\nreplicaCount: 1\n'],
    [
      'templates/service.yaml',
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}-{{ .Chart.Name }}\nspec:\n  ports: [{port: 6379}]\n',
    ],
  ]);

  it('renders the subchart behind its switch, under its alias, with its further values let through', async () => {
    const { fileName, bytes } = await engine.package(subchart);
    const files = new Map([...compileChart(dependencyBlueprint()), [`charts/${fileName}`, bytes]]);
    expect(withoutMissingSubcharts(files).missing).toEqual([]);
    const given = ['dependencies.legacy.host=db.example.internal'];
    const [on, off, further] = await engine.render(files, [
      { name: 'on', set: given },
      { name: 'off', set: [...given, 'dependencies.cache.embedded.enabled=false'] },
      { name: 'further', set: [...given, 'cache.replicaCount=2'] },
    ]);
    for (const render of [on, off, further]) expect(render?.errors).toEqual([]);
    const ofSubchart = (render: typeof on): readonly string[] =>
      (render?.documents ?? [])
        .filter(({ template }) => template.includes('/charts/'))
        .map(({ name }) => name);
    expect(ofSubchart(on)).toEqual(['release-name-cache']);
    expect(on?.manifest).toContain('@release-name-cache:6379/0');
    expect(ofSubchart(off)).toEqual([]);
    expect(off?.manifest).toContain('name: "accounts-cache"');
    expect((await engine.package(files)).fileName).toBe('accounts-0.1.0.tgz');
  });

  it('is accepted by the engine with its lock, as an archive and unpacked, and packaged with it', async () => {
    const { fileName, bytes } = await engine.package(subchart);
    const unpacked = [...subchart].map(([path, content]) => [`charts/redis/${path}`, content] as const);
    const forms = [new Map([[`charts/${fileName}`, bytes]]), new Map(unpacked)];
    for (const standing of forms) {
      const declared = declareUnpacked(compileChart(dependencyBlueprint()), standing);
      const files = keepVendored(declared, standing, readChartArchive);
      expect(isLockFitting(files)).toBe(true);
      const host = 'dependencies: {legacy: {host: db.example.internal}}\n';
      const lint = await engine.lint(files, { strict: true, values: [host] });
      expect(lint.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
      const packed = gunzipSync((await engine.package(files)).bytes).toString('latin1');
      expect(packed).toContain('accounts/Chart.lock');
      expect(packed).toContain('accounts/charts/redis/Chart.yaml');
    }
  });

  it('cannot be rendered by Helm without it, even when the switch is off', async () => {
    const [render] = await engine.render(compileChart(dependencyBlueprint()), [
      { name: 'off', set: ['dependencies.cache.embedded.enabled=false'] },
    ]);
    expect(render?.errors.map(({ message }) => message).join()).toContain('missing in charts/ directory: ');
  });
});
