import { createChartWriter } from '../../../src/adapters/files/chart-writer.js';
import { createLargeChart } from './large-chart.js';

/** Replaces the chart by two versions in turn until it is killed. Argument: output directory. */
const [, , outputDirectory = ''] = process.argv;
const writer = createChartWriter();
const versions = [createLargeChart('one'), createLargeChart('two')];
process.send?.('ready');
for (let index = 0; ; index += 1) {
  await writer.writeChart(outputDirectory, 'orders', versions[index % 2] ?? new Map());
  await writer.writeFile(outputDirectory, 'orders.tgz', new Uint8Array(200_000).fill(index % 2));
}
