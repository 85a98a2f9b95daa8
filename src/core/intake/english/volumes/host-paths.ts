import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import { cleanPath, type VolumeWords } from './volume-details.js';

/** A directory of the node: `hostPath /proc`, `tails /var/log`. */
export const HOST_PATH =
  /(?:(?:an?|the|with|via|as|using|mounts?|mounting|mounted) )*host ?-?paths?(?: (?:volume|mount|directory))?(?: (?:of|is|:|=|to|at|for))* (\/[\w./-]*)|(?:mounts?|mounting|tails?|tailing|reads?|reading|collects?|collecting|ships?|watch(?:es)?|access(?: to)?|scrapes?|needs?|from|logs (?:from|in|under)) (?:(?:the|all|logs|log files|files|from|host's?|node's?|nodes|directory|folder|path|in|under|of|logs from|hosts?) )*(\/(?:var\/(?:log|lib|run)|proc|sys|etc|run|dev|mnt|opt|srv|data)[\w./-]*|\/)(?: (?:of|from|on) (?:the |each |every |all )*(?:host|node|nodes|hosts))?/;
const FURTHER_PATH =
  /(?:,|and|&|, and) (?:hostpath |host path )?(\/[\w./-]+)(?: (?:mounted )?(?:at|as|to|->|on) (\/[\w./-]+))?/;
const SYSTEM_PATH =
  /^\/(?:var\/(?:log|lib\/(?:docker|kubelet|containerd))|proc|sys|dev|var\/run|run)(?:\/|$)/;

/** A directory is the node's when the words say so, or when an agent reads a directory of the system. */
export function isHostPath(reader: RequestReader, match: Match): boolean {
  const path = cleanPath(reader.written(match, 1) || reader.written(match, 2));
  const isNamed = /host ?-?path|(?:host|node)/.test(groupText(match, 0));
  const isSystem = SYSTEM_PATH.test(path);
  const onNodes = reader.components
    .at(match.span.start)
    .some((component) => reader.isWorkload(component, 'DaemonSet'));
  return path !== '' && (isNamed || (isSystem && onNodes));
}

/** The directory a match of {@link HOST_PATH} names. */
export function hostPathOf(reader: RequestReader, match: Match): VolumeWords {
  const hostPath = cleanPath(reader.written(match, 1) || reader.written(match, 2));
  return { kind: 'hostPath', hostPath, mountPath: hostPath };
}

/** Further directories of the list, `/proc and /sys at /host/sys`, each with the words that name it. */
export function furtherHostPaths(
  reader: RequestReader,
  match: Match,
): readonly { readonly match: Match; readonly volume: VolumeWords }[] {
  const { last } = reader.document.sentenceAround(match.lastToken);
  const end = Math.min(last, match.lastToken + 12);
  return reader.findWithin(FURTHER_PATH, match.lastToken + 1, end).map((found) => {
    reader.claim(found);
    const hostPath = cleanPath(reader.written(found, 1));
    const mountPath = cleanPath(reader.written(found, 2)) || hostPath;
    return { match: found, volume: { kind: 'hostPath', hostPath, mountPath } };
  });
}
