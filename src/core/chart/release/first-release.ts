import type { ChartRelease } from '../../blueprint/schema/blueprint.js';

/** What the changelog of a chart says that has no other release yet. */
export function firstRelease(version: string): ChartRelease {
  return { version, changes: [{ kind: 'added', description: 'First version.' }] };
}
