import type { ACCESS_MODES } from '../../../blueprint/schema/volume.js';
import { parseContainerPath, parseDnsLabel } from '../../../units/names.js';
import { parseQuantity } from '../../../units/quantity.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import type { Span } from '../token.js';

type Kind = 'claim' | 'existingClaim' | 'emptyDir' | 'memory' | 'hostPath';

/** What the words around one volume say about it. */
interface VolumeWords {
  kind: Kind;
  mountPath?: string;
  size?: string;
  storageClass?: string;
  accessMode?: (typeof ACCESS_MODES)[number];
  claimName?: string;
  hostPath?: string;
  readOnly?: boolean;
}

const SIZE = '(\\d+(?:\\.\\d+)?)[ -]?(ti|tib|tb|gi|gib|gb|g|gigs?|gigabytes?|mi|mib|mb|megs?)';
const SIZED = new RegExp(SIZE);
const NOUN =
  '(?:(?:persistent|durable|shared|data|block|network|local|fast|ssd|nfs|attached|extra|readwritemany|readwriteonce|rwx|rwo|readonlymany) )*(?:volumes?(?: claims?)?|disks?|storage(?! ?class)|pvcs?|persistentvolumeclaims?|persistence|claims?|drive|ssd)';
const CLAIM = new RegExp(
  `(?:(?:an?|the|with|on|own|its|needs|of|existing) )*(?:${SIZE} (?:of )?)?${NOUN}|${SIZE}(?= (?:on|for|of|at|in|with|using|from) (?:(?:storage ?class|storageclass|sc|data|uploads|files|the data|class|disk|storage|persistent)(?: |$)|\\/|(?:the )?\\w+ (?:at|in|under|on) \\/))`,
);
const EPHEMERAL =
  /(?:(?:an?|the|with|some|of|\d+\S*) )*(?:empty ?-?dirs?|scratch(?: (?:space|disk|volume|dir|directory|storage))?|(?:temporary|temp|ephemeral) (?:disk|volume|storage|space|directory))/;
const MEMORY =
  /(?:(?:an?|the|with|some|of|\d+\S*) )*(?:tmpfs|(?:in-memory|memory-backed|ram) (?:volume|disk|scratch|emptydir|directory)|ramdisk|shared[ -]memory(?: (?:volume|segment))?|\/?dev\/shm|shm(?:[ -]size)?)/;
const EXISTING =
  /(?:(?:the|an?|our|my|use|uses|using|mount|with|from|existing|already|pre-existing|claim|pvc) )*(?:existing|pre-existing|already existing) (?:pvc|claim|volume claim|persistent ?volume ?claim|volume|persistent volume claim)(?: (?:called|named|is|:|=|with the name))* ([a-z0-9][a-z0-9.-]*)|existing ?claim(?: :| =| is)? ([a-z0-9][a-z0-9.-]*)|(?:from|use|uses|mount|mounts|using)(?: the)? (?:pvc|claim) ([a-z0-9][a-z0-9.-]*)|(?:pvc|claim) (?:called |named )?([a-z0-9][a-z0-9.-]*)(?= (?:(?:that |which )?already exists|\( ?(?:already )?exist))/;
const HOST_PATH =
  /(?:(?:an?|the|with|via|as|using|mounts?|mounting|mounted) )*host ?-?paths?(?: (?:volume|mount|directory))?(?: (?:of|is|:|=|to|at|for))* (\/[\w./-]*)|(?:mounts?|mounting|tails?|tailing|reads?|reading|collects?|collecting|ships?|watch(?:es)?|access(?: to)?|scrapes?|needs?|from|logs (?:from|in|under)) (?:(?:the|all|logs|log files|files|from|host's?|node's?|nodes|directory|folder|path|in|under|of|logs from|hosts?) )*(\/(?:var\/(?:log|lib|run)|proc|sys|etc|run|dev|mnt|opt|srv|data)[\w./-]*|\/)(?: (?:of|from|on) (?:the |each |every |all )*(?:host|node|nodes|hosts))?/;
const PATH =
  /(?:(?:mounted|mount|at|on|under|to|in|into|as|path|mountpath|mount path|->|for|directory|dir|:|is|=|stored|keeps?|cached?|data|located) )+(\/[\w./-]+)/;
const CLASS =
  /(?:on|using|with) (gp2|gp3|io1|io2|st1|longhorn|local-path|(?:standard|premium|managed|hyperdisk|ceph|rook|efs|nfs|ebs|azurefile|azuredisk|do-block|pd)(?:-[a-z0-9-]+)+)|(?:(?:of|on|with|using|from|the|in|,|and) )*(?:storage ?class(?: ?name)?|storageclass(?:name)?|sc)(?: (?:is|:|=|called|named|of))* ([a-z0-9][a-z0-9.-]*)|(?:on |with |using |of )?(?!(?:the|a|an|same|default|which|that|storage|of|with|on|and|ssd|disk|volume|claim|pvc|nvme|\d\S*) )([a-z0-9][a-z0-9.-]*) storage ?class/;
const ACCESS =
  /(?:(?:access ?modes?|accessmode|access|mode)(?: is| :| =)? )?(readwriteoncepod|rwop|readwriteonce|rwo|readwritemany|rwx|readonlymany|rox|read[ -]write[ -]once(?:[ -]pod)?|read[ -]write[ -]many|read[ -]only[ -]many)/;
const SHARED = /shared (?:by|between|among|across) (?:all )?(?:the )?(?:pods|replicas|instances|copies)/;
const RETAIN =
  /(?:(?:keep|retain|preserve)(?:s|ed)? (?:the |its )?(?:data|volumes?|disks?|pvcs?|claims?|storage)|(?:data|volumes?|disks?|pvcs?|claims?) (?:must |should |is |are |to )*(?:be )?(?:kept|retained|preserved|survive|survives|stay|persist(?:s|ed)?)|retain(?: policy)?)(?: (?:on|after|when|if|through|a|an|it|the|is|restarts?|pod|rescheduling|redeploys?|deploys?|release|chart|statefulset|gets?|uninstalled?|uninstall|deleted?|deletion|removed?|scaled down|scale ?down|helm))*/;
const DELETE =
  /(?:delete|remove)(?:s|d)? (?:the |its )?(?:data|volumes?|disks?|pvcs?|claims?|storage) (?:with|on|after|when|together with) (?:(?:the|it|release|uninstall|chart|statefulset|is|gets|uninstalled|deleted|deletion) ?)+/;
/** What is kept there, understood with the place: `uploads at /srv/uploads`. */
const CONTENT =
  /(?:(?:the|its|our|all|user) )*(?:data|uploads?|files|media|models?|images|state|logs?|attachments|assets|artifacts|content|weights|cache|repos?|repositories|directory|folder|path)/;
const READ_ONLY =
  /(?:mounted |mount(?:ed)? it |it |as |in |\( )*(?:read[ -]?only|ro)(?: (?:mode|mount|access|mounted|\)))?/;

/** Words that may speak of a volume, in the order of precision. */
const CUES: readonly (readonly [Kind, RegExp])[] = [
  ['existingClaim', EXISTING],
  ['hostPath', HOST_PATH],
  ['memory', MEMORY],
  ['emptyDir', EPHEMERAL],
  ['claim', CLAIM],
];

/** Storage: claims, existing claims, scratch space, memory and directories of the node. */
export function recogniseVolumes(reader: RequestReader): void {
  recogniseRetention(reader);
  const cues = findCues(reader);
  for (const [index, { kind, match }] of cues.entries()) {
    if (kind !== 'existingClaim' && kind !== 'hostPath' && reader.isDenied(match)) {
      reader.claim(match);
      continue;
    }
    const limits = {
      after: (cues[index - 1]?.match.lastToken ?? -1) + 1,
      before: cues[index + 1]?.match.firstToken ?? Infinity,
    };
    if (kind === 'hostPath') stateHostPaths(reader, match);
    else stateVolume(reader, match, wordsOf(match, kind), limits);
  }
  recogniseStoreSize(reader);
}

interface Cue {
  readonly kind: Kind;
  readonly match: Match;
}

/** Tokens that belong to the volumes before and after. */
interface Limits {
  readonly after: number;
  readonly before: number;
}

/** Cues in the order of the request; where two cover the same words the more precise one counts. */
function findCues(reader: RequestReader): readonly Cue[] {
  const cues: Cue[] = [];
  for (const [kind, pattern] of CUES)
    for (const match of reader.find(pattern)) {
      const isTaken = cues.some(
        (cue) => match.firstToken <= cue.match.lastToken && cue.match.firstToken <= match.lastToken,
      );
      if (!isTaken && !isSizeOfOther(reader, match, cues) && isVolume(reader, kind, match))
        cues.push({ kind, match });
    }
  return cues.sort((left, right) => left.match.firstToken - right.match.firstToken);
}

/** `scratch space of 2Gi at /work`: the size belongs to the volume named before it. */
function isSizeOfOther(reader: RequestReader, match: Match, cues: readonly Cue[]): boolean {
  if (!/^\d[\d.]*[ -]?[a-z]+$/.test(groupText(match, 0))) return false;
  return cues.some(
    (cue) =>
      cue.match.lastToken < match.firstToken &&
      /^(?:(?:of|size|:|=|with|up|to|limited|,|\() ?)*$/.test(
        reader.document.normalBetween(cue.match.lastToken + 1, match.firstToken - 1),
      ),
  );
}

function isVolume(reader: RequestReader, kind: Kind, match: Match): boolean {
  if (kind === 'existingClaim') return parseDnsLabel(claimNameOf(match).replaceAll('.', '-')).ok;
  if (kind === 'hostPath') return isHostPath(reader, match);
  return !isOtherSize(reader, match);
}

function claimNameOf(match: Match): string {
  const name = match.groups.slice(1).find((group) => group !== '') ?? '';
  return /^(?:for|at|on|with|mounted|named|of|and|is|as|in|to)$/.test(name) ? '' : name;
}

function wordsOf(match: Match, kind: Kind): VolumeWords {
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
      stateVolume(reader, match, { kind: 'claim' }, { after: match.firstToken, before: Infinity });
  });
}

/** `upload size`, `in the s3 storage`, `storage class` alone: no volume of the pod. */
function isOtherSize(reader: RequestReader, match: Match): boolean {
  const text = groupText(match, 0);
  const before = reader.document.normalBetween(match.firstToken - 3, match.firstToken - 1);
  const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 2);
  return (
    /(?:^| )(?:object|s3|blob|cloud|bucket|memory|ephemeral|no|key-value|session|insurance|warranty|refund)(?: an?| any)?$/.test(
      before,
    ) ||
    /^(?:api|service|account|bucket|backend|driver|pressure)(?: |$)/.test(after) ||
    (/^(?:(?:the|a|an|its|of|on) )*(?:claims?|drive|storage|disks?)$/.test(text) && !hasDetail(reader, match))
  );
}

/** A weak noun such as `disk` means a volume only with a size, a path or a class beside it. */
function hasDetail(reader: RequestReader, match: Match): boolean {
  const around = reader.document.normalBetween(match.firstToken - 3, match.lastToken + 6);
  return (
    SIZED.test(around.replaceAll(/\d+(?:mi|m) (?:memory|mem|ram)/g, '')) ||
    / \/[a-z]/.test(around) ||
    /storage ?class/.test(around)
  );
}

/** A directory is the node's when the words say so, or when an agent reads a directory of the system. */
function isHostPath(reader: RequestReader, match: Match): boolean {
  const path = cleanPath(reader.written(match, 1) || reader.written(match, 2));
  const isNamed = /host ?-?path|(?:host|node)/.test(groupText(match, 0));
  const isSystem = SYSTEM_PATH.test(path);
  const onNodes = reader.components
    .at(match.span.start)
    .some((component) => hasWorkload(reader, component, 'DaemonSet'));
  return path !== '' && (isNamed || (isSystem && onNodes));
}

const SYSTEM_PATH =
  /^\/(?:var\/(?:log|lib\/(?:docker|kubelet|containerd))|proc|sys|dev|var\/run|run)(?:\/|$)/;

/** `/proc and /sys`: each directory of the list is a volume. */
function stateHostPaths(reader: RequestReader, match: Match): void {
  const path = cleanPath(reader.written(match, 1) || reader.written(match, 2));
  const { last } = reader.document.sentenceAround(match.lastToken);
  const limits = { after: match.firstToken, before: Infinity };
  const further = reader.findWithin(FURTHER_PATH, match.lastToken + 1, Math.min(last, match.lastToken + 12));
  for (const found of further) reader.claim(found);
  const { readOnly } = stateVolume(
    reader,
    match,
    { kind: 'hostPath', hostPath: path, mountPath: path },
    limits,
  );
  for (const found of further) {
    const hostPath = cleanPath(reader.written(found, 1));
    const mountPath = cleanPath(reader.written(found, 2)) || hostPath;
    const volume: VolumeWords = {
      kind: 'hostPath',
      hostPath,
      mountPath,
      ...(readOnly === true ? { readOnly } : {}),
    };
    for (const component of reader.components.at(match.span.start))
      stateLeaves(reader, found.span, component, nameOf(reader, found, volume), volume);
  }
}

const FURTHER_PATH =
  /(?:,|and|&|, and) (?:hostpath |host path )?(\/[\w./-]+)(?: (?:mounted )?(?:at|as|to|->|on) (\/[\w./-]+))?/;

function hasWorkload(reader: RequestReader, component: string, kind: string): boolean {
  return reader.facts.some(
    ({ pointer, value }) => pointer === `/components/${component}/workload` && value === kind,
  );
}

function stateVolume(reader: RequestReader, match: Match, volume: VolumeWords, limits: Limits): VolumeWords {
  reader.claim(match);
  const { first, last } = clauseAround(reader, match, limits);
  readSize(reader, match, volume, first, last);
  readDetails(reader, match, volume, first, last);
  const name = nameOf(reader, match, volume);
  for (const component of reader.components.at(match.span.start)) {
    stateLeaves(reader, match.span, component, name, volume);
    if (volume.kind === 'claim' && reader.components.at(match.span.start).length > 1) break;
  }
  return volume;
}

/** The sentence around, without what other volumes and components of it say. */
function clauseAround(
  reader: RequestReader,
  match: Match,
  limits: Limits,
): { readonly first: number; readonly last: number } {
  const sentence = reader.document.sentenceAround(match.firstToken);
  const owner = reader.components.at(match.span.start).join(' ');
  let { first, last } = sentence;
  const isOwn = (index: number): boolean =>
    reader.components.at(reader.document.tokens[index]?.start ?? 0).join(' ') === owner;
  while (first < match.firstToken && !isOwn(first)) first += 1;
  while (last > match.lastToken && !isOwn(last)) last -= 1;
  return {
    first: Math.max(first, match.firstToken - 8, limits.after),
    last: Math.min(last, match.lastToken + 14, limits.before - 1),
  };
}

function readSize(
  reader: RequestReader,
  match: Match,
  volume: VolumeWords,
  first: number,
  last: number,
): void {
  const inside = SIZED.exec(groupText(match, 0));
  const next = reader.findWithin(SIZED, match.lastToken + 1, Math.min(last, match.lastToken + 4));
  const before = reader.findWithin(SIZED, Math.max(first, match.firstToken - 2), match.firstToken - 1);
  const found = inside ?? before.at(-1)?.groups ?? next[0]?.groups;
  if (found === undefined) return;
  const beside = inside === null ? (before.at(-1) ?? next[0]) : undefined;
  if (beside !== undefined) {
    if (
      /^(?:of )?(?:memory|mem|ram)(?: |$)/.test(
        reader.document.normalBetween(beside.lastToken + 1, beside.lastToken + 2),
      )
    )
      return;
    reader.claim(beside);
  }
  const unit = (found[2] ?? 'g').charAt(0).toUpperCase();
  const size = parseQuantity(`${found[1] ?? ''}${unit}i`);
  if (size.ok) volume.size = size.value;
}

function readDetails(
  reader: RequestReader,
  match: Match,
  volume: VolumeWords,
  first: number,
  last: number,
): void {
  const pathInside = / (\/[\w./-]+)$/.exec(groupText(match, 0))?.[1];
  if (volume.kind === 'memory' && pathInside === undefined && /shm|shared/.test(groupText(match, 0)))
    volume.mountPath = '/dev/shm';
  for (const found of reader.findWithin(CLASS, first, last)) {
    const name = groupText(found, 1) || groupText(found, 2) || groupText(found, 3);
    if (volume.kind !== 'claim' || volume.storageClass !== undefined || !parseDnsLabel(name).ok) continue;
    if (/^(?:is|the|a|and|with|on|for|at|default)$/.test(name)) continue;
    volume.storageClass = name;
    reader.claim(found);
  }
  const inside = /(?:readwritemany|readwriteonce|rwx|rwo|readonlymany)/.exec(groupText(match, 0))?.[0];
  if (inside !== undefined) volume.accessMode = accessModeOf(inside);
  for (const found of reader.findWithin(ACCESS, first, last)) {
    volume.accessMode ??= accessModeOf(groupText(found, 1));
    reader.claim(found);
  }
  for (const found of reader.findWithin(SHARED, first, last)) {
    volume.accessMode ??= 'ReadWriteMany';
    reader.claim(found);
  }
  const [path] = reader.findWithin(PATH, match.lastToken + 1, last);
  const earlier = reader.findWithin(PATH, first, match.firstToken - 1).at(-1);
  const place = path ?? (volume.mountPath === undefined ? earlier : undefined);
  const text = place === undefined ? '' : cleanPath(reader.written(place, 1));
  const isOwnPath = place !== undefined && !isHealthPath(reader, place);
  if (
    isOwnPath &&
    parseContainerPath(text).ok &&
    (volume.kind !== 'hostPath' || / (?:at|as|to|->|mountpath) /.test(` ${groupText(place, 0)}`))
  ) {
    volume.mountPath = text;
    reader.claim(place);
    for (const noun of reader.findWithin(CONTENT, place.firstToken - 2, place.firstToken - 1))
      reader.claim(noun);
  }
  const [readOnly] = reader
    .findWithin(READ_ONLY, first, last)
    .filter(
      (found) =>
        !/^(?:root|file)/.test(reader.document.normalBetween(found.lastToken + 1, found.lastToken + 1)),
    );
  if (readOnly !== undefined) {
    volume.readOnly = true;
    reader.claim(readOnly);
  }
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

/** A short name: what the volume is for, else the last part of its path. */
function nameOf(reader: RequestReader, match: Match, volume: VolumeWords): string {
  if (volume.mountPath === '/dev/shm') return 'shm';
  const before = reader.document.normalBetween(match.firstToken - 4, match.firstToken - 1);
  const path = volume.mountPath ?? '';
  if (/(?:^| )cache(?: |$)/.test(before) || path.includes('cache')) {
    claimPurpose(reader, match);
    return 'cache';
  }
  if (volume.kind === 'claim' && (path === '' || /^\/(?:data|var\/lib\/[^/]+(?:\/data)?)$/.test(path)))
    return 'data';
  const last =
    path
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? '';
  const label = last
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  if (parseDnsLabel(label).ok) return label;
  return volume.kind === 'emptyDir' ? 'scratch' : volume.kind === 'memory' ? 'memory' : 'data';
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

function stateLeaves(
  reader: RequestReader,
  span: Span,
  component: string,
  name: string,
  volume: VolumeWords,
): void {
  const environment = reader.environments.at(span.start);
  for (const [leaf, value] of Object.entries(volume)) {
    const path = ['volumes', name, leaf];
    if (environment === undefined || leaf === 'size') reader.stateForNamed(span, component, path, value);
    else if (!reader.hasStated('components', component, ...path))
      reader.stateAt(span, ['components', component, ...path], value);
  }
}

function recogniseRetention(reader: RequestReader): void {
  for (const [pattern, policy] of [
    [RETAIN, 'Retain'],
    [DELETE, 'Delete'],
  ] as const)
    reader.each(pattern, (match) => {
      const owners = reader.components
        .at(match.span.start)
        .filter((component) => hasWorkload(reader, component, 'StatefulSet'));
      if (owners.length === 0) {
        if (/surviv|persist/.test(groupText(match, 0))) stateWish(reader, match);
        return;
      }
      reader.claim(match);
      const leaf = /scal/.test(groupText(match, 0)) ? 'whenScaled' : 'whenDeleted';
      for (const component of owners)
        reader.stateAt(match.span, ['components', component, 'statefulSet', leaf], policy);
    });
}

/** `data must survive restarts` asks for storage, wherever it is. */
function stateWish(reader: RequestReader, match: Match): void {
  reader.claim(match);
  const [component = ''] = reader.components.at(match.span.start);
  if (!reader.findAll(CLAIM).some((cue) => isVolume(reader, 'claim', cue)))
    reader.stateAt(match.span, ['components', component, 'volumes', 'data', 'kind'], 'claim');
}

function cleanPath(path: string): string {
  return path.replace(/[.,]+$/, '').replace(/(?<=.)\/$/, '');
}
