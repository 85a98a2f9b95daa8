import { firstGroup, groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const NEGATED =
  /(?:^| )(?:no|not|non|never|nor|without|unprivileged|avoid|cannot|can't|(?:do|does|must|should|is|are|wo)n'?t)(?: (?:run|runs|ever|as|be|a|any|in|running|started|starts|start|need|needs|require|requires|use|uses|the))*$/;
const PRIVILEGED = /(?:as )?(?:a )?privileged(?: (?:mode|container|pod))?/;
const ROOT =
  /(?:(?:run|runs|running|start|starts) )?(?:it )?(?:as |the )?root(?: (?:user|container))?|(?:user|uid|runasuser)(?: is| :| =)? 0/;
const USER =
  /(?:run as |as |with |runasuser |run with )?(?:user|uid|runasuser|user id)(?: is| :| =| id)? (\d{1,7})(?::(\d{1,7}))?|runs? (?:it )?as (\d{1,7})(?::(\d{1,7}))?/;
const GROUP =
  /(?:(?:and|with|as|in|the) )*(?<!(?:consumer|resource|node|security|log|user|target) )(?:run ?-?as ?-?group|group|gid|group id)(?: is| :| =| id)? (\d{1,7})/;
const FS_GROUP = /(?:(?:and|with|as|the|an?) )*fs ?-?group(?: is| :| =| of)? (\d{1,7})/;
const HOST_NETWORK = /(?:the )?(?:host ?network|hostnetwork|host networking|network of the host)/;
const WRITABLE =
  /(?:writable|writeable|read-?write) root(?: ?file ?system| fs)?|(?:no|not|without)(?: a)? read-?only root(?: ?file ?system| fs)?|(?:needs? to |can |must |should )?writes? to (?:its |the )?(?:own |root )?(?:file ?system|disk)/;
const CAPABILITY =
  /(?:capabilit(?:y|ies)|cap_add|cap-add|caps?)(?: (?:is|:|=|add))? ((?:cap_)?(?:net_admin|net_raw|net_bind_service|sys_admin|sys_ptrace|sys_time|ipc_lock|chown|setuid|setgid|dac_override|kill|sys_nice|mknod|all))|(net_admin|net_raw|sys_admin|sys_ptrace|net_bind_service|ipc_lock|sys_nice)(?: capability)?/;
const READ_ONLY = /read-?only (?:root )?(?:file ?system|fs|rootfs)/;
const WRITABLE_PATH =
  /(?:writes?|writable|write)(?: (?:to|into|path|paths|directory|folder|files|in|temp|temporary|needs|at|:))* (\/[\w./-]+)/;

/** Wishes that weaken the restricted profile (a person has to accept them later), user ids and writable directories. */
export function recogniseSecurity(reader: RequestReader): void {
  for (const match of reader.find(PRIVILEGED)) {
    const denied = NEGATED.test(reader.document.normalBetween(match.firstToken - 5, match.firstToken - 1));
    reader.stateForComponent(match, ['security', 'privileged'], !denied);
  }
  reader.each(READ_ONLY, (match) =>
    reader.stateForComponent(match, ['security', 'readOnlyRootFilesystem'], !reader.isDenied(match)),
  );
  reader.each(WRITABLE, (match) =>
    reader.stateForComponent(match, ['security', 'readOnlyRootFilesystem'], reader.isDenied(match)),
  );
  for (const match of reader.find(ROOT)) {
    const around = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 1);
    if (
      /^(?:path|directory|folder|cause|domain|certificate|ca|url|password|filesystem|file|fs|token|account)$/.test(
        around,
      )
    )
      continue;
    const denied = NEGATED.test(reader.document.normalBetween(match.firstToken - 5, match.firstToken - 1));
    reader.stateForComponent(match, ['security', 'runAsNonRoot'], denied);
  }
  for (const match of reader.find(/(?:run (?:it )?as )?non-?root(?: user)?|rootless|unprivileged/))
    reader.stateForComponent(match, ['security', 'runAsNonRoot'], true);
  recogniseIds(reader);
  reader.each(HOST_NETWORK, (match) =>
    reader.stateForComponent(match, ['security', 'hostNetwork'], !reader.isDenied(match)),
  );
  for (const match of reader.find(CAPABILITY)) {
    const name = firstGroup(match).toUpperCase().replace(/^CAP_/, '');
    reader.stateForComponent(match, ['security', 'addCapabilities'], [name]);
  }
  for (const match of reader.find(WRITABLE_PATH))
    for (const component of reader.components.at(match.span.start)) {
      reader.claim(match);
      reader.stateAt(match.span, ['intent', 'writable', component, reader.written(match, 1)], true);
    }
}

/** `uid 1000:2000`, `group 65534`, `fsGroup 2000`. */
function recogniseIds(reader: RequestReader): void {
  const state = (match: Match, leaf: string, id: string): void => {
    if (id !== '') reader.stateForComponent(match, ['security', leaf], Number(id));
  };
  reader.each(USER, (match) => {
    state(match, 'runAsUser', groupText(match, 1) || groupText(match, 3));
    state(match, 'runAsGroup', groupText(match, 2) || groupText(match, 4));
  });
  reader.each(FS_GROUP, (match) => {
    state(match, 'fsGroup', groupText(match, 1));
  });
  reader.each(GROUP, (match) => {
    state(match, 'runAsGroup', groupText(match, 1));
  });
}
