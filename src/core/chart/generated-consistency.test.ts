import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  everythingBlueprint,
  minimalBlueprint,
  ordersBlueprint,
  platformBlueprint,
} from '../../../test/support/blueprints.js';
import { dependencyBlueprint } from '../../../test/support/dependency-blueprint.js';
import {
  archiveBlueprint,
  ledgerBlueprint,
  wikiBlueprint,
} from '../../../test/support/stateful-blueprints.js';
import {
  cronJobBlueprint,
  daemonSetBlueprint,
  jobBlueprint,
  migrationBlueprint,
  sidecarBlueprint,
} from '../../../test/support/workload-blueprints.js';
import {
  grpcBlueprint,
  istioBlueprint,
  linkerdBlueprint,
  traefikBlueprint,
} from '../../../test/support/exposure-blueprints.js';
import {
  gpuServerBlueprint,
  observedBlueprint,
  queueWorkerBlueprint,
} from '../../../test/support/observed-blueprints.js';
import { listLeaves } from '../blueprint/json-pointer.js';
import type { JsonValue } from '../ports/json.js';
import type { ChartFiles } from './chart-files.js';
import { compileChart } from './compile-chart.js';

const CHARTS = [
  ['orders', ordersBlueprint],
  ['hello', minimalBlueprint],
  ['shop', platformBlueprint],
  ['mixed', everythingBlueprint],
  ['accounts', dependencyBlueprint],
  ['ledger', ledgerBlueprint],
  ['wiki', wikiBlueprint],
  ['archive', archiveBlueprint],
  ['cleanup', cronJobBlueprint],
  ['billing', migrationBlueprint],
  ['importer', jobBlueprint],
  ['agent', daemonSetBlueprint],
  ['portal', sidecarBlueprint],
  ['edge', traefikBlueprint],
  ['quotes', grpcBlueprint],
  ['bookings', istioBlueprint],
  ['desk', linkerdBlueprint],
  ['rates', () => observedBlueprint()],
  ['packer', () => queueWorkerBlueprint('sections')],
  ['vision', () => gpuServerBlueprint()],
] as const;

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly description?: string;
  readonly type?: unknown;
}

function text(files: ChartFiles, path: string): string {
  const content = files.get(path);
  if (typeof content !== 'string') throw new Error(`${path} is not there`);
  return content;
}

function schemaAt(root: SchemaNode, segments: readonly string[]): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const segment of segments) {
    const open: SchemaNode | undefined =
      Object.values(node.patternProperties ?? {})[0] ??
      (typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined);
    node = node.properties?.[segment] ?? open;
    if (node === undefined) return undefined;
  }
  return node;
}

function objectsOf(node: SchemaNode): readonly SchemaNode[] {
  const own = node.properties === undefined ? [] : [node];
  return [...own, ...Object.values(node.properties ?? {}).flatMap(objectsOf)];
}

describe.each(CHARTS)('the chart %s', (_, blueprint) => {
  const files = compileChart(blueprint());
  const values = parse(text(files, 'values.yaml')) as JsonValue;
  const schema = JSON.parse(text(files, 'values.schema.json')) as SchemaNode;
  const paths = [...listLeaves(values)].map(([pointer]) =>
    pointer
      .slice(1)
      .split('/')
      .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~')),
  );

  it('has a typed schema for every value', () => {
    const missing = paths.filter((path) => schemaAt(schema, path)?.type === undefined);
    expect(missing).toEqual([]);
  });

  it('closes every object but global and the values of subcharts', () => {
    const metadata = parse(text(files, 'Chart.yaml')) as {
      readonly dependencies?: readonly { readonly name: string; readonly alias?: string }[];
    };
    const subcharts = (metadata.dependencies ?? []).map(
      ({ name, alias }) => schema.properties?.[alias ?? name],
    );
    const open = objectsOf(schema).filter((node) => node.additionalProperties !== false);
    const expected = [schema.properties?.['global'], ...subcharts].flatMap((node) =>
      node === undefined ? [] : objectsOf(node),
    );
    expect(new Set(open)).toEqual(new Set(expected));
  });

  it('has a README row for every value', () => {
    const readme = text(files, 'README.md');
    const missing = paths.filter((path) =>
      path.every((_, end) => {
        const shown = path.slice(0, end + 1).map((key) => (key.includes('.') ? `"${key}"` : key));
        return !readme.includes(`| \`${shown.join('.')}\` |`);
      }),
    );
    expect(missing).toEqual([]);
  });

  it('names in environments only values that exist', () => {
    for (const [path, content] of files) {
      if (!/^values-.*\.yaml$/.test(path) || typeof content !== 'string') continue;
      const changed = [...listLeaves(parse(content) as JsonValue)].filter(([pointer]) => pointer !== '');
      for (const [pointer] of changed)
        expect(schemaAt(schema, pointer.slice(1).split('/')), pointer).toBeDefined();
    }
  });

  it('is the same whatever the order of the Blueprint’s keys', () => {
    const reversed = JSON.parse(JSON.stringify(blueprint()), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as ReturnType<typeof blueprint>;
    const other = compileChart(reversed);
    for (const [path, content] of files) expect(other.get(path), path).toBe(content);
    expect([...other.keys()]).toEqual([...files.keys()]);
  });

  it('has sorted paths, one line end at the end of each file, and no trailing blanks', () => {
    expect([...files.keys()]).toEqual([...files.keys()].sort());
    for (const [path, content] of files) {
      if (typeof content !== 'string') continue;
      expect(content.endsWith('\n') && !content.endsWith('\n\n'), path).toBe(true);
      expect(content, path).not.toMatch(/[ \t]\n/);
    }
  });

  it('leaves no marker of the compiler behind', () => {
    for (const [path, content] of files)
      if (typeof content === 'string') expect(content, path).not.toMatch(/\[\[(?:slot |if-)?[a-z-]+/);
  });

  it('has a suite for every template', () => {
    const templates = [...files.keys()].filter((path) => /^templates\/.*\.yaml$/.test(path));
    const tested = [...files].flatMap(([path, content]) =>
      path.startsWith('tests/') && typeof content === 'string'
        ? (parse(content) as { readonly templates: readonly string[] }).templates
        : [],
    );
    expect(templates.filter((path) => !tested.includes(path.replace('templates/', '')))).toEqual([]);
  });
});

describe('a simple web application', () => {
  it('stays small: at most 10 templates and 250 lines of values', () => {
    const files = compileChart(minimalBlueprint());
    expect([...files.keys()].filter((path) => path.startsWith('templates/')).length).toBeLessThanOrEqual(10);
    expect(text(files, 'values.yaml').split('\n').length).toBeLessThanOrEqual(250);
  });
});
