import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { EngineInfo } from '../../../core/ports/helm-engine.js';
import { ENGINE_MANIFEST_FILE, type EngineManifest } from './engine-manifest.js';

/**
 * What the manifest says about the engine in a folder.
 *
 * @throws AutopilotError `ENGINE_UNAVAILABLE` when there is no manifest.
 */
export function readEngineInfo(assetsDirectory: string, helmVersion: string): EngineInfo {
  try {
    const manifest = JSON.parse(
      readFileSync(join(assetsDirectory, ENGINE_MANIFEST_FILE), 'utf8'),
    ) as EngineManifest;
    return {
      implementation: 'wasm',
      helmVersion: helmVersion === '' ? manifest.helmVersion : helmVersion,
      kubernetesVersions: manifest.schemas.kubernetesVersions,
    };
  } catch (cause) {
    throw new AutopilotError('ENGINE_UNAVAILABLE', `The Helm engine has no manifest in ${assetsDirectory}.`, {
      hint: 'Install the package again, or run `npm run engine:build` in a checkout with Go.',
      cause,
    });
  }
}
