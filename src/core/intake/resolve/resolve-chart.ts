import { splitImageReference } from '../../units/image-reference.js';
import { parseDnsLabel } from '../../units/names.js';
import { FIRST_VERSION } from './pod/resolve-image.js';
import type { ResolveContext } from './resolution.js';

/** Name of the chart, from its components. */
export function resolveChartName(context: ResolveContext, components: readonly string[]): void {
  const [first = 'app'] = components;
  context.draft.fillDefault(
    ['chart', 'name'],
    ...(components.length === 1
      ? ([first, 'The name of its only component.'] as const)
      : nameGroup(context, components)),
  );
}

/** Identity of the chart beside its name, from its components. */
export function resolveChart(context: ResolveContext, components: readonly string[]): void {
  const { draft } = context;
  const [first = 'app'] = components;
  const single = components.length === 1;
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
  resolveOwnNamespace(context);
  draft.fillDefault(['chart', 'keywords'], [], 'Nothing asks for it.');
  draft.fillDefault(['chart', 'labels'], {}, 'Nothing asks for it.');
  draft.fillDefault(['chart', 'annotations'], {}, 'Nothing asks for it.');
}

/** A namespace of its own has the level that every pod of the chart meets, unless somebody says another. */
function resolveOwnNamespace({ draft }: ResolveContext): void {
  const wish = draft.fact('intent', 'ownNamespace');
  const path = ['chart', 'ownNamespace', 'podSecurity'];
  if (wish !== undefined && !draft.has(...path)) draft.derive(path, 'restricted', wish);
  else if (draft.has('chart', 'ownNamespace'))
    draft.fillDefault(path, 'restricted', 'Every pod of the chart meets it.');
}

function describe(context: ResolveContext, components: readonly string[]): string {
  if (components.length > 1) return `The services ${components.join(', ')}`;
  const [name = 'app'] = components;
  const id = context.draft.text('components', name, 'archetype');
  const title =
    context.knowledge.archetypes.find((archetype) => archetype.id === id)?.title ?? 'an HTTP service';
  return `${name}, ${title}`;
}

/** Longest name that is put together from several; the release name and suffixes of objects come on top. */
const LONGEST_JOINED = 40;

/**
 * What several components have in common, with why: the first words of their names (`shop` of shop-api and shop-web), the
 * project in their registry (`shop` of acme/shop/api and acme/shop/web), the image all of them run (`shop-app` when one of them
 * is called `shop`), else all names. Never the owner of the registry:
 * everything that an organisation deploys would be one chart.
 */
function nameGroup(
  context: ResolveContext,
  components: readonly string[],
): readonly [name: string, why: string] {
  const isFree = (name: string): boolean => parseDnsLabel(name).ok && !components.includes(name);
  const words = shareFirst(components.map((component) => component.split('-'))).join('-');
  if (isFree(words)) return [words, 'What the names of its components begin with.'];
  const project = findProject(context, components);
  if (isFree(project)) return [project, 'The project all images are in.'];
  const image = findSharedImage(context, components);
  if (isFree(image)) return [image, 'The image all components run.'];
  if (image !== '' && isFree(`${image}-app`)) return [`${image}-app`, 'The image all components run.'];
  const joined = components.join('-');
  if (joined.length <= LONGEST_JOINED && isFree(joined)) return [joined, 'The names of its components.'];
  return [`${components[0] ?? 'app'}-stack`, 'Named after its first component.'];
}

/** The longest run that all lists begin with. */
function shareFirst([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  const differs = first.findIndex((word, index) => others.some((other) => other[index] !== word));
  return differs === -1 ? first : first.slice(0, differs);
}

/** The last folder all repositories share below their owner (`shop` of acme/shop/api); empty when there is none. */
function findProject(context: ResolveContext, components: readonly string[]): string {
  const folders = components.map((component) =>
    splitImageReference(context.draft.text('components', component, 'image'))
      .repository.split('/')
      .slice(0, -1),
  );
  const shared = shareFirst(folders);
  return shared.length >= 2 && folders.every((folder) => folder.length === shared.length)
    ? (shared.at(-1) ?? '')
    : '';
}

/** The last part of the one repository that all components run; empty when they run several, or its name is no DNS label. */
function findSharedImage(context: ResolveContext, components: readonly string[]): string {
  const [repository = '', ...others] = new Set(
    components.map(
      (component) => splitImageReference(context.draft.text('components', component, 'image')).repository,
    ),
  );
  const name = repository.split('/').at(-1) ?? '';
  return others.length === 0 && parseDnsLabel(name).ok ? name : '';
}
