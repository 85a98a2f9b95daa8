import type { ExplainedChartValue, ExplainedLeaf } from '../../app/autopilot.js';
import type { CommandDefinition } from '../command-definition.js';
import type { Style } from '../terminal/style.js';

/** `autopilot explain`. */
export const explain: CommandDefinition = {
  path: ['explain'],
  summary: 'say why a chart of ours has the values it has',
  arguments: [
    { syntax: '<chart>', description: 'directory of the chart', kind: 'directory' },
    {
      syntax: '[path]',
      description:
        'value of values.yaml or leaf of the Blueprint, dotted or as JSON pointer; all leaves when absent',
      kind: 'word',
    },
  ],
  examples: ['autopilot explain ./charts/orders', 'autopilot explain ./charts/orders image.tag'],
  async run(context, input) {
    const autopilot = await context.openAutopilot();
    const explanation = await autopilot.explainChart(input.requiredArgument(0, 'chart'), input.argument(1));
    await context.write(explanation, ({ leaves, values }, style) => {
      const told = new Set(values.flatMap(({ from }) => from.map(({ pointer }) => pointer)));
      return [
        ...values.map((value) => renderValue(value, style)),
        ...leaves.filter(({ pointer }) => !told.has(pointer)).map((leaf) => renderLeaf(leaf, style)),
      ].join('\n');
    });
    return 0;
  },
};

function renderValue(value: ExplainedChartValue, style: Style): string {
  const path = value.pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
  const head = `${style.strong(path)} = ${style.accent(value.value)}\n    ${value.description}`;
  if (value.from.length === 0)
    return `${head}\n    ${style.faint('constant:')} nothing that was said decides it; every chart with this part has it`;
  return [
    head,
    ...value.from.map(({ pointer, rank, why }) => `    ${style.faint(`${rank}:`)} ${why} (${pointer})`),
  ].join('\n');
}

function renderLeaf(leaf: ExplainedLeaf, style: Style): string {
  return `${style.strong(leaf.pointer)} = ${style.accent(leaf.value)}\n    ${style.faint(`${leaf.rank}:`)} ${leaf.why}`;
}
