import type { JsonValue } from '../../../ports/json.js';
import type { ArchetypeContainer, Sourced } from '../../knowledge.js';
import type { ComponentContext } from '../resolution.js';

/** Resources of a container beside the main one, when nobody states any. */
const SMALL = {
  requests: { cpu: '20m', memory: '32Mi', ephemeralStorage: '16Mi' },
  limits: { cpu: '200m', memory: '128Mi', ephemeralStorage: '256Mi' },
} as const;

/** Init containers and sidecars: those of the archetype, and stated ones of which often only the image is known. */
export function resolveContainers(context: ComponentContext): void {
  const { draft, name, behaviour } = context;
  if (draft.fact('components', name, 'containers') !== undefined) return;
  for (const [container, sourced] of Object.entries(behaviour.containers ?? {}))
    fillArchetypeContainer(context, container, sourced);
  for (const container of draft.names('components', name, 'containers')) fillContainer(context, container);
}

function fillArchetypeContainer(
  { draft, name, behaviour }: ComponentContext,
  container: string,
  { value, reference }: Sourced<ArchetypeContainer>,
): void {
  const fill = (path: readonly string[], detail: JsonValue): void =>
    draft.fillArchetype(['components', name, 'containers', container, ...path], behaviour.id, {
      value: detail,
      reference,
    });
  fill(['kind'], value.kind);
  fill(['order'], value.order);
  fill(['image'], value.image ?? draft.text('components', name, 'image'));
  fill(['command'], [...value.command]);
  for (const [variable, text] of Object.entries(value.env)) fill(['env', variable, 'value'], text);
  for (const [volume, path] of Object.entries(value.mounts)) fill(['mounts', volume], path);
  fill(['writablePaths'], [...value.writablePaths]);
  for (const side of ['requests', 'limits'] as const)
    for (const resource of ['cpu', 'memory'] as const)
      fill(['resources', side, resource], value.resources[side][resource]);
}

function fillContainer({ draft, name }: ComponentContext, container: string): void {
  const fill = (path: readonly string[], value: JsonValue, reason: string): void =>
    draft.fillDefault(['components', name, 'containers', container, ...path], value, reason);
  fill(['kind'], 'sidecar', 'Nothing says that it has to end before the application starts.');
  fill(['order'], 0, 'Nothing says that another one has to start first.');
  fill(['command'], [], 'The image knows how to start.');
  fill(['args'], [], 'The image knows how to start.');
  for (const leaf of ['env', 'ports', 'mounts']) fill([leaf], {}, 'Nothing asks for it.');
  for (const port of draft.names('components', name, 'containers', container, 'ports'))
    fill(['ports', port, 'protocol'], 'TCP', 'Nothing says that it listens on UDP.');
  fill(['writablePaths'], ['/tmp'], 'A read-only root file system still needs a temporary directory.');
  for (const side of ['requests', 'limits'] as const)
    for (const resource of ['cpu', 'memory', 'ephemeralStorage'] as const)
      fill(
        ['resources', side, resource],
        SMALL[side][resource],
        'A container beside the application is small.',
      );
}
