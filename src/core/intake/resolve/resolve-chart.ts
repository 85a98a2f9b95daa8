import { splitImageReference } from '../../units/image-reference.js';
import { parseDnsLabel } from '../../units/names.js';
import { FIRST_VERSION } from './pod/resolve-image.js';
import type { ResolveContext } from './resolution.js';

/** Identity of the chart, from its components. */
export function resolveChart(context: ResolveContext, components: readonly string[]): void {
  const { draft } = context;
  const [first = 'app'] = components;
  const single = components.length === 1;
  draft.fillDefault(
    ['chart', 'name'],
    single ? first : groupName(context, components),
    single ? 'The name of its only component.' : 'What the images have in common.',
  );
  draft.fillDefault(['chart', 'version'], FIRST_VERSION, 'The first version of the chart.');
  const { tag } = splitImageReference(draft.text('components', first, 'image'));
  const version = draft.fact('intent', 'version');
  if (tag === '' && version !== undefined && !draft.has('chart', 'appVersion'))
    draft.derive(['chart', 'appVersion'], version.value, version);
  draft.fillDefault(
    ['chart', 'appVersion'],
    tag || FIRST_VERSION,
    tag === '' ? 'No image tag says more.' : `The image tag of ${first}.`,
  );
  draft.fillDefault(['chart', 'description'], describe(context, components), 'Made from the components.');
  draft.fillDefault(
    ['chart', 'layout'],
    single ? 'flat' : 'sections',
    single
      ? 'One component: its values are at the top level.'
      : 'Several components: one section of values each.',
  );
  draft.fillDefault(
    ['chart', 'kubeVersion'],
    context.kubeVersion,
    'The lowest Kubernetes version the chart is validated on.',
  );
  draft.fillDefault(['chart', 'keywords'], [], 'Nothing asks for it.');
  draft.fillDefault(['chart', 'labels'], {}, 'Nothing asks for it.');
  draft.fillDefault(['chart', 'annotations'], {}, 'Nothing asks for it.');
}

function describe(context: ResolveContext, components: readonly string[]): string {
  if (components.length > 1) return `The services ${components.join(', ')}`;
  const [name = 'app'] = components;
  const id = context.draft.text('components', name, 'archetype');
  const title =
    context.knowledge.archetypes.find((archetype) => archetype.id === id)?.title ?? 'an HTTP service';
  return `${name}, ${title}`;
}

/** The organisation all images share (`acme` of acme/web and acme/api), else the first component's name. */
function groupName(context: ResolveContext, components: readonly string[]): string {
  const owners = new Set(
    components.map((component) => {
      const segments = splitImageReference(
        context.draft.text('components', component, 'image'),
      ).repository.split('/');
      return segments.at(-2) ?? '';
    }),
  );
  const [owner = ''] = owners;
  const shared = owners.size === 1 && parseDnsLabel(owner).ok && !components.includes(owner);
  return shared ? owner : `${components[0] ?? 'app'}-stack`;
}
