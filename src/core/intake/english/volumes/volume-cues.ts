import type { Volume } from '../../../blueprint/schema/volume.js';
import { parseDnsLabel } from '../../../units/names.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import { HOST_PATH, isHostPath } from './host-paths.js';
import { SIZE, SIZED } from './storage-size.js';

/** Words that speak of one volume. */
export interface VolumeCue {
  readonly kind: Volume['kind'];
  readonly match: Match;
}

const NOUN =
  '(?:(?:persistent|durable|shared|data|block|network|local|fast|ssd|nfs|attached|extra|readwritemany|readwriteonce|rwx|rwo|readonlymany) )*(?:volumes?(?: claims?)?|disks?|storage(?! ?class)|pvcs?|persistentvolumeclaims?|persistence|claims?|drive|ssd)';
const ACCESS_MODE = 'rwx|rwo|rox|rwop|readwritemany|readwriteonce|readonlymany';
/** Between an amount and its place: `20Gi each mounted at /x`, `20Gi data at /data`. */
const KEPT = `(?:(?:each|apiece|per (?:pod|replica|instance)|${ACCESS_MODE}|mounted|data|uploads?|files|media|models?|content|persistent|shared) )*`;
/** A path with an amount behind it is a volume where such a word opens it: `with /data 10Gi`. */
const BEFORE_PATH = '(?:^| )(?:with|and|,|mounts?|volumes?|persists?|keeps?|has|needs)';
const CLAIM = new RegExp(
  `(?:(?:an?|the|with|on|own|its|needs|of|existing) )*(?:${SIZE} (?:of )?)?${NOUN}|${SIZE} (?:rwx|rwop?|rox|readwritemany|readwriteonce(?:pod)?|readonlymany)|${SIZE}(?= ${KEPT}(?:on|for|of|at|in|with|using|from|to|as|->) (?:(?:storage ?class|storageclass|sc|data|uploads|files|the data|class|disk|storage|persistent|(?:the |its )?(?:models?|weights|media|photos|videos|recordings|attachments|artifacts|backups))(?: |$)|\\/|(?:the )?[\\w-]+ (?:at|in|under|on) \\/)| (?:${ACCESS_MODE})(?: |$))|(?<=${BEFORE_PATH} )(\\/[\\w./-]+)(?: (?:of|with|:|=|\\())* ${SIZE}(?! (?:of )?(?:memory|mem|ram)(?: |$))`,
);
const EPHEMERAL =
  /(?:(?:an?|the|with|some|of|\d+\S*) )*(?:empty ?-?dirs?|scratch(?: (?:space|disk|volume|dir|directory|storage))?|(?:temporary|temp|ephemeral) (?:disk|volume|storage|space|directory))/;
const MEMORY =
  /(?:(?:an?|the|with|some|of|\d+\S*) )*(?:tmpfs|(?:in-memory|memory-backed|ram) (?:volume|disk|scratch|emptydir|directory)|ramdisk|shared[ -]memory(?: (?:volume|segment))?|\/?dev\/shm|shm(?:[ -]size)?)/;
const EXISTING =
  /(?:(?:the|an?|our|my|use|uses|using|mount|with|from|existing|already|pre-existing|claim|pvc) )*(?:existing|pre-existing|already existing) (?:pvc|claim|volume claim|persistent ?volume ?claim|volume|persistent volume claim)(?: (?:called|named|is|:|=|with the name))* ([a-z0-9][a-z0-9.-]*)|existing ?claim(?: :| =| is)? ([a-z0-9][a-z0-9.-]*)|(?:from|use|uses|mount|mounts|using)(?: the)? (?:pvc|claim) ([a-z0-9][a-z0-9.-]*)|(?:pvc|claim) (?:called |named )?([a-z0-9][a-z0-9.-]*)(?= (?:(?:that |which )?already exists|\( ?(?:already )?exist))/;

/** Words that may speak of a volume, in the order of precision. */
const CUES: readonly (readonly [Volume['kind'], RegExp])[] = [
  ['existingClaim', EXISTING],
  ['hostPath', HOST_PATH],
  ['memory', MEMORY],
  ['emptyDir', EPHEMERAL],
  ['claim', CLAIM],
];

/** Cues in the order of the request; where two cover the same words the more precise one counts. */
export function findVolumeCues(reader: RequestReader): readonly VolumeCue[] {
  const cues: VolumeCue[] = [];
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

/** True when some words ask for storage of the application, by name or by a size. */
export function speaksOfClaim(reader: RequestReader): boolean {
  return reader.findAll(CLAIM).some((match) => isVolume(reader, 'claim', match));
}

/** `scratch space of 2Gi at /work`: the size belongs to the volume named before it. */
function isSizeOfOther(reader: RequestReader, match: Match, cues: readonly VolumeCue[]): boolean {
  if (!/^\d[\d.]*[ -]?[a-z]+$/.test(groupText(match, 0))) return false;
  return cues.some(
    (cue) =>
      cue.match.lastToken < match.firstToken &&
      /^(?:(?:of|size|:|=|with|up|to|limited|,|\() ?)*$/.test(
        reader.document.normalBetween(cue.match.lastToken + 1, match.firstToken - 1),
      ),
  );
}

function isVolume(reader: RequestReader, kind: Volume['kind'], match: Match): boolean {
  if (kind === 'existingClaim') return parseDnsLabel(claimNameOf(match).replaceAll('.', '-')).ok;
  if (kind === 'hostPath') return isHostPath(reader, match);
  return !isOtherSize(reader, match) && !HEALTH.test(placeInCue(match) ?? '');
}

const HEALTH = /health|live|ready|ping|status|metrics/;

/** The path that stands in the words themselves: `/data 10Gi`. */
export function placeInCue(match: Match): string | undefined {
  return /^(\/\S+) /.exec(groupText(match, 0))?.[1];
}

/** Name of an existing claim; empty when a word that is none stands there. */
export function claimNameOf(match: Match): string {
  const name = match.groups.slice(1).find((group) => group !== '') ?? '';
  return /^(?:for|at|on|with|mounted|named|of|and|is|as|in|to)$/.test(name) ? '' : name;
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
    /^(?:api|service|account|bucket|backend|driver|pressure|compan(?:y|ies)|of (?!\d|\/|storage|data|disk))/.test(
      after,
    ) ||
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
