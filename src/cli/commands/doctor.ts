import type { DoctorCheck } from '../../app/autopilot.js';
import type { CommandDefinition } from '../command-definition.js';
import { EXIT_CODE } from '../../core/errors/catalog.js';
import type { Style } from '../terminal/style.js';

/** `autopilot doctor`. */
export const doctor: CommandDefinition = {
  path: ['doctor'],
  summary: 'check this machine: Node, directories, database, engine',
  examples: ['autopilot doctor', 'autopilot doctor -o json'],
  async run(context) {
    const autopilot = await context.openAutopilot();
    const checks = await autopilot.doctor();
    await context.write({ checks }, (shown, style) => renderChecks(shown.checks, style));
    return checks.some((check) => check.status === 'error') ? EXIT_CODE.environment : 0;
  },
};

function renderChecks(checks: readonly DoctorCheck[], style: Style): string {
  const width = Math.max(...checks.map((check) => check.name.length));
  return checks
    .map((check) => {
      const line = `${styleStatus(check.status, style)}  ${check.name.padEnd(width)}  ${check.detail}`;
      return check.hint === undefined ? line : `${line}\n         hint: ${check.hint}`;
    })
    .join('\n');
}

function styleStatus(status: DoctorCheck['status'], style: Style): string {
  const styles = { ok: style.good, warning: style.caution, error: style.bad, skipped: style.faint };
  return styles[status](status.padEnd(7));
}
