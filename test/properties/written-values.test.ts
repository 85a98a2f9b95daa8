import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { ChartFiles } from '../../src/core/chart/chart-files.js';
import { compileChart } from '../../src/core/chart/compile-chart.js';
import { findTextProblems } from '../../src/core/chart/problems/text-problems.js';
import { blueprintOf } from '../support/blueprints.js';
import { openRealEngine } from '../support/real-engine.js';
import { arbitraryText } from './arbitrary-text.js';
import { propertyParameters, RUNS } from './property-runs.js';

/** Each run compiles and renders one small chart twice. */
const CHARTS = Math.ceil(RUNS / 2);
const COMPONENT = 'app';

const { engine, close } = openRealEngine('server');
afterAll(close);

/** Texts at the places of a component that take any text. */
interface Texts {
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** What a values file may give for a variable; null takes it away. */
type Literal = string | number | boolean | null;

const arbitraryVariables = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> =>
  fc.dictionary(fc.stringMatching(/^[A-Z_][A-Za-z0-9_]{0,9}$/), value, { minKeys: 1, maxKeys: 8 });

const arbitraryTexts = fc.record<Texts>({
  env: arbitraryVariables(arbitraryText),
  args: fc.array(arbitraryText, { maxLength: 4 }),
  files: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\.(?:yaml|conf|1)$/), arbitraryText, {
    minKeys: 1,
    maxKeys: 3,
  }),
});

/** Whole numbers that JSON and Go hold exactly, short fractions, and texts. */
const arbitraryLiteral: fc.Arbitrary<Literal> = fc.oneof(
  arbitraryText,
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.constantFrom(0, 1e6, 10_000_000, 123_456_789_012, -1, 0.5, 1.25, 99.9),
);

function compileTexts({ env, args, files }: Texts): ChartFiles | undefined {
  const resolved = blueprintOf({
    chart: { name: 'texts' },
    components: {
      [COMPONENT]: {
        image: 'ghcr.io/acme/texts:1.0.0',
        env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, { value }])),
        args: [...args],
        configFiles: Object.fromEntries(
          Object.entries(files).map(([name, content]) => [`/etc/texts/${name}`, { content }]),
        ),
      },
    },
  });
  return findTextProblems(resolved.blueprint).length === 0 ? compileChart(resolved) : undefined;
}

interface Container {
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly args?: readonly string[];
}

/** What the texts became in the objects that the cluster gets. */
async function render(files: ChartFiles, values: readonly string[]): Promise<Texts> {
  const [result] = await engine.render(files, [{ name: 'texts', values }]);
  expect(result?.errors).toEqual([]);
  const read = (kind: string): unknown => {
    const yaml = result?.documents.find((document) => document.kind === kind)?.yaml ?? '';
    return parseAllDocuments(yaml)[0]?.toJS();
  };
  const { spec } = read('Deployment') as {
    readonly spec: { readonly template: { readonly spec: { readonly containers: readonly Container[] } } };
  };
  const [container = {}] = spec.template.spec.containers;
  const { data } = read('ConfigMap') as { readonly data: Readonly<Record<string, string>> };
  return {
    env: Object.fromEntries((container.env ?? []).map(({ name, value = '' }) => [name, value])),
    args: container.args ?? [],
    files: data,
  };
}

/** The variables with those of a values file over them. */
function overlay(
  env: Readonly<Record<string, string>>,
  given: Readonly<Record<string, Literal>>,
): Readonly<Record<string, string>> {
  const merged: Readonly<Record<string, Literal>> = { ...env, ...given };
  return Object.fromEntries(
    Object.entries(merged).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );
}

function nulls(names: readonly string[]): Readonly<Record<string, null>> {
  return Object.fromEntries(names.map((name) => [name, null]));
}

describe('texts of a Blueprint', () => {
  const parameters = propertyParameters(CHARTS);

  it('arrive in the cluster as they are, and so does what a values file gives instead', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTexts, arbitraryVariables(arbitraryLiteral), async (texts, given) => {
        const files = compileTexts(texts);
        fc.pre(files !== undefined);
        const standard = await render(files, []);
        expect(standard).toEqual({ ...texts, env: expect.objectContaining(texts.env) as unknown });
        const [first = ''] = Object.keys(texts.env);
        const changed: Readonly<Record<string, Literal>> = {
          ...given,
          [first]: `${texts.env[first] ?? ''} changed`,
        };
        const other = await render(files, [JSON.stringify({ env: changed })]);
        expect(other).toEqual({ ...standard, env: overlay(standard.env, changed) });
        const taken = await render(files, [
          JSON.stringify({ env: changed }),
          JSON.stringify({ env: nulls(Object.keys(changed)) }),
        ]);
        expect(taken).toEqual({ ...standard, env: overlay(standard.env, nulls(Object.keys(changed))) });
      }),
      parameters,
    );
  }, 3_600_000);
});
