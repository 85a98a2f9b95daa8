import type { ArchetypeDeviation } from '../../knowledge.js';
import type { ComponentContext } from '../resolution.js';

const RESTRICTED = 'The restricted Pod Security Standard.';

/** Identity and privileges: the restricted Pod Security Standard, but for what the image forces, each with its reason. */
export function resolveSecurity(context: ComponentContext): void {
  const { draft, name, archetype } = context;
  const path = (leaf: string): readonly string[] => ['components', name, 'security', leaf];
  const { uid, gid } = archetype.user.value;
  const { reference } = archetype.user;
  const isRoot = draft.value(...path('runAsNonRoot')) === false;
  const isPrivileged = draft.value(...path('privileged')) === true;
  for (const deviation of context.behaviour.deviations ?? []) acceptDeviation(context, deviation);
  draft.fillDefault(path('runAsNonRoot'), draft.number(...path('runAsUser')) !== 0, RESTRICTED);
  if (isRoot) draft.fillDefault(path('runAsUser'), 0, 'The request asks for root.');
  draft.fillArchetype(path('runAsUser'), archetype.id, { value: uid, reference });
  draft.fillArchetype(path('runAsGroup'), archetype.id, { value: gid, reference });
  draft.fillArchetype(path('fsGroup'), archetype.id, { value: gid, reference });
  explainUser(context);
  draft.fillDefault(path('readOnlyRootFilesystem'), true, RESTRICTED);
  draft.fillDefault(path('privileged'), false, RESTRICTED);
  draft.fillDefault(
    path('allowPrivilegeEscalation'),
    isPrivileged,
    isPrivileged ? 'Kubernetes demands it for a privileged container.' : RESTRICTED,
  );
  draft.fillDefault(path('addCapabilities'), [], RESTRICTED);
  draft.fillDefault(path('hostNetwork'), false, RESTRICTED);
  draft.fillDefault(path('deviations'), {}, 'Nobody has accepted a deviation.');
}

/** Ids are those of what the image is written with, and so is their reason; whoever stated other ids needs none. */
function explainUser({ draft, name, archetype }: ComponentContext): void {
  const reason = archetype.deviations?.find(({ field }) => field === 'runAsUser')?.reason;
  const { uid, gid } = archetype.user.value;
  const path = ['components', name, 'security'];
  const isOwn = draft.number(...path, 'runAsUser') === uid && draft.number(...path, 'runAsGroup') === gid;
  if (reason === undefined || !isOwn) return;
  draft.fillDefault([...path, 'deviations', 'runAsUser', 'reason'], reason, reason);
}

/** Fields an archetype weakens, with the value that does. A `hostPath` is a volume, not a field. */
const WEAK_VALUES: Readonly<Partial<Record<ArchetypeDeviation['field'], boolean>>> = {
  readOnlyRootFilesystem: false,
  hostNetwork: true,
};

/** A stricter value that somebody stated stays, and then there is no deviation. */
function acceptDeviation({ draft, name }: ComponentContext, { field, reason }: ArchetypeDeviation): void {
  if (field === 'runAsUser') return;
  const path = ['components', name, 'security'];
  const weak = WEAK_VALUES[field];
  if (weak !== undefined) {
    draft.fillDefault([...path, field], weak, reason);
    if (draft.value(...path, field) !== weak) return;
  }
  draft.fillDefault([...path, 'deviations', field, 'reason'], reason, reason);
}
