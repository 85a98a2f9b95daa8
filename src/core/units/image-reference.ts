import { fail, succeed, type Result } from '../errors/result.js';

/** An image reference in its usual text form: `registry/repository:tag@digest`; registry, tag and digest are optional. */
export type ImageReference = string & { readonly __imageReference: true };

/** The parts of an {@link ImageReference}; absent parts are empty strings. */
export interface ImageParts {
  /** Host with optional port; empty means the cluster's default registry. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  /** `sha256:` and 64 hexadecimal characters. */
  readonly digest: string;
}

/** @see https://github.com/distribution/reference (grammar: domain, path-component, tag, digest) */
const PATH_COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const REPOSITORY = new RegExp(`^${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`);
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[a-f0-9]{64}$/;
const REGISTRY =
  /^(?:localhost|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*)(?::\d{1,5})?$/;
const LONGEST_REPOSITORY = 255;

/** Parses an image reference; the failure is a sentence that names the wrong part. */
export function parseImageReference(text: string): Result<ImageReference, string> {
  const parts = splitImageReference(text);
  if (/[:@]$/.test(text))
    return fail(`"${text}" is not an image: the part after "${text.slice(-1)}" is missing`);
  if (!REPOSITORY.test(parts.repository) || parts.repository.length > LONGEST_REPOSITORY)
    return fail(
      `"${text}" is not an image: the repository "${parts.repository}" must be lower-case words joined by / . _ or -`,
    );
  if (parts.registry !== '' && !REGISTRY.test(parts.registry))
    return fail(`"${text}" is not an image: "${parts.registry}" is not a registry host`);
  if (parts.tag !== '' && !TAG.test(parts.tag))
    return fail(`"${text}" is not an image: "${parts.tag}" is not a tag`);
  if (parts.digest !== '' && !DIGEST.test(parts.digest))
    return fail(`"${text}" is not an image: "${parts.digest}" is not a sha256 digest`);
  return succeed(text as ImageReference);
}

/** Splits a reference by the rules of the container tools: a first component with a dot, a colon or `localhost` is a registry. */
export function splitImageReference(text: string): ImageParts {
  const [beforeDigest = '', digest = ''] = splitOnce(text, text.indexOf('@'));
  const lastSlash = beforeDigest.lastIndexOf('/');
  const colon = beforeDigest.indexOf(':', lastSlash + 1);
  const [name = '', tag = ''] = splitOnce(beforeDigest, colon);
  const firstSlash = name.indexOf('/');
  const first = firstSlash === -1 ? '' : name.slice(0, firstSlash);
  const isRegistry = first === 'localhost' || first.includes('.') || first.includes(':');
  return {
    registry: isRegistry ? first : '',
    repository: isRegistry ? name.slice(firstSlash + 1) : name,
    tag,
    digest,
  };
}

function splitOnce(text: string, index: number): readonly string[] {
  return index === -1 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

/** Puts the parts together again; empty parts are left out. */
export function formatImageReference(parts: ImageParts): ImageReference {
  const registry = parts.registry === '' ? '' : `${parts.registry}/`;
  const tag = parts.tag === '' ? '' : `:${parts.tag}`;
  const digest = parts.digest === '' ? '' : `@${parts.digest}`;
  return `${registry}${parts.repository}${tag}${digest}` as ImageReference;
}
