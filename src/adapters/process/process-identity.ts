import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Field 22 of `/proc/<pid>/stat`, counted from the state, which is field 3. @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const START_TIME_INDEX = 19;

/**
 * Names the set of processes among which a process id is unique: host, boot and, on Linux, process id namespace. Two
 * containers on one host have different names although their ids overlap.
 */
export function readMachineName(): string {
  const boot = readOrNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const namespace = readOrNothing(() => readlinkSync('/proc/self/ns/pid'));
  return [hostname(), boot, namespace].filter((part) => part !== undefined).join(' ');
}

/**
 * When the process began, in a form that only serves to be compared: process ids are reused, a pair of id and start is not.
 *
 * @returns Undefined when there is no such process (a zombie counts as none) or the platform does not tell.
 */
export function readProcessStart(pid: number): string | undefined {
  return process.platform === 'linux' ? readLinuxStart(pid) : readStartFromPs(pid);
}

/** Whether a process with this id runs; also true when it belongs to somebody else. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  // A killed process that its parent has not collected yet still has an id.
  return process.platform !== 'linux' || readLinuxStart(pid) !== undefined;
}

function readLinuxStart(pid: number): string | undefined {
  const stat = readOrNothing(() => readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  // The second field is the command's name in parentheses and may hold anything.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' || fields?.[0] === 'X' ? undefined : fields?.[START_TIME_INDEX];
}

function readStartFromPs(pid: number): string | undefined {
  const options = {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: 'pipe',
  } as const;
  const text = readOrNothing(() => execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], options).trim());
  return text === '' ? undefined : text;
}

function readOrNothing<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
