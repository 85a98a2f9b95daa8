import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runChecks } from './run-checks.js';

const goldenDirectory = fileURLToPath(new URL('../../../test/golden', import.meta.url));

function readChart(name: string): ReadonlyMap<string, string> {
  const root = join(goldenDirectory, name);
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(root, path)).isFile())
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

describe('rules about files', () => {
  it.each(readdirSync(goldenDirectory))('have nothing to say about our chart %s', (name) => {
    const files = readChart(name);
    expect(files.has('values.yaml')).toBe(true);
    // A declared subchart is fetched by whoever has network; until then one finding says so.
    const expected = /^dependencies:/m.test(files.get('Chart.yaml') ?? '') ? ['references/subcharts'] : [];
    expect(runChecks({ cases: [], files }).map((finding) => finding.rule)).toEqual(expected);
  });
});
