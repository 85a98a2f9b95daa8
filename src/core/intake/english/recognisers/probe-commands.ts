import { readCommandAfter, wordsOfCommand } from '../find-commands.js';
import { groupText } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

/** `liveness exec command cat /tmp/healthy`, `the readiness probe runs pg_isready -U app`. */
const CUE =
  /(?:(?:an?|the|with|its) )*(liveness|readiness|startup)(?: (?:probes?|checks?|health ?checks?|is|are|an?|the|via|with|by|using|should|must|:|=|\())*(?: (?:exec|execs|commands?|cmd|runs?|running|executes?|executing|:|=|the|of))*(?: (?:exec|execs|commands?|cmd|runs?|running|executes?|executing))(?: (?::|=))?/;

/** Commands that say whether the container is well. They are the probe's, so they are read before those of containers. */
export function recogniseProbeCommands(reader: RequestReader): void {
  reader.each(CUE, (match) => {
    const command = readCommandAfter(reader.document, match);
    if (command === undefined || reader.isDenied(match)) return;
    reader.claim(command);
    reader.claim(match);
    for (const component of reader.components.at(match.span.start))
      reader.stateAt(
        { start: match.span.start, end: command.end },
        ['components', component, 'probes', groupText(match, 1), 'command'],
        wordsOfCommand(command),
      );
  });
}
