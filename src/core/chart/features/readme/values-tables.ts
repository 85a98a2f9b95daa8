import type { JsonValue } from '../../../ports/json.js';
import type { AssembledChart, PlacedDefinition } from '../../chart-feature.js';
import { formatPath } from '../../values-tree.js';
import { codeCell, escapeMarkdown } from './escape-markdown.js';

/** One table for each section of each component, with a row for each value. */
export function valuesTables({ plan, values }: AssembledChart): readonly string[] {
  const groups = new Map<string, PlacedDefinition[]>();
  for (const definition of values) {
    const owner =
      plan.blueprint.chart.layout === 'sections' && definition.component !== undefined
        ? `${definition.component}: `
        : '';
    const heading = `${owner}${definition.section}`;
    groups.set(heading, [...(groups.get(heading) ?? []), definition]);
  }
  return [...groups].flatMap(([heading, members], index) => {
    const rows = members.filter((member) => isShown(member, members)).map(row);
    if (rows.length === 0) return [];
    return [
      ...(index === 0 ? [] : ['']),
      `### ${heading}`,
      '',
      '| Value | Meaning | Default |',
      '| --- | --- | --- |',
      ...rows,
    ];
  });
}

/** Values that values.yaml sets, maps with any keys, and the maps it sets single keys of. */
function isShown({ value, schema, path }: PlacedDefinition, members: readonly PlacedDefinition[]): boolean {
  if (value !== undefined || 'patternProperties' in schema) return true;
  const isBelow = (other: PlacedDefinition): boolean =>
    other.path.length > path.length && path.every((key, index) => other.path[index] === key);
  return typeof schema['additionalProperties'] === 'object' && members.some(isBelow);
}

function row(definition: PlacedDefinition): string {
  const { path, description, value } = definition;
  return `| ${codeCell(formatPath(path))} | ${escapeMarkdown(description)} | ${defaultCell(value)} |`;
}

/** Long defaults, such as the content of a file, are read in values.yaml. */
const LONGEST_DEFAULT = 60;

function defaultCell(value: JsonValue | undefined): string {
  if (value === undefined) return 'the rows below';
  const text = JSON.stringify(value);
  return text.length > LONGEST_DEFAULT ? 'see values.yaml' : codeCell(text);
}
