import type { AssembledChart, PlacedDefinition, ValueSetting } from '../../chart-feature.js';
import { nestSettings } from '../../values-tree.js';
import { writeYamlMap } from '../../write-yaml.js';

/** Values without which the chart refuses to render, with examples: Secrets that it is to make. */
export function requiredSettings({ values }: AssembledChart): readonly ValueSetting[] {
  return values.flatMap(({ path, isRequired, example }) =>
    isRequired === true && example !== undefined ? [{ path, value: example }] : [],
  );
}

/**
 * Value files for tests: the defaults, every value with an example set at once, and combinations of switches that
 * cover each pair of them. @see https://github.com/helm/chart-testing (the folder and the names)
 */
export function writeCiValues(chart: AssembledChart): ReadonlyMap<string, string> {
  const required = requiredSettings(chart);
  const examples = chart.values.flatMap(({ path, example }) =>
    example === undefined ? [] : [{ path, value: example }],
  );
  const switches = chart.values.filter(({ isSwitch }) => isSwitch === true);
  const combinations = coverPairs(switches.map(defaultOf));
  return new Map([
    ['ci/default-values.yaml', write('The defaults as they are.', required)],
    [
      'ci/full-values.yaml',
      write('Everything that is empty by default has a value.', [
        ...examples,
        ...onSettings(chart),
        ...required,
      ]),
    ],
    ...combinations.map((row, index): readonly [string, string] => [
      `ci/switches-${index + 1}-values.yaml`,
      write('One of the combinations that together hold each pair of switches in each position.', [
        ...required,
        ...switches.map(({ path }, position) => ({ path, value: row[position] ?? false })),
        ...openshiftSetting(index),
      ]),
    ]),
  ]);
}

/** The second combination also runs as on OpenShift, which no test cluster is. */
function openshiftSetting(index: number): readonly ValueSetting[] {
  return index === 1 ? [{ path: ['openshift'], value: 'enabled' }] : [];
}

/** Replicas that do not depend on an autoscaler, so that the full set shows them too. */
function onSettings({ values }: AssembledChart): readonly ValueSetting[] {
  return values.flatMap(({ path }) =>
    path.at(-2) === 'autoscaling' && path.at(-1) === 'enabled' ? [{ path, value: false }] : [],
  );
}

function defaultOf({ value }: PlacedDefinition): boolean {
  return value === true;
}

function write(comment: string, settings: readonly ValueSetting[]): string {
  const nested = nestSettings(settings);
  return `# ${comment}\n${Object.keys(nested).length === 0 ? '{}' : writeYamlMap(nested)}\n`;
}

/**
 * Rows of booleans in which each pair of columns has all four combinations, counting the row of defaults.
 *
 * Greedy: for each missing pair a row is built that holds it and takes, column by column, the value that covers more
 * missing pairs; the row that covers most is kept. Deterministic; rows grow with the logarithm of the columns.
 */
export function coverPairs(defaults: readonly boolean[]): readonly (readonly boolean[])[] {
  const missing = listPairs(defaults.length);
  dropCovered(missing, defaults);
  const rows: (readonly boolean[])[] = [];
  while (missing.size > 0) {
    const best = bestRow(defaults.length, missing);
    dropCovered(missing, best);
    rows.push(best);
  }
  return rows;
}

function bestRow(columns: number, missing: ReadonlySet<string>): readonly boolean[] {
  let best: readonly boolean[] = [];
  let bestCount = 0;
  for (const seed of missing) {
    const row = buildRow(parsePair(seed), columns, missing);
    const left = new Set(missing);
    dropCovered(left, row);
    if (missing.size - left.size <= bestCount) continue;
    best = row;
    bestCount = missing.size - left.size;
  }
  return best;
}

interface Pair {
  readonly columns: readonly [number, number];
  readonly values: readonly [boolean, boolean];
}

function listPairs(columns: number): Set<string> {
  const pairs = new Set<string>();
  for (let left = 0; left < columns; left++)
    for (let right = left + 1; right < columns; right++)
      for (const values of ['00', '01', '10', '11']) pairs.add(`${left},${right},${values}`);
  return pairs;
}

function parsePair(text: string): Pair {
  const [left = '0', right = '0', values = '00'] = text.split(',');
  return { columns: [Number(left), Number(right)], values: [values.startsWith('1'), values.endsWith('1')] };
}

function pairKey(left: number, right: number, values: readonly [boolean, boolean]): string {
  return `${left},${right},${values.map(Number).join('')}`;
}

function dropCovered(missing: Set<string>, row: readonly boolean[]): void {
  row.forEach((leftValue, left) => {
    row.slice(left + 1).forEach((rightValue, offset) => {
      missing.delete(pairKey(left, left + 1 + offset, [leftValue, rightValue]));
    });
  });
}

function buildRow(seed: Pair, columns: number, missing: ReadonlySet<string>): readonly boolean[] {
  const row: (boolean | undefined)[] = Array.from({ length: columns });
  row[seed.columns[0]] = seed.values[0];
  row[seed.columns[1]] = seed.values[1];
  for (let column = 0; column < columns; column++) {
    if (row[column] !== undefined) continue;
    row[column] =
      countNew(row, column, { value: true, missing }) >= countNew(row, column, { value: false, missing });
  }
  return row.map((value) => value === true);
}

function countNew(
  row: readonly (boolean | undefined)[],
  column: number,
  { value, missing }: { readonly value: boolean; readonly missing: ReadonlySet<string> },
): number {
  return row.filter((other, index) => {
    if (other === undefined || index === column) return false;
    const key =
      index < column ? pairKey(index, column, [other, value]) : pairKey(column, index, [value, other]);
    return missing.has(key);
  }).length;
}
