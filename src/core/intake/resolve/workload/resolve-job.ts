import type { JsonValue } from '../../../ports/json.js';
import type { ComponentContext } from '../resolution.js';

/** Seconds a finished Job stays, also one that is a hook: one day to read its logs. */
const TTL_SECONDS = 86_400;

/** How a Job or each run of a CronJob ends. */
export function resolveJob(context: ComponentContext): void {
  const { draft, name, workload, behaviour } = context;
  if (workload !== 'Job' && workload !== 'CronJob') return;
  const path = (...rest: readonly string[]): readonly string[] => ['components', name, 'job', ...rest];
  resolveHook(context);
  if (behaviour.job !== undefined) {
    const { value, reference } = behaviour.job;
    draft.fillArchetype(path('backoffLimit'), behaviour.id, { value: value.backoffLimit, reference });
    draft.fillArchetype(path('activeDeadlineSeconds'), behaviour.id, {
      value: value.activeDeadlineSeconds,
      reference,
    });
  }
  if (workload === 'Job')
    draft.fillDefault(
      path('ttlSecondsAfterFinished'),
      TTL_SECONDS,
      'A finished Job stays for one day, so that its logs can be read, and is then removed.',
    );
  if (draft.has(...path('completions')) && !draft.has(...path('completionMode')))
    draft.fillDefault(
      path('parallelism'),
      1,
      'One pod after the other; nothing says that they may run at once.',
    );
}

/** A hook of the archetype, or a stated one that says only when. A CronJob has none: it is never part of a release. */
function resolveHook({ draft, name, workload, behaviour }: ComponentContext): void {
  const path = ['components', name, 'job', 'hook'];
  const hook = behaviour.job?.value.hook;
  const fill = (leaf: string, value: JsonValue, reference: string): void =>
    draft.fillArchetype([...path, leaf], behaviour.id, { value, reference });
  if (workload === 'Job' && hook !== undefined && behaviour.job !== undefined) {
    fill('events', [...hook.events], behaviour.job.reference);
    fill('weight', hook.weight, behaviour.job.reference);
  }
  if (!draft.has(...path)) return;
  draft.fillWish(path, 'events', ['pre-install', 'pre-upgrade'], 'It runs before the new version starts.');
  draft.fillDefault([...path, 'weight'], 0, 'No other hook has to run before or after it.');
}
