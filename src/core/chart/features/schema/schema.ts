import type { JsonObject, JsonValue } from '../../../ports/json.js';
import type { AssembledChart, ChartFeature } from '../../chart-feature.js';
import { buildValuesTree, type ValuesNode } from '../../values-tree.js';

/** values.schema.json: every leaf, closed objects, in the part of JSON Schema that Helm 3 and 4 both read. */
export const schemaFeature: ChartFeature = {
  name: 'schema',
  describe: (chart) => new Map([['values.schema.json', `${JSON.stringify(writeSchema(chart), null, 2)}\n`]]),
};

function writeSchema({ plan, values }: AssembledChart): JsonObject {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Values of the ${plan.chartName} chart`,
    type: 'object',
    additionalProperties: false,
    properties: properties(buildValuesTree(values)),
  };
}

function properties(nodes: readonly ValuesNode[]): JsonObject {
  return Object.fromEntries(nodes.map((node) => [node.key, nodeSchema(node)]));
}

function nodeSchema(node: ValuesNode): JsonObject {
  const { definition } = node;
  const about: Record<string, JsonValue> = { title: titleOf(node.key) };
  if (definition !== undefined) about['description'] = definition.description;
  if (definition?.value !== undefined) about['default'] = definition.value;
  const isOpenMap = definition !== undefined && Object.keys(definition.schema).length > 1;
  if (node.children.length === 0 || isOpenMap) return { ...about, ...definition?.schema };
  return {
    ...about,
    type: 'object',
    // Parent charts hand every subchart their own global values.
    additionalProperties: node.key === 'global',
    properties: properties(node.children),
  };
}

/** `targetCpuPercent` reads "Target cpu percent". */
function titleOf(key: string): string {
  const words = key.replace(
    /([a-z0-9])([A-Z])/g,
    (_, left: string, right: string) => `${left} ${right.toLowerCase()}`,
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}
