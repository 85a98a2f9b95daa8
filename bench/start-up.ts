import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measureProcess, summarise, type ProcessCost, type Sample } from './measure.js';
import { README_REQUEST } from '../test/support/readme-request.js';

const ROOT = resolve(import.meta.dirname, '..');
const AUTOPILOT = join(ROOT, 'autopilot');

/** One line of the report. */
export interface BenchLine {
  readonly name: string;
  readonly wall: Sample;
  readonly peakMb: Sample | undefined;
  /** What it must not exceed, as a check on the line itself. */
  readonly limit?: { readonly text: string; readonly holds: (line: BenchLine, bareMs: number) => boolean };
}

/** The environment of a user's shell, without what makes Node itself slower to start. */
function environment(home: string): Record<string, string | undefined> {
  const rest = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS', 'DATABASE_URL'].includes(name),
    ),
  );
  return { ...rest, AUTOPILOT_HOME: home, AUTOPILOT_NO_BOOTSTRAP: '1' };
}

interface Lane {
  readonly name: string;
  readonly limit?: BenchLine['limit'];
  run(round: number): Promise<ProcessCost>;
}

/** Process start to exit, the lanes interleaved so that the machine's mood hits all of them alike. */
export async function measureStartUp(
  rounds: number,
): Promise<{ readonly bareMs: number; readonly lines: readonly BenchLine[] }> {
  const directory = mkdtempSync(join(tmpdir(), 'autopilot-bench-'));
  const warmHome = join(directory, 'warm');
  const create = (home: string, round: string): Promise<ProcessCost> =>
    measureProcess({
      program: AUTOPILOT,
      args: ['create', README_REQUEST, '--out', join(directory, `charts-${round}`), '--yes'],
      environment: environment(home),
    });
  const autopilot = (...args: readonly string[]): Promise<ProcessCost> =>
    measureProcess({ program: AUTOPILOT, args, environment: environment(warmHome) });
  const lanes: readonly Lane[] = [
    {
      name: 'node -e 0',
      run: () =>
        measureProcess({ program: process.execPath, args: ['-e', '0'], environment: environment(warmHome) }),
    },
    {
      name: 'autopilot --version',
      limit: { text: '<= 1.3 x bare node', holds: ({ wall }, bareMs) => wall.median <= 1.3 * bareMs },
      run: () => autopilot('--version'),
    },
    { name: 'autopilot help', run: () => autopilot('help') },
    { name: 'autopilot config view', run: () => autopilot('config', 'view') },
    {
      name: 'autopilot create, warm',
      limit: {
        text: '<= 1500 ms, <= 350 MB',
        holds: ({ wall, peakMb }) => wall.median <= 1500 && (peakMb?.median ?? 0) <= 350,
      },
      run: (round) => create(warmHome, `warm-${round}`),
    },
    {
      name: 'autopilot create, first',
      limit: {
        text: '<= 4000 ms, <= 700 MB',
        holds: ({ wall, peakMb }) => wall.median <= 4000 && (peakMb?.median ?? 0) <= 700,
      },
      run: (round) => create(join(directory, `first-${round}`), `first-${round}`),
    },
  ];
  try {
    await create(warmHome, 'warm-up');
    return await interleave(lanes, rounds);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function interleave(
  lanes: readonly Lane[],
  rounds: number,
): Promise<{ readonly bareMs: number; readonly lines: readonly BenchLine[] }> {
  const costs = new Map<Lane, ProcessCost[]>(lanes.map((lane) => [lane, []]));
  for (let round = 0; round < rounds; round++)
    for (const lane of lanes) costs.get(lane)?.push(await lane.run(round));
  const lines = lanes.map((lane): BenchLine => {
    const measured = costs.get(lane) ?? [];
    const peaks = measured.flatMap(({ peakMb }) => (peakMb === undefined ? [] : [peakMb]));
    return {
      name: lane.name,
      wall: summarise(measured.map(({ wallMs }) => wallMs)),
      peakMb: peaks.length === 0 ? undefined : summarise(peaks),
      ...(lane.limit !== undefined && { limit: lane.limit }),
    };
  });
  return { bareMs: lines[0]?.wall.median ?? 0, lines };
}
