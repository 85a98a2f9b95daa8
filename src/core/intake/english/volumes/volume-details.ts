import type { ACCESS_MODES, Volume } from '../../../blueprint/schema/volume.js';
import { parseContainerPath, parseDnsLabel } from '../../../units/names.js';
import { parseQuantity } from '../../../units/quantity.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import { SIZED } from './storage-size.js';

/** What the words around one volume say about it. */
export interface VolumeWords {
  kind: Volume['kind'];
  mountPath?: string;
  size?: string;
  storageClass?: string;
  accessMode?: (typeof ACCESS_MODES)[number];
  claimName?: string;
  hostPath?: string;
  readOnly?: boolean;
}

/** Tokens that may speak of the volume. */
export interface VolumeScope {
  readonly first: number;
  readonly last: number;
}

const PATH =
  /(?:(?:mounted|mount|at|on|under|to|in|into|as|path|mountpath|mount path|->|for|directory|dir|:|is|=|stored|keeps?|cached?|data|located) )+(\/[\w./-]+)/;
const CLASS =
  /(?:on|using|with) (gp2|gp3|io1|io2|st1|longhorn|local-path|(?:standard|premium|managed|hyperdisk|ceph|rook|efs|nfs|ebs|azurefile|azuredisk|do-block|pd)(?:-[a-z0-9-]+)+)|(?:(?:of|on|with|using|from|the|in|,|and) )*(?:storage ?class(?: ?name)?|storageclass(?:name)?|sc)(?: (?:is|:|=|called|named|of))* ([a-z0-9][a-z0-9.-]*)|(?:on |with |using |of )?(?!(?:the|a|an|same|default|which|that|storage|of|with|on|and|ssd|disk|volume|claim|pvc|nvme|rwx|rwop?|rox|readwrite(?:once(?:pod)?|many)|readonlymany|many|once|pod|access|mode|\d\S*) )([a-z0-9][a-z0-9.-]*) storage ?class/;
const ACCESS =
  /(?:(?:access ?modes?|accessmode|access|mode)(?: is| :| =)? )?(readwriteoncepod|rwop|readwriteonce|rwo|readwritemany|rwx|readonlymany|rox|read[ -]write[ -]once(?:[ -]pod)?|read[ -]write[ -]many|read[ -]only[ -]many)/;
const SHARED = /shared (?:by|between|among|across) (?:all )?(?:the )?(?:pods|replicas|instances|copies)/;
/** What is kept there, understood with the place: `uploads at /srv/uploads`. */
const CONTENT =
  /(?:(?:the|its|our|all|user) )*(?:data|uploads?|files|media|models?|images|state|logs?|attachments|assets|artifacts|content|weights|cache|repos?|repositories|directory|folder|path)/;
const FOR_CONTENT = new RegExp(
  `(?:for|of) (?:${CONTENT.source}|(?:the |its )?(?:media|photos|videos|recordings|artifacts|backups)|[\\w-]+(?= (?:at|in|under|on) \\/))`,
);
const READ_ONLY =
  /(?:mounted |mount(?:ed)? it |it |as |in |\( )*(?:read[ -]?only|ro)(?: (?:mode|mount|access|mounted|\)))?/;

/** Completes what is known about a volume from the words around its name, and claims them. */
export function readVolumeDetails(
  reader: RequestReader,
  match: Match,
  volume: VolumeWords,
  scope: VolumeScope,
): void {
  readSize(reader, match, volume, scope);
  readStorageClass(reader, volume, scope);
  readAccessMode(reader, match, volume, scope);
  // `/data 10Gi`: the words of a claim have named its place already.
  if (volume.kind !== 'claim' || volume.mountPath === undefined) readPath(reader, match, volume, scope);
  readReadOnly(reader, volume, scope);
  claimContent(reader, match);
}

/** `50Gi for models`: what a sized volume is for is understood with it. */
function claimContent(reader: RequestReader, match: Match): void {
  if (!SIZED.test(groupText(match, 0))) return;
  for (const found of reader.findWithin(FOR_CONTENT, match.lastToken + 1, match.lastToken + 2))
    reader.claim(found);
}

/** The size stands in the name (`a 5Gi volume`), before it, or right after it (`volume of 5Gi`). */
function readSize(reader: RequestReader, match: Match, volume: VolumeWords, scope: VolumeScope): void {
  const inside = SIZED.exec(groupText(match, 0));
  if (inside !== null) {
    setSize(volume, inside[1], inside[2]);
    return;
  }
  const { first, last } = scope;
  const before = reader.findWithin(SIZED, Math.max(first, match.firstToken - 2), match.firstToken - 1).at(-1);
  const beside =
    before ?? reader.findWithin(SIZED, match.lastToken + 1, Math.min(last, match.lastToken + 4))[0];
  if (beside === undefined) return;
  const after = reader.document.normalBetween(beside.lastToken + 1, beside.lastToken + 2);
  if (/^(?:of )?(?:memory|mem|ram)(?: |$)/.test(after)) return;
  reader.claim(beside);
  setSize(volume, beside.groups[1], beside.groups[2]);
}

/** People who say gigs mean the binary units. */
function setSize(volume: VolumeWords, amount = '', unit = 'g'): void {
  const size = parseQuantity(`${amount}${unit.charAt(0).toUpperCase()}i`);
  if (size.ok) volume.size = size.value;
}

function readStorageClass(reader: RequestReader, volume: VolumeWords, { first, last }: VolumeScope): void {
  if (volume.kind !== 'claim') return;
  for (const found of reader.findWithin(CLASS, first, last)) {
    const name = groupText(found, 1) || groupText(found, 2) || groupText(found, 3);
    if (volume.storageClass !== undefined || !parseDnsLabel(name).ok) continue;
    if (/^(?:is|the|a|and|with|on|for|at|default)$/.test(name)) continue;
    volume.storageClass = name;
    reader.claim(found);
  }
}

function readAccessMode(reader: RequestReader, match: Match, volume: VolumeWords, scope: VolumeScope): void {
  // Only a claim has one: `10Gi RWX at /shared and emptyDir at /tmp/cache`.
  if (volume.kind !== 'claim' && volume.kind !== 'existingClaim') return;
  const inside = /(?:readwritemany|readwriteonce(?:pod)?|rwx|rwop?|rox|readonlymany)/.exec(
    groupText(match, 0),
  )?.[0];
  if (inside !== undefined) volume.accessMode = accessModeOf(inside);
  for (const found of reader.findWithin(ACCESS, scope.first, scope.last)) {
    volume.accessMode ??= accessModeOf(groupText(found, 1));
    reader.claim(found);
  }
  for (const found of reader.findWithin(SHARED, scope.first, scope.last)) {
    volume.accessMode ??= 'ReadWriteMany';
    reader.claim(found);
  }
}

/** The path after the name, else the one before it: `uploads at /srv/uploads on a 5Gi volume`. */
function readPath(reader: RequestReader, match: Match, volume: VolumeWords, scope: VolumeScope): void {
  const text = groupText(match, 0);
  if (volume.kind === 'memory' && /shm|shared/.test(text)) volume.mountPath = '/dev/shm';
  const after = reader.findWithin(PATH, match.lastToken + 1, scope.last)[0];
  const before = reader.findWithin(PATH, scope.first, match.firstToken - 1).at(-1);
  const place = after ?? (volume.mountPath === undefined ? before : undefined);
  if (place === undefined || isHealthPath(reader, place)) return;
  const path = cleanPath(reader.written(place, 1));
  const isMount = volume.kind !== 'hostPath' || / (?:at|as|to|->|mountpath) /.test(` ${groupText(place, 0)}`);
  if (!isMount || !parseContainerPath(path).ok) return;
  volume.mountPath = path;
  reader.claim(place);
  for (const noun of reader.findWithin(CONTENT, place.firstToken - 2, place.firstToken - 1))
    reader.claim(noun);
}

function readReadOnly(reader: RequestReader, volume: VolumeWords, { first, last }: VolumeScope): void {
  const found = reader.findWithin(READ_ONLY, first, last).find(({ lastToken }) => {
    const after = reader.document.normalBetween(lastToken + 1, lastToken + 1);
    return !/^(?:root|file)/.test(after);
  });
  if (found === undefined) return;
  volume.readOnly = true;
  reader.claim(found);
}

function isHealthPath(reader: RequestReader, match: Match): boolean {
  return /(?:health|probe|liveness|readiness|metrics|path|host|prefix|route|under)(?: \w+)?$/.test(
    reader.document.normalBetween(match.firstToken - 3, match.firstToken - 1),
  );
}

function accessModeOf(text: string): (typeof ACCESS_MODES)[number] {
  const plain = text.replaceAll(/[ -]/g, '');
  if (/^(?:readwriteoncepod|rwop)$/.test(plain)) return 'ReadWriteOncePod';
  if (/^(?:readwritemany|rwx)$/.test(plain)) return 'ReadWriteMany';
  return /^(?:readonlymany|rox)$/.test(plain) ? 'ReadOnlyMany' : 'ReadWriteOnce';
}

/** Without a full stop or comma of the sentence and without a slash at the end. */
export function cleanPath(path: string): string {
  return path.replace(/[.,]+$/, '').replace(/(?<=.)\/$/, '');
}
