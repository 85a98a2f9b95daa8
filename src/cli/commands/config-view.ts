import type { CommandDefinition } from '../command-definition.js';
import { formatTable } from '../output/format-table.js';

/** `autopilot config view`. */
export const configView: CommandDefinition = {
  path: ['config', 'view'],
  summary: 'show every setting that is in effect; secrets only as set or not set',
  options: [{ flags: '--show-origin', description: 'say where each value comes from' }],
  examples: ['autopilot config view', 'autopilot config view --show-origin -o yaml'],
  async run(context, input) {
    const withOrigin = input.flag('showOrigin');
    const autopilot = await context.openAutopilot();
    const settings = autopilot.viewConfiguration().map(({ key, value, origin, problem }) => ({
      key,
      value,
      ...(withOrigin && { origin }),
      ...(problem !== undefined && { problem }),
    }));
    await context.write({ settings }, (shown, style) =>
      formatTable(
        shown.settings.map(({ key, value, origin, problem }) => [
          key,
          value,
          ...(origin === undefined ? [] : [origin]),
          ...(problem === undefined ? [] : [problem]),
        ]),
        (cell, column) => (column === 0 ? style.strong(cell) : column >= 2 ? style.faint(cell) : cell),
      ),
    );
    return 0;
  },
};
