import {
  isProcessAlive,
  readMachineName,
  readProcessStart,
} from '../../adapters/process/process-identity.js';

/** Between machine, process id and start time; none of them holds this character. */
const SEPARATOR = '|';

/** Names this process so that another one on the same machine can tell whether it still lives. */
export function ownOwnerName(): string {
  return [readMachineName(), String(process.pid), readProcessStart(process.pid) ?? ''].join(SEPARATOR);
}

/** True only when the owner is certainly gone: same machine, and no such process, or one that started at another time. */
export function isDeadOwner(owner: string): boolean {
  const [machine, pidText, start] = owner.split(SEPARATOR);
  const pid = Number(pidText);
  if (machine !== readMachineName() || !Number.isInteger(pid) || pid <= 0) return false;
  if (!isProcessAlive(pid)) return true;
  return start !== undefined && start !== '' && readProcessStart(pid) !== start;
}
