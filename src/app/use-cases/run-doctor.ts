import { access, constants } from 'node:fs/promises';
import { makeDirectory } from '../../adapters/files/make-directory.js';
import type { AutopilotError } from '../../core/errors/autopilot-error.js';
import { describeFailure } from '../executor/describe-failure.js';
import type { DoctorCheck } from '../autopilot.js';
import type { UseCaseContext } from '../use-case-context.js';

/** One thing the doctor looks at. Adding one: a function and a line in {@link EXAMINATIONS}. */
type Examination = (context: UseCaseContext) => Promise<DoctorCheck>;

/** Oldest Node the product supports; also in package.json. */
const OLDEST_NODE = [20, 20] as const;

/**
 * Looks at everything a run needs and says what is wrong and what to do. Never throws; reads and writes only our own directories.
 *
 * @param problems - Settings that cannot be read. The database is left alone then: it could be opened with another key.
 */
export async function runDoctor(
  context: UseCaseContext,
  problems: readonly AutopilotError[],
): Promise<readonly DoctorCheck[]> {
  context.useEngine();
  const checks: DoctorCheck[] = [examineSettings(problems)];
  for (const [name, examine] of EXAMINATIONS) {
    if (problems.length > 0 && NEEDS_SETTINGS.has(name)) {
      checks.push({ name, status: 'skipped', detail: 'not looked at: a setting cannot be read' });
      continue;
    }
    try {
      checks.push(await examine(context));
    } catch (error) {
      const { message, hint } = describeFailure(error);
      checks.push({ name, status: 'error', detail: message, ...(hint !== undefined && { hint }) });
    }
  }
  return checks;
}

/** Rows that say nothing, or do harm, with a setting missing. */
const NEEDS_SETTINGS: ReadonlySet<string> = new Set(['database', 'encryption']);

const EXAMINATIONS: readonly (readonly [string, Examination])[] = [
  ['node', examineNode],
  ['data directory', examineDataDirectory],
  ['cache directory', examineCacheDirectory],
  ['helm engine', examineEngine],
  ['database', examineDatabase],
  ['encryption', examineEncryption],
];

function examineSettings(problems: readonly AutopilotError[]): DoctorCheck {
  const name = 'settings';
  if (problems.length === 0) return { name, status: 'ok', detail: 'every setting can be read' };
  return {
    name,
    status: 'error',
    detail: problems.map(({ message }) => message).join('; '),
    hint: problems.flatMap(({ hint }) => hint ?? []).join(' '),
  };
}

function examineNode(): Promise<DoctorCheck> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const supported = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return Promise.resolve({
    name: 'node',
    status: supported ? 'ok' : 'error',
    detail: process.version,
    ...(!supported && { hint: `Install Node ${OLDEST_NODE.join('.')} or newer.` }),
  });
}

async function examineDataDirectory({ configuration }: UseCaseContext): Promise<DoctorCheck> {
  if (configuration.databaseUrl !== undefined)
    return {
      name: 'data directory',
      status: 'skipped',
      detail: 'not used: a Postgres database is configured',
    };
  return examineWritable(
    'data directory',
    configuration.dataDirectory,
    'error',
    'Set AUTOPILOT_HOME to a directory you own.',
  );
}

async function examineCacheDirectory({ configuration }: UseCaseContext): Promise<DoctorCheck> {
  const hint =
    'Commands still work, but unpack the engine each time. Set AUTOPILOT_CACHE to a directory you own.';
  return examineWritable('cache directory', configuration.cacheDirectory, 'warning', hint);
}

async function examineWritable(
  name: string,
  directory: string,
  severity: 'error' | 'warning',
  hint: string,
): Promise<DoctorCheck> {
  try {
    makeDirectory(directory, 0o700);
    await access(directory, constants.R_OK | constants.W_OK);
    return { name, status: 'ok', detail: directory };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return { name, status: severity, detail: `${directory} cannot be written (${code})`, hint };
  }
}

async function examineEngine(context: UseCaseContext): Promise<DoctorCheck> {
  const { implementation, helmVersion, kubernetesVersions } = await context.useEngine().info();
  const detail = `${implementation}, Helm ${helmVersion}, schemas for Kubernetes ${kubernetesVersions.join(', ')}`;
  return { name: 'helm engine', status: 'ok', detail };
}

async function examineDatabase(context: UseCaseContext): Promise<DoctorCheck> {
  const { store } = await context.useRuntime();
  const runs = await store.runs.list({ limit: 1 });
  const brokenAt = await store.audit.findBreak();
  if (brokenAt !== undefined)
    return {
      name: 'database',
      status: 'error',
      detail: `the audit log does not fit its hashes from entry ${brokenAt} on`,
      hint: 'Somebody changed the database by hand. Keep a copy and compare it with your backups.',
    };
  const moved = store.movedAside === undefined ? '' : `; an older database was moved to ${store.movedAside}`;
  return {
    name: 'database',
    status: 'ok',
    detail: `${store.kind}, ${runs.length === 0 ? 'no runs yet' : 'has runs'}${moved}`,
  };
}

function examineEncryption({ configuration }: UseCaseContext): Promise<DoctorCheck> {
  const name = 'encryption';
  if (configuration.databaseUrl === undefined || configuration.aesKey !== undefined)
    return Promise.resolve({ name, status: 'ok', detail: 'checkpoints are encrypted (AES-256-GCM)' });
  const hint = 'Set LANGGRAPH_AES_KEY to 32 random bytes in hexadecimal.';
  return Promise.resolve({
    name,
    status: 'warning',
    detail: 'checkpoints on Postgres are stored in clear',
    hint,
  });
}
