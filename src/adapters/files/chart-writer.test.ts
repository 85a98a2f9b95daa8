import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { chartWriterContract } from '../../../test/contract/chart-writer.contract.js';
import { createChartWriter } from './chart-writer.js';

chartWriterContract((workingDirectory) => createChartWriter({ workingDirectory }));

/** Above the highest process id of Linux. @see https://man7.org/linux/man-pages/man5/proc_sys_kernel.5.html */
const DEAD_PID = '4194305';
const OLD = new Map([
  ['.autopilot/a', 'old'],
  ['Chart.yaml', 'old'],
]);
const NEW = new Map([
  ['.autopilot/a', 'new'],
  ['Chart.yaml', 'new'],
]);

describe('createChartWriter after a crash', () => {
  const directory = mkdtempSync(join(tmpdir(), 'autopilot-test-'));
  const out = join(directory, 'charts');
  const writer = createChartWriter();
  const sibling = (kind: string, pid = DEAD_PID): string =>
    join(out, `.orders.autopilot-${kind}-${pid}-0123456789ab`);
  afterEach(() => rmSync(out, { recursive: true, force: true }));

  it('sees the old chart when the process died between the two renames, and replaces it', async () => {
    await writer.writeChart(out, 'orders', OLD);
    renameSync(join(out, 'orders'), sibling('old'));
    mkdirSync(sibling('new'));
    writeFileSync(join(sibling('new'), 'Chart.yaml'), 'half');
    const state = await writer.inspect(out, 'orders');
    expect(state).toMatchObject({ kind: 'ours', files: OLD });
    expect(await writer.digest(out, 'orders')).toBe(writer.digestFiles(OLD));
    await writer.writeChart(out, 'orders', NEW);
    expect(await writer.digest(out, 'orders')).toBe(writer.digestFiles(NEW));
    expect(readdirSync(out)).toEqual(['orders']);
  });

  it('removes what died after the second rename', async () => {
    await writer.writeChart(out, 'orders', NEW);
    mkdirSync(sibling('old'));
    expect(await writer.digest(out, 'orders')).toBe(writer.digestFiles(NEW));
    await writer.writeChart(out, 'orders', NEW);
    expect(readdirSync(out)).toEqual(['orders']);
  });

  it('leaves the siblings of living processes and of other charts alone', async () => {
    mkdirSync(sibling('new', String(process.ppid)), { recursive: true });
    const other = join(out, `.orders-two.autopilot-new-${DEAD_PID}-0123456789ab`);
    mkdirSync(other);
    await writer.writeChart(out, 'orders', NEW);
    expect(readdirSync(out)).toHaveLength(3);
  });
});
