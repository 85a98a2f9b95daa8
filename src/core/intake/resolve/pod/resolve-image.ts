import { formatPointer } from '../../../blueprint/json-pointer.js';
import { rankOrder } from '../../../blueprint/provenance.js';
import {
  formatImageReference,
  parseImageReference,
  splitImageReference,
  type ImageParts,
} from '../../../units/image-reference.js';
import { officialImage } from '../../official-image.js';
import { quoteSource } from '../blueprint-draft.js';
import type { ComponentContext } from '../resolution.js';

/** Version of images and charts nobody gave a version for. */
export const FIRST_VERSION = '0.1.0';

/** Makes sure the component has an image of a fixed version, or asks for it. */
export function resolveImage(context: ComponentContext): void {
  const { draft, name } = context;
  if (sharesMissingImage(context)) return;
  const image = draft.fact('components', name, 'image');
  const version = draft.fact('intent', 'version');
  if (typeof image?.value !== 'string') {
    askForImage(context);
    return;
  }
  const parsed = parseImageReference(image.value);
  const parts = splitImageReference(image.value);
  if (!parsed.ok) return;
  if (parts.tag === '' && parts.digest === '') {
    if (typeof version?.value === 'string')
      draft.derive(
        ['components', name, 'image'],
        formatImageReference({ ...parts, tag: version.value }),
        version,
      );
    else askForVersion(context, image.value, quoteSource(image));
  } else if (parts.digest === '') noteTag(context, image.value, parts);
}

/**
 * A process that runs from the image of another component takes it over.
 *
 * @returns True while that image is missing as well: the other component asks for it, once for both.
 */
function sharesMissingImage({ draft, name }: ComponentContext): boolean {
  const owner = draft.text('intent', 'sharesImage', name);
  if (owner === '' || draft.has('components', name, 'image')) return false;
  const image = draft.fact('components', owner, 'image');
  if (image === undefined) return true;
  draft.derive(['components', name, 'image'], image.value, image);
  return false;
}

/**
 * Tags that may not mean what they say: `latest` moves, and `Elasticsearch 8` is an image `elasticsearch:8`, which makers of
 * full versions only do not publish.
 */
function noteTag({ archetype, name, notes }: ComponentContext, image: string, parts: ImageParts): void {
  const usual = archetype.usualTag?.value ?? '';
  if (parts.tag === 'latest')
    notes.push(
      `${name}: the image ${image} has the floating tag "latest", so two installs may differ; name a version.`,
    );
  else if (
    archetype.officialImages?.includes(parts.repository) === true &&
    /^v?\d+\.\d+\.\d+$/.test(usual) &&
    /^v?\d+(?:\.\d+)?$/.test(parts.tag)
  )
    notes.push(
      `${name}: ${archetype.title} is published under full versions such as ${usual}; make sure that the tag ${parts.tag} exists.`,
    );
}

function askForImage(context: ComponentContext): void {
  const { draft, name, questions } = context;
  const official = officialImage(context.archetype, draft.text('intent', 'version'));
  if (official !== undefined) {
    askForOfficialVersion(context, official);
    return;
  }
  // A placeholder image is a fair default only when the request said something about the application.
  const known =
    draft.factsBelow('components', name).some(({ rank }) => rankOrder(rank) > rankOrder('archetype')) ||
    draft.names('intent', 'uses', name).length > 0 ||
    draft.has('routes', name) ||
    draft.has('intent', 'hosts', name);
  const placeholder = `${name}:${draft.text('intent', 'version') || FIRST_VERSION}`;
  questions.push({
    id: formatPointer('components', name, 'image'),
    text: known
      ? `Which container image does ${name} run?`
      : 'Which application and container image is this about?',
    reason: known
      ? `The request names no image for ${name}. With the default, the chart refers to ${placeholder}; set image.repository and image.tag before you install it.`
      : 'The request names no image, framework, port or anything else about an application.',
    pointer: formatPointer('components', name, 'image'),
    kind: 'image',
    example: 'ghcr.io/acme/orders:1.4.2',
    ...(known ? { default: placeholder } : {}),
  });
}

function askForOfficialVersion(
  { draft, name, questions, archetype }: ComponentContext,
  official: string,
): void {
  const pointer = formatPointer('components', name, 'image');
  questions.push({
    id: pointer,
    text: `Which image of ${archetype.title} does ${name} run?`,
    reason:
      draft.text('intent', 'version') === ''
        ? `The request names no version. The default is the official image of a maintained series (${archetype.usualTag?.reference ?? ''}).`
        : 'The request names a version and no image. The default is the official image.',
    pointer,
    kind: 'image',
    example: official,
    default: official,
  });
}

function askForVersion(context: ComponentContext, reference: string, quoted: string): void {
  const pointer = formatPointer('components', context.name, 'image');
  context.questions.push({
    id: pointer,
    text: `Which version of the image ${reference} should run?`,
    reason: `The request says ${quoted} without a tag; "latest" would change under your feet, so a version is needed.`,
    pointer,
    kind: 'image',
    example: `${reference}:1.0.0`,
  });
}
