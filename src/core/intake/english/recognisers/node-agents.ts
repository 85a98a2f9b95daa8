import type { RequestReader } from '../request-reader.js';

const EVERYWHERE =
  /(?:(?:also|even|including|and|must|should|run|runs|on|,) )*(?:(?:the )?(?:control[ -]planes?(?: nodes?)?|masters?(?: nodes?)?|tainted nodes?|every taint(?:ed node)?))(?: (?:nodes?|too|as well|included|also))*|tolerat(?:es?|ing|ions?)(?: for)? (?:everything|all(?: (?:the )?(?:taints|nodes))?|any(?:thing| taint)|every(?: node)? taint)|whatever (?:their |the )?taints?/;

/** Agents of nodes: which taints they accept, and how many may be down while they are updated. */
export function recogniseNodeAgents(reader: RequestReader): void {
  reader.each(EVERYWHERE, (match) => {
    const isSaid = /tolerat|taint/.test(match.groups[0] ?? '');
    for (const component of reader.components.at(match.span.start)) {
      const isDaemon = reader.isWorkload(component, 'DaemonSet');
      if (!isDaemon && !isSaid) continue;
      reader.claim(match);
      if (reader.isDenied(match)) continue;
      reader.stateAt(
        match.span,
        ['components', component, 'scheduling', 'tolerations'],
        [{ operator: 'Exists' }],
      );
    }
  });
  reader.each(
    /(?:rolling ?update|update|roll ?out|updates?)(?: of)?(?: with)? (?:at most )?(\d{1,3}%?) (?:nodes?|pods?|agents?)(?: at (?:a|1) time| at once)?/,
    (match) => {
      for (const component of reader.components.at(match.span.start)) {
        const amount = match.groups[1] ?? '';
        // Pods of an application are replaced one by one as well; only agents of nodes have a setting for it.
        const isOfNodes = /(?:nodes?|agents?)(?: |$)/.test(match.groups[0] ?? '');
        if (!isOfNodes && !reader.isWorkload(component, 'DaemonSet')) continue;
        reader.claim(match);
        reader.stateAt(
          match.span,
          ['components', component, 'daemonSet', 'maxUnavailable'],
          amount.endsWith('%') ? amount : Number(amount),
        );
      }
    },
  );
}
