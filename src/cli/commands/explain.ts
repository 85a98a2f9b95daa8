import type { ExplainedLeaf } from '../../app/autopilot.js';
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
      description: 'JSON pointer or dotted values path; everything when absent',
      kind: 'word',
    },
  ],
  examples: ['autopilot explain ./charts/orders', 'autopilot explain ./charts/orders resources.requests'],
  async run(context, input) {
    const autopilot = await context.openAutopilot();
    const leaves = await autopilot.explainChart(input.requiredArgument(0, 'chart'), input.argument(1));
    await context.write({ leaves }, (shown, style) =>
      shown.leaves.map((leaf) => renderLeaf(leaf, style)).join('\n'),
    );
    return 0;
  },
};

function renderLeaf(leaf: ExplainedLeaf, style: Style): string {
  return `${style.strong(leaf.pointer)} = ${style.accent(leaf.value)}\n    ${style.faint(`${leaf.rank}:`)} ${leaf.why}`;
}
