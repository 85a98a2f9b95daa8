import type { EngineDiagnostic } from '../../../core/ports/helm-engine.js';
import { placeOf } from './read-helm-error.js';

const MESSAGE = /^\[(INFO|WARNING|ERROR)\] (.*)$/;
const SEVERITIES = { INFO: 'info', WARNING: 'warning', ERROR: 'error' } as const;

/** Reads what `helm lint` prints: one message per line, longer ones continue on the next lines. */
export function readLint(stdout: string, chartDirectory: string): readonly EngineDiagnostic[] {
  const messages: { severity: keyof typeof SEVERITIES; text: string }[] = [];
  for (const line of stdout.replaceAll(`${chartDirectory}/`, '').split('\n')) {
    const start = MESSAGE.exec(line);
    if (start !== null)
      messages.push({ severity: start[1] as keyof typeof SEVERITIES, text: start[2] ?? '' });
    else if (line !== '' && !line.startsWith('==> ') && !/^(Error: )?\d+ chart\(s\) linted/.test(line))
      messages[messages.length - 1] = continued(messages.at(-1), line);
  }
  return messages.filter(({ text }) => text !== '').map(({ severity, text }) => readMessage(severity, text));
}

const continued = (
  last: { severity: keyof typeof SEVERITIES; text: string } | undefined,
  line: string,
): { severity: keyof typeof SEVERITIES; text: string } => ({
  severity: last?.severity ?? 'ERROR',
  text: last === undefined ? line : `${last.text}\n${line}`,
});

/** `path: message`; a place inside the message is more exact than the path. */
function readMessage(severity: keyof typeof SEVERITIES, text: string): EngineDiagnostic {
  const [, path = '', message = text] = /^([^\s:]+): ([\s\S]*)$/.exec(text) ?? [];
  const place = placeOf(message);
  return {
    stage: 'lint',
    severity: SEVERITIES[severity],
    message,
    ...(path === '' ? {} : { file: path }),
    ...place,
  };
}
