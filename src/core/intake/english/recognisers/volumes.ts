import { parseDnsLabel } from '../../../units/names.js';
import type { Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import type { Span } from '../token.js';
import { furtherHostPaths, hostPathOf } from '../volumes/host-paths.js';
import { SIZED } from '../volumes/storage-size.js';
import { claimNameOf, findVolumeCues, placeInCue, type VolumeCue } from '../volumes/volume-cues.js';
import { readVolumeDetails, type VolumeScope, type VolumeWords } from '../volumes/volume-details.js';

/** Storage: claims, existing claims, scratch space, memory and directories of the node. */
export function recogniseVolumes(reader: RequestReader): void {
  const cues = findVolumeCues(reader);
  for (const [index, cue] of cues.entries()) {
    const { kind, match } = cue;
    if (kind !== 'existingClaim' && kind !== 'hostPath' && reader.isDenied(match)) {
      reader.claim(match);
      continue;
    }
    const limits = {
      first: (cues[index - 1]?.match.lastToken ?? -1) + 1,
      last: (cues[index + 1]?.match.firstToken ?? Infinity) - 1,
    };
    if (kind === 'hostPath') stateHostPaths(reader, match);
    else stateVolume(reader, match, wordsOf(reader, cue), limits);
  }
  recogniseStoreSize(reader);
}

function wordsOf(reader: RequestReader, { kind, match }: VolumeCue): VolumeWords {
  const place = placeInCue(match);
  if (kind === 'claim' && place !== undefined)
    return { kind, mountPath: reader.document.slice(match.span).slice(0, place.length) };
  return kind === 'existingClaim' ? { kind, claimName: claimNameOf(match) } : { kind };
}

/** `MariaDB 11 with 20Gi`: the size of a data store is that of its storage, unless the words speak of memory. */
function recogniseStoreSize(reader: RequestReader): void {
  reader.each(SIZED, (match) => {
    const around = reader.document.normalBetween(match.firstToken - 3, match.lastToken + 2);
    const [component = '', ...others] = reader.components.at(match.span.start);
    const isStore = reader.facts.some(
      ({ pointer, value }) => pointer === `/components/${component}/role` && value === 'store',
    );
    const hasSize = reader.hasStated('components', component, 'volumes', 'data', 'size');
    const isMemory =
      /(?:^| )(?:memory|mem|ram|cpus?|cores?|limits?|requests?|buffer|heap|maxmemory)(?: |$)/.test(around);
    if (
      others.length === 0 &&
      isStore &&
      !isMemory &&
      (!hasSize || reader.environments.at(match.span.start) !== undefined)
    )
      stateVolume(reader, match, { kind: 'claim' }, { first: match.firstToken, last: Infinity });
  });
}

/** `/proc and /sys, both read-only`: each directory of the list is a volume. */
function stateHostPaths(reader: RequestReader, match: Match): void {
  const further = furtherHostPaths(reader, match);
  const volume = hostPathOf(reader, match);
  stateVolume(reader, match, volume, { first: match.firstToken, last: Infinity });
  for (const other of further) {
    if (volume.readOnly === true) other.volume.readOnly = true;
    stateLeaves(reader, other.match.span, nameOf(reader, other.match, other.volume), other.volume);
  }
}

function stateVolume(reader: RequestReader, match: Match, volume: VolumeWords, limits: VolumeScope): void {
  reader.claim(match);
  readVolumeDetails(reader, match, volume, scopeOf(reader, match, limits));
  stateLeaves(reader, match.span, nameOf(reader, match, volume), volume);
}

/** The sentence around, without what other volumes and components of it say. */
function scopeOf(reader: RequestReader, match: Match, limits: VolumeScope): VolumeScope {
  const sentence = reader.document.sentenceAround(match.firstToken);
  const owner = reader.components.at(match.span.start).join(' ');
  let { first, last } = sentence;
  const isOwn = (index: number): boolean =>
    reader.components.at(reader.document.tokens[index]?.start ?? 0).join(' ') === owner;
  while (first < match.firstToken && !isOwn(first)) first += 1;
  while (last > match.lastToken && !isOwn(last)) last -= 1;
  return {
    first: Math.max(first, match.firstToken - 8, limits.first),
    last: Math.min(last, match.lastToken + 14, limits.last),
  };
}

/** A short name: what the volume is for, else the last part of its path. */
function nameOf(reader: RequestReader, match: Match, volume: VolumeWords): string {
  if (volume.mountPath === '/dev/shm') return 'shm';
  const before = reader.document.normalBetween(match.firstToken - 4, match.firstToken - 1);
  const path = volume.mountPath ?? '';
  if (/(?:^| )cache(?: |$)/.test(before) || path.includes('cache')) {
    claimPurpose(reader, match);
    return 'cache';
  }
  const content = path === '' ? contentOf(reader, match) : undefined;
  if (content !== undefined) return content;
  if (volume.kind === 'claim' && (path === '' || /^\/(?:data|var\/lib\/[^/]+(?:\/data)?)$/.test(path)))
    return 'data';
  const label = labelOf(path);
  return parseDnsLabel(label).ok ? label : (NAME_OF_KIND[volume.kind] ?? 'data');
}

const NAME_OF_KIND: Readonly<Partial<Record<VolumeWords['kind'], string>>> = {
  emptyDir: 'scratch',
  memory: 'memory',
};

/** The last part of a path, as far as a name can hold it. */
function labelOf(path: string): string {
  const last =
    path
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? '';
  return last
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
}

/** `50Gi for models`: without a place, what is kept there says which volume of the image is meant. */
function contentOf(reader: RequestReader, match: Match): string | undefined {
  const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 3);
  return /^for (?:the |its )?(models|uploads|media|backups)(?: |$)/.exec(after)?.[1];
}

/** `model cache on …`: the noun before is understood with the volume. */
function claimPurpose(reader: RequestReader, match: Match): void {
  for (const found of reader.findWithin(
    /(?:the |a |its )?(?:\w+ )?cache/,
    match.firstToken - 4,
    match.firstToken - 1,
  ))
    reader.claim(found);
}

/** With several components a claim belongs to the first one: two cannot share it by chance. */
function stateLeaves(reader: RequestReader, span: Span, name: string, volume: VolumeWords): void {
  const owners = reader.components.at(span.start);
  const environment = reader.environments.at(span.start);
  for (const component of volume.kind === 'claim' ? owners.slice(0, 1) : owners)
    for (const [leaf, value] of leavesOf(volume)) {
      const path = ['volumes', name, leaf];
      if (environment === undefined || leaf === 'size') reader.stateForNamed(span, component, path, value);
      else if (!reader.hasStated('components', component, ...path))
        reader.stateAt(span, ['components', component, ...path], value);
    }
}

function leavesOf(volume: VolumeWords): readonly (readonly [string, string | boolean])[] {
  return Object.entries({ ...volume });
}
