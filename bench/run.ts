import { cpus } from 'node:os';
import { measureEngine } from './engine.js';
import type { Sample } from './measure.js';
import { measureStartUp } from './start-up.js';

/** The figures are medians of seven. */
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? '7');

const print = (line: string): boolean => process.stdout.write(`${line}\n`);

function formatSample({ median, lowest, highest }: Sample, unit: string): string {
  const digits = median < 100 ? 1 : 0;
  return `${median.toFixed(digits)} ${unit} (${lowest.toFixed(digits)} to ${highest.toFixed(digits)})`;
}

print(
  `Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, medians of ${ROUNDS}, lowest to highest`,
);
print('');
const { bareMs, lines } = await measureStartUp(ROUNDS);
let missed = 0;
for (const line of lines) {
  const memory = line.peakMb === undefined ? '' : `  peak ${formatSample(line.peakMb, 'MB')}`;
  const held = line.limit?.holds(line, bareMs);
  if (held === false) missed += 1;
  const verdict =
    line.limit === undefined ? '' : `  [${held === true ? 'holds' : 'MISSED'}: ${line.limit.text}]`;
  print(
    `${line.name.padEnd(26)} ${formatSample(line.wall, 'ms').padEnd(30)} ${(line.wall.median / bareMs).toFixed(2).padStart(6)} x bare node${memory}${verdict}`,
  );
}
print('');
for (const { text, held } of await measureEngine(ROUNDS)) {
  if (held === false) missed += 1;
  print(text);
}
print('');
print(missed === 0 ? 'every limit holds' : `${missed} limits missed`);
