import type { AssembledChart, ChartFeature, PlacedDefinition } from '../../chart-feature.js';
import type { ValueSetting } from '../../chart-feature.js';
import { sortedEntries } from '../../chart-plan.js';
import { buildValuesTree, defaultValues, nestSettings } from '../../values-tree.js';
import { writeInlineYaml, writeYamlMap } from '../../write-yaml.js';
import { writeValuesBlock } from './write-values-block.js';

/** values.yaml, which reads like a manual, and one values file of differences for each environment. */
export const valuesFeature: ChartFeature = {
  name: 'values',
  describe: (chart) =>
    new Map([
      ['values.yaml', writeValues(chart)],
      ...sortedEntries(chart.environments).map(
        ([name, settings]) => [`values-${name}.yaml`, writeEnvironment(chart, name, settings)] as const,
      ),
    ]),
};

function writeValues({ plan, values }: AssembledChart): string {
  const { chart } = plan.blueprint;
  const shared = values.filter((definition) => chart.layout === 'flat' || definition.component === undefined);
  const intro = [
    `# Default values of the ${chart.name} chart.`,
    '# Each value has a comment; values.schema.json refuses anything else, so a typo is an error and not a surprise.',
    '# Keep what differs in a file of your own and pass it with --values.',
  ];
  const blocks = plan.components.flatMap((component) => {
    const own = values.filter((definition) => definition.component === component.name);
    if (component.section === undefined) return [];
    const relative = own.map((definition) => ({ ...definition, path: definition.path.slice(1) }));
    return [
      `# ${'='.repeat(10)} ${component.name} ${'='.repeat(10)}`,
      `${writeInlineYaml(component.section)}:`,
      ...writeSections(relative, 2).slice(1),
    ];
  });
  return `${[...intro, ...writeSections(shared, 0), ...(blocks.length > 0 ? ['', ...blocks] : [])].join('\n')}\n`;
}

function writeSections(definitions: readonly PlacedDefinition[], indent: number): readonly string[] {
  const sections = new Map<string, PlacedDefinition[]>();
  for (const definition of definitions)
    sections.set(definition.section, [...(sections.get(definition.section) ?? []), definition]);
  return [...sections].flatMap(([section, members]) => [
    '',
    `${' '.repeat(indent)}# ----- ${section} -----`,
    ...writeValuesBlock(buildValuesTree(members), indent, indent),
  ]);
}

/** Only what differs from the defaults; an environment without a difference still has its file to add to. */
function writeEnvironment(
  { plan, values }: AssembledChart,
  name: string,
  settings: readonly ValueSetting[],
): string {
  const defaults = defaultValues(values);
  const differing = settings.filter(
    ({ path, value }) => JSON.stringify(readPath(defaults, path)) !== JSON.stringify(value),
  );
  const intro = `# What ${name} changes: helm upgrade --install ${plan.chartName} . --values values-${name}.yaml`;
  const body = differing.length === 0 ? '{}' : writeYamlMap(nestSettings(differing));
  return `${intro}\n${body}\n`;
}

function readPath(values: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string, unknown>>)[key]
        : undefined,
    values,
  );
}
