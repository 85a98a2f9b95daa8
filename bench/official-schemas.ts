import { join } from 'node:path';

/**
 * Directory of strict schemas on this machine for the tools of others, which would read them from the network otherwise:
 * `v1.37.1-standalone-strict/deployment-apps-v1.json` and `crds/<group>/<kind>_<version>.json`. Undefined: not given.
 */
export const SCHEMA_DIRECTORY = process.env['KUBERNETES_SCHEMAS'];

/** Arguments of kubeconform that make it read the schemas of a directory, and nothing else. */
export function kubeconformLocations(directory: string): readonly string[] {
  return [
    join(
      directory,
      '{{.NormalizedKubernetesVersion}}-standalone{{.StrictSuffix}}',
      '{{.ResourceKind}}{{.KindSuffix}}.json',
    ),
    join(directory, 'crds', '{{.Group}}', '{{.ResourceKind}}_{{.ResourceAPIVersion}}.json'),
  ].flatMap((location) => ['-schema-location', location]);
}
