import { parseImageReference, splitImageReference } from '../../units/image-reference.js';
import { defineContainerCheck } from '../define-check.js';
import { toText } from '../manifest/manifest-value.js';
import type { ContainerView } from '../manifest/pod-view.js';

const IMAGES_URL = 'https://kubernetes.io/docs/concepts/containers/images/';

function imageOf(container: ContainerView): string {
  return toText(container.content['image']) ?? '';
}

/** The image is fixed by a tag that is not `latest`, or by a digest. */
export const imageTag = defineContainerCheck(
  {
    id: 'images/tag',
    severity: 'medium',
    hint: 'Name a version tag or a digest.',
    standards: [
      'Trivy/KSV-0013',
      'kube-score/container-image-tag',
      'kube-linter/latest-tag',
      'Polaris/tagNotSpecified',
    ],
    source: IMAGES_URL,
  },
  function* (container) {
    const image = imageOf(container);
    if (image === '') return;
    const { tag, digest } = splitImageReference(image);
    if (tag === '' && digest === '') yield { pointer: '/image', message: `image ${image} has no tag` };
    if (tag === 'latest' && digest === '')
      yield { pointer: '/image', message: `image ${image} is whatever is newest` };
  },
);

/** The image names its registry, so that no cluster setting decides where it comes from. */
export const imageRegistry = defineContainerCheck(
  {
    id: 'images/registry',
    severity: 'info',
    hint: 'Write the registry, for example docker.io/library/nginx.',
    standards: ['Trivy/KSV-0125'],
    source: IMAGES_URL,
  },
  function* (container) {
    const image = imageOf(container);
    if (image !== '' && splitImageReference(image).registry === '')
      yield { pointer: '/image', message: `image ${image} names no registry` };
  },
);

/** The image reference can be parsed. */
export const imageWellFormed = defineContainerCheck(
  {
    id: 'images/well-formed',
    severity: 'high',
    hint: 'Write registry/repository:tag or registry/repository@sha256:….',
    standards: [],
    source: 'https://github.com/distribution/reference/blob/main/reference.go',
  },
  function* (container) {
    const image = imageOf(container);
    if (image === '') yield { pointer: '/image', message: 'has no image' };
    else {
      const parsed = parseImageReference(image);
      if (!parsed.ok) yield { pointer: '/image', message: parsed.error };
    }
  },
);
