import type { ComponentContext } from '../resolution.js';

/** Nodes with devices are usually closed to everything that does not ask for them. */
const DEFAULT_DEVICE = 'nvidia.com/gpu';

/** Devices, and the nodes the pods may run on. */
export function resolveScheduling(context: ComponentContext): void {
  const { draft, name, behaviour } = context;
  const path = ['components', name, 'scheduling'];
  resolveDevices(context);
  const device = draft.text('components', name, 'resources', 'gpu', 'resource');
  if (behaviour.toleratesEverything === true)
    draft.fillDefault(
      [...path, 'tolerations'],
      [{ operator: 'Exists' }],
      'It has to run on every node, whatever keeps other pods away.',
    );
  if (device !== '')
    draft.fillDefault(
      [...path, 'tolerations'],
      [{ key: device, operator: 'Exists', effect: 'NoSchedule' }],
      'Nodes with devices are usually tainted with the name of the device.',
    );
  draft.fillDefault(
    [...path, 'spread'],
    'preferred',
    'Pods spread over nodes and zones where that is possible.',
  );
}

function resolveDevices({ draft, name, behaviour }: ComponentContext): void {
  const path = ['components', name, 'resources', 'gpu'];
  if (behaviour.gpu !== undefined) {
    const { value, reference } = behaviour.gpu;
    draft.fillArchetype([...path, 'resource'], behaviour.id, { value: value.resource, reference });
    draft.fillArchetype([...path, 'count'], behaviour.id, { value: value.count, reference });
  }
  if (!draft.has(...path)) return;
  draft.fillWish(path, 'resource', DEFAULT_DEVICE, 'The usual device plugin.');
  draft.fillDefault([...path, 'count'], 1, 'Nothing says that it uses several.');
}
