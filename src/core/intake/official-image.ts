import type { Archetype } from './knowledge.js';

/**
 * The image the makers of a known product publish, in the version that was named, else in the usual one. Some tag their
 * releases with a `v` that people leave out.
 *
 * @returns Undefined for an archetype without an official image, or without a version.
 */
export function officialImage(archetype: Archetype, version: string): string | undefined {
  const [repository] = archetype.officialImages ?? [];
  const usual = archetype.usualTag?.value ?? '';
  const named = usual.startsWith('v') && /^\d/.test(version) ? `v${version}` : version;
  const tag = named === '' ? usual : named;
  return repository === undefined || tag === '' ? undefined : `${repository}:${tag}`;
}
