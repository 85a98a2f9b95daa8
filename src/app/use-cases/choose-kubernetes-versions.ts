import { readEngineInfo } from '../../adapters/helm-engine/wasm/read-engine-info.js';
import { AutopilotError } from '../../core/errors/autopilot-error.js';
import type { UseCaseContext } from '../use-case-context.js';

/**
 * The configured Kubernetes versions, each of which the engine must know; by default all that it knows, oldest first.
 * Read from the engine's manifest, so that nobody waits for the engine itself.
 * `1.34` means the patch version that has schemas.
 *
 * @throws AutopilotError `CONFIG_INVALID` for a version without schemas, `ENGINE_UNAVAILABLE` without a manifest.
 */
export function chooseKubernetesVersions(context: UseCaseContext): readonly string[] {
  const { kubernetesVersions: known } = readEngineInfo(context.paths.engineAssets, '');
  const wanted = context.configuration.kubernetesVersions;
  if (wanted.length === 0) return known;
  return wanted.map((version) => {
    const match = known.find((candidate) => candidate === version || candidate.startsWith(`${version}.`));
    if (match !== undefined) return match;
    throw new AutopilotError('CONFIG_INVALID', `There are no schemas for Kubernetes ${version}`, {
      hint: `Choose among ${known.join(', ')}.`,
    });
  });
}
