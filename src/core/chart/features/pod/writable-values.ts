import type { Resources } from '../../../blueprint/schema/container.js';
import type { ValueDefinition } from '../../value-definition.js';
import { listOf } from '../../value-schemas.js';
import type { ValuePlace } from './value-place.js';

/** Values of the directories a container may write to, below the container's own place. */
export function writableValues(
  writablePaths: readonly string[],
  { limits }: Resources,
  { section, path }: ValuePlace,
): readonly ValueDefinition[] {
  return [
    {
      path: [...path, 'writablePaths'],
      section,
      description:
        'Directories that are writable although the root file system is not; emptied with the pod.',
      schema: listOf({ type: 'string', pattern: '^/' }, { uniqueItems: true }),
      value: writablePaths,
      // Without a path the size below has nothing to limit.
      ...(writablePaths.length === 0 ? { example: ['/var/writable'] } : {}),
    },
    {
      path: [...path, 'writableSizeLimit'],
      section,
      description: 'Most that all writablePaths together may hold.',
      schema: { type: 'string', pattern: '^[0-9]+(k|M|G|T|Ki|Mi|Gi|Ti)?$' },
      value: limits.ephemeralStorage,
    },
  ];
}
