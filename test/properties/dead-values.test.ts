import { afterAll, describe, expect, it } from 'vitest';
import { findDeadValues, type LiveValuesReport } from '../../bench/quality/knobs/find-dead-values.js';
import { proposeMutations } from '../../bench/quality/knobs/propose-mutations.js';
import { listValueLeaves } from '../../bench/quality/knobs/value-leaves.js';
import type { ChartFiles } from '../../src/core/chart/chart-files.js';
import { compileChart } from '../../src/core/chart/compile-chart.js';
import type { HelmEngine } from '../../src/core/ports/helm-engine.js';
import type { JsonObject, JsonValue } from '../../src/core/ports/json.js';
import { minimalBlueprint } from '../support/blueprints.js';
import { openRealEngine } from '../support/real-engine.js';

const { engine, close } = openRealEngine('server');
afterAll(close);

/** What a small chart is made of; its ConfigMap has `data` for its data. */
interface SmallChart {
  readonly values: JsonObject;
  /** Properties of the schema; absent: no schema. */
  readonly properties?: JsonObject;
  readonly data?: string;
  /** Text of the ConfigMap's template before the object. */
  readonly head?: string;
  readonly others?: Readonly<Record<string, string>>;
}

function makeChart({ values, properties, data = '', head = '', others = {} }: SmallChart): ChartFiles {
  return new Map([
    ['Chart.yaml', 'apiVersion: v2\nname: small\nversion: 1.0.0\n'],
    ['values.yaml', JSON.stringify(values)],
    [
      'templates/configmap.yaml',
      `${head}apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: small\ndata:\n  fixed: "1"\n${data}`,
    ],
    ...(properties === undefined
      ? []
      : [
          [
            'values.schema.json',
            JSON.stringify({ type: 'object', additionalProperties: false, properties }),
          ] as const,
        ]),
    ...Object.entries(others),
  ]);
}

const find = (chart: SmallChart): Promise<LiveValuesReport> => findDeadValues(engine, makeChart(chart));

async function listDead(chart: SmallChart): Promise<readonly string[]> {
  return (await find(chart)).dead.map(({ pointer }) => pointer);
}

describe('a dead value', () => {
  it('is found in a chart of ours, with what was tried', async () => {
    const files = new Map(compileChart(minimalBlueprint()));
    const template = String(files.get('templates/deployment.yaml'));
    expect(template).toContain('.Values.revisionHistoryLimit');
    files.set('templates/deployment.yaml', template.replace('.Values.revisionHistoryLimit', '5'));
    const wanted = ['/revisionHistoryLimit', '/replicaCount', '/terminationGracePeriodSeconds'];
    const { dead, leaves } = await findDeadValues(engine, files, (pointer) => wanted.includes(pointer));
    expect(leaves).toBe(wanted.length);
    expect(dead.map(({ pointer }) => pointer)).toEqual(['/revisionHistoryLimit']);
    expect(dead[0]?.tried[0]).toBe('6 on ci/default-values.yaml');
  }, 600_000);

  it('is found at any depth, in lists and among values without a default', async () => {
    const dead = await listDead({
      values: { used: 'a', map: { unused: true }, list: [{ used: 'b', unused: 1 }], empty: [], none: null },
      properties: {
        used: { type: 'string' },
        map: { type: 'object' },
        list: { type: 'array' },
        empty: { type: 'array' },
        none: {},
        undeclared: { type: 'string' },
      },
      data: '  a: {{ .Values.used | quote }}\n  b: {{ (first .Values.list).used | quote }}\n',
    });
    expect([...dead].sort()).toEqual(['/empty', '/list/0/unused', '/map/unused', '/none', '/undeclared']);
  });

  it('is found although a checksum annotation shows it', async () => {
    const head = '{{- $sum := .Values.unused | sha256sum }}\n';
    const annotated = '  b: {{ .Values.used }}\n';
    const others = {
      'templates/secret.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata:\n  name: small\n  annotations:\n    checksum/config: {{ .Values.unused | sha256sum }}\n',
    };
    expect(await listDead({ values: { unused: 'a', used: 'b' }, head, data: annotated, others })).toEqual([
      '/unused',
    ]);
  });

  it('is found when only the schema refuses it, and then nothing was tried', async () => {
    const { dead } = await find({
      values: { odd: 'a' },
      properties: { odd: { type: 'string', not: { pattern: '..' }, minLength: 1, maxLength: 1 } },
    });
    expect(dead.map(({ pointer }) => pointer)).toEqual(['/odd']);
  });
});

describe('a live value', () => {
  it('may show in a test hook or in the notes only', async () => {
    const others = {
      'templates/tests/test.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Values.hook }}\n  annotations:\n    helm.sh/hook: test\n',
      'templates/NOTES.txt': 'See {{ .Values.notes }}.\n',
    };
    expect(await listDead({ values: { hook: 'a', notes: 'b' }, others })).toEqual([]);
  });

  it('may need a switch, the example of another value, both, or an API version', async () => {
    const data = [
      '{{- if .Values.switch }}',
      '  a: {{ .Values.underSwitch | quote }}',
      '{{- with .Values.extra }}',
      '  b: {{ printf "%s %s" . $.Values.underBoth | quote }}',
      '{{- end }}{{ end }}',
      '{{- with .Values.extra }}',
      '  c: {{ $.Values.underExample | quote }}',
      '{{- end }}',
      '{{- if .Capabilities.APIVersions.Has "example.com/v1" }}',
      '  d: {{ .Values.underApi | quote }}',
      '{{- end }}\n',
    ].join('\n');
    const values = {
      switch: false,
      underSwitch: 'a',
      extra: '',
      underBoth: 'b',
      underExample: 'c',
      underApi: 'd',
    };
    expect(
      await listDead({
        values,
        data,
        others: {
          'ci/full-values.yaml': 'extra: given',
          'ci/switches-1-values.yaml': 'switch: true',
        },
      }),
    ).toEqual([]);
    expect(await listDead({ values, data })).toEqual(['/underSwitch', '/underBoth', '/underExample']);
  });

  it('may be a member of a list that holds all there are', async () => {
    const all = { type: 'array', uniqueItems: true, items: { type: 'string', enum: ['a', 'b'] } };
    const chart = { values: { list: ['a', 'b'] }, properties: { list: all } };
    expect(await listDead({ ...chart, data: '  a: {{ .Values.list | join "," }}\n' })).toEqual([]);
    expect((await find(chart)).dead).toEqual([
      { pointer: '/list/0', tried: ['removed on values.yaml'] },
      { pointer: '/list/1', tried: ['removed on values.yaml'] },
    ]);
  });

  it('may do no more than refuse with a message of the chart', async () => {
    const refuse = '{{- if ne .Values.guard "a" }}{{ fail "guard must be a" }}{{ end }}\n';
    expect(await find({ values: { guard: 'a' }, head: refuse })).toMatchObject({
      dead: [],
      refusing: ['/guard'],
    });
    const crash = '{{- if ne .Values.guard "a" }}{{ .Values.guard.missing }}{{ end }}\n';
    expect(await listDead({ values: { guard: 'a' }, head: crash })).toEqual(['/guard']);
  });
});

describe('base sets', () => {
  it('that do not render are reported', async () => {
    const { broken } = await find({
      values: { name: 'a' },
      data: '  a: {{ .Values.name }}\n{{ if eq .Values.name "bad" }}{{ fail "bad name" }}{{ end }}',
      others: { 'ci/full-values.yaml': 'name: bad' },
    });
    expect(broken).toEqual([expect.stringMatching(/^ci\/full-values.yaml: .*bad name/su)]);
  });

  it('that render by chance are refused', async () => {
    let calls = 0;
    const chancy: Pick<HelmEngine, 'render'> = {
      render: async (files, cases) => {
        calls += 1;
        const results = await engine.render(files, cases);
        return results.map((result) => ({ ...result, notes: `password ${String(calls)}` }));
      },
    };
    await expect(findDeadValues(chancy, makeChart({ values: { a: 'b' } }))).rejects.toThrow(
      'values.yaml renders differently each time',
    );
  });
});

describe('mutations', () => {
  const mutate = (
    schema: JsonObject,
    current: JsonValue,
    ...samples: readonly JsonValue[]
  ): readonly JsonValue[] => proposeMutations({ pointer: '/a', path: ['a'], schema, samples }, current);

  it.each<readonly [string, JsonObject, JsonValue, JsonValue]>([
    ['flip a boolean', { type: 'boolean' }, true, false],
    ['take another member', { enum: ['a', 'b'] }, 'a', 'b'],
    ['count up', { type: 'integer', maximum: 9 }, 8, 9],
    ['count down at the upper end', { type: 'integer', maximum: 9 }, 9, 8],
    ['count in a quantity', { type: 'string', pattern: '^[0-9]+Mi$' }, '9Mi', '10Mi'],
    ['keep to the pattern', { type: 'string', pattern: '^/[a-z]*$' }, '/', '/x'],
    ['fill an empty text', { type: 'string', pattern: '^([0-9]+s)?$' }, '', '7s'],
    ['fill an empty list', { type: 'array', items: { type: 'integer', minimum: 3 } }, [], [3]],
    [
      'fill an empty map',
      { type: 'object', additionalProperties: { type: 'string' } },
      {},
      { example: 'example' },
    ],
    [
      'fill a list of objects',
      {
        type: 'array',
        items: { type: 'object', properties: { ip: { enum: ['::1'] }, on: { type: 'boolean' } } },
      },
      [],
      [{ ip: '::1', on: true }],
    ],
  ])('%s', (_what, schema, current, expected) => {
    expect(mutate(schema, current)[0]).toEqual(expected);
  });

  it('prefer the example to an invention, and never repeat what stands', () => {
    expect(mutate({ type: 'array' }, [], ['given'])[0]).toEqual(['given']);
    expect(mutate({ type: 'array' }, ['given'], ['given'], [])[0]).toEqual([]);
    expect(mutate({ enum: ['only'] }, 'only')).toEqual([]);
  });

  it('leave out the values of subcharts, not what is global', () => {
    const others = {
      'Chart.yaml':
        'apiVersion: v2\nname: small\nversion: 1.0.0\ndependencies: [{name: redis, version: 1.0.0}]\n',
    };
    const chart = makeChart({ values: { redis: { auth: true }, global: { a: 1 }, b: 2 }, others });
    expect(listValueLeaves(chart).map(({ pointer }) => pointer)).toEqual(['/global/a', '/b']);
  });
});
