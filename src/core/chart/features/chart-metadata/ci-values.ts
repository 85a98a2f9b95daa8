import type { AssembledChart, ValueSetting } from '../../chart-feature.js';
import { formatPath, nestSettings } from '../../values-tree.js';
import { writeYamlMap } from '../../write-yaml.js';
import { coverPairs } from './cover-pairs.js';

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
  const combinations = combine(switches);
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
      index === 0 ? 'ci/all-off-values.yaml' : `ci/switches-${index}-values.yaml`,
      write(index === 0 ? 'Every switch is off.' : COMBINATION, [
        ...required,
        ...switches.map(({ path }, position) => ({ path, value: row[position] ?? false })),
        ...withoutSwitches(chart, row),
        ...openshiftSetting(index),
        ...(index === 0 ? noEvents(chart) : otherwiseEvents(chart, row)),
      ]),
    ]),
  ]);
}

/** Those who call a component, and the pod of `helm test`. */
const CALLERS = [/(?:^|\.)networkPolicy\.allowSameNamespace$/, /(?:^|\.)tests\.enabled$/] as const;

/**
 * Rows for switches, in their order. A component that nobody at all may call is no useful case, so the switches of its
 * callers are in the columns that are off together only when everything is.
 */
function combine(switches: AssembledChart['values']): readonly (readonly boolean[])[] {
  const [everybody, tests] = CALLERS;
  const rank = ({ path }: (typeof switches)[number]): number =>
    everybody.test(formatPath(path)) ? 0 : tests.test(formatPath(path)) ? 2 : 1;
  const columns = [...switches].sort((left, right) => rank(left) - rank(right));
  return coverPairs(switches.length).map((row) =>
    switches.map((definition) => row[columns.indexOf(definition)] ?? false),
  );
}

const COMBINATION = 'One of the files that together hold each pair of switches in each position.';

/** Values that take the place of what a switch of the combination turns off. */
function withoutSwitches({ values }: AssembledChart, row: readonly boolean[]): readonly ValueSetting[] {
  const switches = values.filter(({ isSwitch }) => isSwitch === true);
  const isOff = (path: string): boolean =>
    switches.some((other, position) => formatPath(other.path) === path && row[position] !== true);
  return values.flatMap(({ path, example, requiredWithout }) => {
    if (requiredWithout === undefined || example === undefined) return [];
    return isOff(formatPath([...path.slice(0, -1), ...requiredWithout.split('.')]))
      ? [{ path, value: example }]
      : [];
  });
}

/** The second combination also runs as on OpenShift, which no test cluster is. */
function openshiftSetting(index: number): readonly ValueSetting[] {
  return index === 1 ? [{ path: ['openshift'], value: 'enabled' }] : [];
}

/** Switches of an autoscaler that excludes another one, which is a switch of the combinations. */
function listEventSwitches({ values }: AssembledChart): readonly (readonly string[])[] {
  return values.flatMap(({ path, isSwitch }) =>
    path.at(-2) === 'eventScaling' && path.at(-1) === 'enabled' && isSwitch !== true ? [path] : [],
  );
}

function noEvents(chart: AssembledChart): readonly ValueSetting[] {
  return listEventSwitches(chart).map((path) => ({ path, value: false }));
}

/** Events decide in the combinations in which load does not. */
function otherwiseEvents(chart: AssembledChart, row: readonly boolean[]): readonly ValueSetting[] {
  const switches = chart.values.filter(({ isSwitch }) => isSwitch === true);
  return listEventSwitches(chart).map((path) => {
    const load = formatPath([...path.slice(0, -2), 'autoscaling', 'enabled']);
    return { path, value: row[switches.findIndex((other) => formatPath(other.path) === load)] !== true };
  });
}

/** Replicas that do not depend on an autoscaler, so that the full set shows them too. */
function onSettings({ values }: AssembledChart): readonly ValueSetting[] {
  return values.flatMap(({ path }) =>
    path.at(-2) === 'autoscaling' && path.at(-1) === 'enabled' ? [{ path, value: false }] : [],
  );
}

function write(comment: string, settings: readonly ValueSetting[]): string {
  const nested = nestSettings(settings);
  return `# ${comment}\n${Object.keys(nested).length === 0 ? '{}' : writeYamlMap(nested)}\n`;
}
