import { readFile } from 'node:fs/promises';
import type { ChartRunInput } from '../../contract/chart-run.js';
import { formatProblem } from '../../core/blueprint/blueprint-problem.js';
import { parseIntent } from '../../core/blueprint/yaml/parse-intent.js';
import { findLiteralSecrets } from '../../core/intake/secrets/find-literal-secrets.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';

/**
 * Reads a Blueprint file into checked facts. A secret in the open is a problem too: it must reach no row.
 *
 * @param shownPath - The path as the user wrote it, for messages.
 * @throws AutopilotError `INPUT_NOT_FOUND`, `INPUT_UNREADABLE`, `BLUEPRINT_INVALID` with every problem in `details.problems`.
 */
export async function readBlueprintFile(
  path: string,
  shownPath: string,
): Promise<NonNullable<ChartRunInput['blueprint']>> {
  const parsed = parseIntent(await readText(path, shownPath), shownPath);
  const problems = parsed.ok
    ? findLiteralSecrets(parsed.value).map((problem) => ({ ...problem, file: shownPath }))
    : parsed.error;
  if (parsed.ok && problems.length === 0) return { path: shownPath, entries: [...parsed.value] };
  const lines = problems.map(formatProblem);
  throw new AutopilotError(
    'BLUEPRINT_INVALID',
    `${shownPath} is not a valid Blueprint:\n  ${lines.join('\n  ')}`,
    {
      hint: 'Correct the lines above and run the command again; nothing was written.',
      details: { problems },
    },
  );
}

async function readText(path: string, shownPath: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new AutopilotError('INPUT_NOT_FOUND', `There is no file ${shownPath}`, {
        hint: 'Check the path given with --from.',
        cause,
      });
    throw new AutopilotError(
      'INPUT_UNREADABLE',
      `${shownPath} cannot be read as a text file (${code ?? 'not UTF-8'})`,
      {
        hint: 'Give a Blueprint file such as charts/orders/autopilot.yaml.',
        cause,
      },
    );
  }
}
