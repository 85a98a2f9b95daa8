import { execFile } from 'node:child_process';

import { AutopilotError } from '../../../core/errors/autopilot-error.js';

/** Rendered output may be large, but not endless. */
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/** How to run the binary. */
export interface HelmProcessOptions {
  readonly binary: string;
  readonly timeLimitMilliseconds: number;
  /** Aborts running processes. */
  readonly signal: AbortSignal;
}

/** What a finished process left. */
export interface HelmOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the process may see: nothing of the user's Helm configuration, plugins, repositories or clusters. */
function sandboxedEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    ...(process.env['SystemRoot'] === undefined ? {} : { SystemRoot: process.env['SystemRoot'] }),
    HOME: home,
    TMPDIR: home,
    HELM_CACHE_HOME: home,
    HELM_CONFIG_HOME: home,
    HELM_DATA_HOME: home,
    KUBECONFIG: `${home}/no-kubeconfig`,
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    SOURCE_DATE_EPOCH: '315532800', // 1980-01-01, as the built-in engine's archives.
  };
}

/**
 * Runs helm with an argument list, never through a shell. A non-zero exit is a result.
 *
 * @throws AutopilotError `HELM_NOT_FOUND` when it does not start, `TIMED_OUT` after the time limit,
 * `ENGINE_UNAVAILABLE` when the engine was closed meanwhile.
 */
export function runHelm(
  options: HelmProcessOptions,
  home: string,
  argv: readonly string[],
): Promise<HelmOutput> {
  return new Promise((resolve, reject) => {
    execFile(
      options.binary,
      argv,
      {
        cwd: home,
        env: sandboxedEnvironment(home),
        encoding: 'utf8',
        maxBuffer: MAX_OUTPUT_BYTES,
        timeout: options.timeLimitMilliseconds,
        killSignal: 'SIGKILL',
        signal: options.signal,
      },
      (error, stdout, stderr) => {
        if (error === null) resolve({ exitCode: 0, stdout, stderr });
        else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout, stderr });
        else reject(explain(error, options));
      },
    );
  });
}

function explain(error: Error & { readonly killed?: boolean }, options: HelmProcessOptions): AutopilotError {
  if (options.signal.aborted)
    return new AutopilotError('ENGINE_UNAVAILABLE', 'The Helm engine is closed.', { cause: error });
  if (error.killed === true)
    return new AutopilotError(
      'TIMED_OUT',
      `helm did not end within ${String(options.timeLimitMilliseconds)} ms.`,
      {
        hint: 'Look for a template that loops over a very large range.',
        cause: error,
      },
    );
  return new AutopilotError('HELM_NOT_FOUND', `The helm binary ${options.binary} does not run.`, {
    hint: 'Set HELM_BINARY to a helm 4 executable, or unset it to use the built-in engine.',
    cause: error,
  });
}
