import { formatPointer } from '../../../blueprint/json-pointer.js';
import type { JsonValue } from '../../../ports/json.js';
import type { ArchetypeVolume, Sourced } from '../../knowledge.js';
import type { ComponentContext } from '../resolution.js';

/** Sizes of volumes nobody gave a size for. */
const SIZES: Readonly<Record<string, readonly [size: string, reason: string]>> = {
  claim: ['5Gi', 'A start: most storage classes let a claim grow, none lets it shrink.'],
  emptyDir: ['1Gi', 'Room for scratch files; a limit keeps one pod from filling its node.'],
  memory: ['256Mi', 'It counts as memory of the container, so it is small.'],
};

/** Volumes the archetype needs, and those that were stated, each made complete. */
export function resolveVolumes(context: ComponentContext): void {
  const { draft, name, behaviour } = context;
  if (draft.fact('components', name, 'volumes') !== undefined) return;
  for (const [volume, sourced] of Object.entries(behaviour.volumes ?? {}))
    fillArchetypeVolume(context, statedAt(context, sourced.value.mountPath) ?? volume, sourced);
  const ofEnvironments = draft
    .names('environments')
    .flatMap((environment) => draft.names('environments', environment, 'components', name, 'volumes'));
  const names = new Set([...draft.names('components', name, 'volumes'), ...ofEnvironments]);
  for (const volume of [...names].sort()) fillVolume(context, volume);
}

/** The volume that somebody put at a path: it is the archetype's, whatever it is called. */
function statedAt({ draft, name }: ComponentContext, mountPath: string): string | undefined {
  return draft
    .names('components', name, 'volumes')
    .find((volume) => draft.text('components', name, 'volumes', volume, 'mountPath') === mountPath);
}

/** What was stated about a volume of this name stays; another kind of storage takes none of the archetype's details. */
function fillArchetypeVolume(
  context: ComponentContext,
  volume: string,
  { value, reference }: Sourced<ArchetypeVolume>,
): void {
  const { draft, name, behaviour } = context;
  const fill = (leaf: string, detail: JsonValue | undefined): void => {
    if (detail !== undefined)
      draft.fillArchetype(['components', name, 'volumes', volume, leaf], behaviour.id, {
        value: detail,
        reference,
      });
  };
  const kind = statedKind(context, volume) ?? value.kind;
  fill('mountPath', value.mountPath);
  fill('readOnly', value.readOnly);
  if (kind !== value.kind) return;
  fill('kind', value.kind);
  fill('size', value.size);
  fill('hostPath', value.hostPath);
}

function fillVolume(context: ComponentContext, volume: string): void {
  const { draft, name } = context;
  const path = ['components', name, 'volumes', volume];
  const fill = (leaf: string, value: JsonValue, reason: string): void =>
    draft.fillDefault([...path, leaf], value, reason);
  const kind = statedKind(context, volume) ?? 'claim';
  fill('kind', kind, KIND_REASONS[kind] ?? 'It was named.');
  fillFromEnvironments(context, volume);
  const size = SIZES[kind];
  if (size !== undefined) fill('size', ...size);
  if (kind === 'claim' || kind === 'existingClaim')
    fill(
      'accessMode',
      'ReadWriteOnce',
      'Every storage class offers it; pods of one node share the volume at most.',
    );
  if (kind === 'hostPath') fillHostPath(context, volume);
  const onlyRead = draft.text(...path, 'accessMode') === 'ReadOnlyMany';
  fill(
    'readOnly',
    onlyRead,
    onlyRead ? 'Its access mode allows no writing.' : 'The application writes to it.',
  );
  askForMountPath(context, volume);
}

const KIND_REASONS: Readonly<Record<string, string>> = {
  claim: 'Data that outlives the pod.',
  existingClaim: 'A claim is named.',
  hostPath: 'A directory of the node is named.',
};

function statedKind({ draft, name }: ComponentContext, volume: string): string | undefined {
  const path = ['components', name, 'volumes', volume];
  const kind = draft.text(...path, 'kind');
  if (kind !== '') return kind;
  if (draft.has(...path, 'claimName')) return 'existingClaim';
  return draft.has(...path, 'hostPath') ? 'hostPath' : undefined;
}

/** A node's directory is read, never written, and has the same place in the container unless somebody says another. */
function fillHostPath({ draft, name }: ComponentContext, volume: string): void {
  const path = ['components', name, 'volumes', volume];
  draft.fillDefault([...path, 'readOnly'], true, 'What belongs to the node is only read.');
  const directory = draft.text(...path, 'hostPath');
  if (directory !== '')
    draft.fillDefault([...path, 'mountPath'], directory, 'The same place as on the node.');
}

/** A size that only environments have needs a value everywhere else. */
function fillFromEnvironments({ draft, name }: ComponentContext, volume: string): void {
  for (const environment of ['prod', ...draft.names('environments')]) {
    const size = draft.text('environments', environment, 'components', name, 'volumes', volume, 'size');
    if (size !== '')
      draft.fillDefault(
        ['components', name, 'volumes', volume, 'size'],
        size,
        `Environments differ; elsewhere it is as in ${environment}.`,
      );
  }
}

function askForMountPath({ draft, name, questions }: ComponentContext, volume: string): void {
  if (draft.has('components', name, 'volumes', volume, 'mountPath')) return;
  const pointer = formatPointer('components', name, 'volumes', volume, 'mountPath');
  questions.push({
    id: pointer,
    text: `Which directory of ${name} is the volume ${volume} for?`,
    reason: `The request gives ${name} a volume but does not say where the application keeps its data.`,
    pointer,
    kind: 'text',
    example: '/data',
  });
}
