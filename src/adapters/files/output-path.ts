import { lstat, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { AutopilotError } from '../../core/errors/autopilot-error.js';

/** RFC 1123 label, as Kubernetes wants names. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/u;
/** One path component without a leading dot: `orders-0.1.0.tgz`. */
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,254}$/u;

/**
 * The absolute output directory, once it is certain that no link on the way leads somewhere the user did not name.
 *
 * Links above the working directory (or above the last component of an absolute path) belong to the machine and are
 * followed: `/tmp` is a link on macOS. Below it a link may come from a repository somebody else wrote, and must stay inside.
 *
 * @param workingDirectory - Absolute; relative output paths start here.
 * @throws AutopilotError `OUTPUT_UNWRITABLE`.
 */
export async function resolveOutputDirectory(
  outputDirectory: string,
  workingDirectory: string,
): Promise<string> {
  const absolute = resolve(workingDirectory, outputDirectory);
  const inside = absolute === workingDirectory || absolute.startsWith(withSeparator(workingDirectory));
  const base = await realpath(await findExisting(inside ? workingDirectory : dirname(absolute)));
  const start = inside ? workingDirectory : dirname(absolute);
  let current = start;
  for (const component of relative(start, absolute).split(sep).filter(Boolean)) {
    current = join(current, component);
    await refuseLinkOutside(current, base);
  }
  return absolute;
}

async function refuseLinkOutside(path: string, base: string): Promise<void> {
  const status = await lstat(path).catch((cause: unknown) => {
    if (isErrorWithCode(cause, 'ENOENT')) return undefined;
    throw unwritable(path, 'cannot be reached', cause);
  });
  if (status?.isSymbolicLink() !== true) return;
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) throw unwritable(path, 'is a link to nothing');
  if (withSeparator(target).startsWith(withSeparator(base))) return;
  throw unwritable(path, `is a link to ${target}`);
}

/** @throws AutopilotError `CHART_NAME_INVALID` when the name is not a DNS label. */
export function requireChartName(name: string): void {
  if (DNS_LABEL.test(name)) return;
  throw new AutopilotError(
    'CHART_NAME_INVALID',
    `The chart name ${JSON.stringify(name)} is not a DNS label.`,
    {
      hint: 'Use at most 63 lower-case letters, digits and hyphens, beginning and ending with a letter or digit.',
      details: { name },
    },
  );
}

/** @throws AutopilotError `CHART_NAME_INVALID` when the name could be anything but a plain file beside the chart. */
export function requireFileName(name: string): void {
  if (FILE_NAME.test(name)) return;
  throw new AutopilotError(
    'CHART_NAME_INVALID',
    `The file name ${JSON.stringify(name)} cannot stand beside a chart.`,
    {
      details: { name },
    },
  );
}

/** @throws AutopilotError `INVARIANT_BROKEN` when a path could leave the chart: such paths come from us only. */
export function requireChartPath(path: string): void {
  const parts = path.split('/');
  const isSafe = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\0\\]/u.test(part));
  if (!isSafe)
    throw new AutopilotError('INVARIANT_BROKEN', `The chart holds the path ${JSON.stringify(path)}.`);
}

/** The error for a place that cannot be written. */
export function unwritable(path: string, problem: string, cause?: unknown): AutopilotError {
  return new AutopilotError('OUTPUT_UNWRITABLE', `The output '${path}' ${problem}.`, {
    hint: 'Give a directory you can write with --out, by its real path.',
    cause,
    details: { path },
  });
}

/** Whether a caught value is a system error with this code. */
export function isErrorWithCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function withSeparator(path: string): string {
  return path.endsWith(sep) ? path : path + sep;
}

async function findExisting(path: string): Promise<string> {
  const status = await lstat(path).catch(() => undefined);
  return status !== undefined || dirname(path) === path ? path : findExisting(dirname(path));
}
