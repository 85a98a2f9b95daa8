import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The committed engine. */
export const engineAssets = fileURLToPath(new URL('../../assets/engine', import.meta.url));

/** A helm binary to compare with: `HELM_BINARY`, else `helm` on PATH; undefined when neither runs. */
export function findHelmBinary(): string | undefined {
  const named = process.env['HELM_BINARY'];
  const binary = named !== undefined && named !== '' ? named : 'helm';
  try {
    return execFileSync(binary, ['version', '--template', '{{.Version}}'], { encoding: 'utf8' }).startsWith(
      'v4.',
    )
      ? binary
      : undefined;
  } catch {
    return undefined;
  }
}
