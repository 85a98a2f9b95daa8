import { formatPointer } from '../../../blueprint/json-pointer.js';
import type { JsonValue } from '../../../ports/json.js';
import type { ComponentContext } from '../resolution.js';

/** Triggers that need no address: the use of the pods themselves. https://keda.sh/docs/latest/scalers/cpu/ (2026-11-28) */
const TRIGGERS: readonly string[] = ['cpu', 'memory'].map((type) =>
  JSON.stringify([{ type, metadata: { type: 'Utilization', value: '80' } }]),
);

/** Scaling by events: bounds and intervals of a ScaledObject. Numbers of KEDA: https://keda.sh/docs/latest/reference/scaledobject-spec/ (2026-11-28) */
export function resolveEventScaling({ draft, name, questions }: ComponentContext): void {
  const path = ['components', name, 'scaling', 'events'];
  if (!draft.has(...path)) return;
  const fill = (leaf: string, value: JsonValue, reason: string): void =>
    draft.fillDefault([...path, leaf], value, reason);
  fill('enabled', true, 'Scaling by events is asked for.');
  fill(
    'minReplicas',
    draft.number('components', name, 'scaling', 'replicas') ?? 1,
    'As many pods as run without events; 0 lets the last one go.',
  );
  const minimum = draft.number(...path, 'minReplicas') ?? 1;
  fill('maxReplicas', Math.max(3, minimum * 3), 'Room for a peak, and a ceiling for the bill.');
  fill('pollingIntervalSeconds', 30, "KEDA's own default.");
  fill('cooldownSeconds', 300, "KEDA's own default.");
  if (draft.has(...path, 'triggers')) return;
  const pointer = formatPointer(...path, 'triggers');
  questions.push({
    id: pointer,
    text: `What should ${name} scale by?`,
    reason:
      'The request asks for scaling by events but names no queue or measure. Triggers of queues have addresses: write them in autopilot.yaml.',
    pointer,
    kind: 'choice',
    options: [...TRIGGERS],
    example: TRIGGERS[0] ?? '',
  });
}
