import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What one process cost. */
export interface ProcessCost {
  readonly wallMs: number;
  /** Largest resident set, in MB; undefined where the kernel does not tell. */
  readonly peakMb: number | undefined;
}

/** Several measurements of the same thing. */
export interface Sample {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** How a measured process is started. */
export interface MeasuredProcess {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory?: string;
}

const SAMPLE_MEMORY_MS = 5;

/** Runs a process from start to exit. @throws Error when it does not end with 0. */
export function measureProcess(process_: MeasuredProcess): Promise<ProcessCost> {
  return new Promise((resolve, reject) => {
    const startMs = performance.now();
    const child = spawn(process_.program, process_.args, {
      env: process_.environment,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(process_.workingDirectory !== undefined && { cwd: process_.workingDirectory }),
    });
    let stderr = '';
    let peakMb: number | undefined;
    const sampler = setInterval(() => {
      peakMb = readPeak(child.pid) ?? peakMb;
    }, SAMPLE_MEMORY_MS);
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(sampler);
      if (code === 0) resolve({ wallMs: performance.now() - startMs, peakMb });
      else
        reject(
          new Error(
            `${process_.program} ${process_.args.join(' ')} ended with ${code ?? 'a signal'}\n${stderr}`,
          ),
        );
    });
  });
}

/** `VmHWM`, the high-water mark of the resident set. @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function readPeak(pid: number | undefined): number | undefined {
  try {
    const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'));
    return match === null ? undefined : Number(match[1]) / 1024;
  } catch {
    return undefined;
  }
}

/** Median, lowest and highest. */
export function summarise(values: readonly number[]): Sample {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  return { median, lowest: sorted[0] ?? 0, highest: sorted.at(-1) ?? 0 };
}
