import { isServing } from '../component-context.js';
import type { ComponentContext } from '../resolution.js';

/** Seconds between a pod leaving its endpoints and SIGTERM. */
const PRE_STOP_SECONDS = 5;
/** Seconds kept in reserve between the end of draining and SIGKILL. */
const MARGIN_SECONDS = 5;

/** Pause before SIGTERM, time to drain, and the sum with a reserve: nothing is cut off. */
export function resolveShutdown(context: ComponentContext): void {
  const { draft, name, role, behaviour } = context;
  const path = (leaf: string): readonly string[] => ['components', name, 'shutdown', leaf];
  const isCalled = isServing(role) && draft.names('components', name, 'ports').length > 0;
  draft.fillDefault(
    path('preStopSeconds'),
    isCalled ? PRE_STOP_SECONDS : 0,
    isCalled
      ? 'Load balancers need a moment to stop sending requests.'
      : 'Nothing sends it requests, so it may begin to stop at once.',
  );
  const preStop = draft.number(...path('preStopSeconds')) ?? PRE_STOP_SECONDS;
  const grace = draft.number(...path('terminationGracePeriodSeconds'));
  const drain = behaviour.drainSeconds;
  const room = (grace ?? Infinity) - preStop - MARGIN_SECONDS;
  if (room < drain.value)
    draft.fillDefault(
      path('drainSeconds'),
      Math.max(0, room),
      'What the stated grace period leaves after the pause before SIGTERM.',
    );
  draft.fillArchetype(path('drainSeconds'), behaviour.id, drain);
  draft.fillDefault(
    path('terminationGracePeriodSeconds'),
    preStop + (draft.number(...path('drainSeconds')) ?? drain.value) + MARGIN_SECONDS,
    'The pause before SIGTERM, the time to drain, and five seconds in reserve.',
  );
}
