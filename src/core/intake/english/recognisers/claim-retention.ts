import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import { speaksOfClaim } from '../volumes/volume-cues.js';

const RETAIN =
  /(?:(?:keep|retain|preserve)(?:s|ed)? (?:the |its )?(?:data|volumes?|disks?|pvcs?|claims?|storage)|(?:data|volumes?|disks?|pvcs?|claims?) (?:must |should |is |are |to )*(?:be )?(?:kept|retained|preserved|survive|survives|stay|persist(?:s|ed)?)|retain(?: policy)?)(?: (?:on|after|when|if|through|a|an|it|the|is|restarts?|pod|rescheduling|redeploys?|deploys?|release|chart|statefulset|gets?|uninstalled?|uninstall|deleted?|deletion|removed?|scaled down|scale ?down|helm))*/;
const DELETE =
  /(?:delete|remove)(?:s|d)? (?:the |its )?(?:data|volumes?|disks?|pvcs?|claims?|storage) (?:with|on|after|when|together with) (?:(?:the|it|release|uninstall|chart|statefulset|is|gets|uninstalled|deleted|deletion) ?)+/;

/** What becomes of the data when its StatefulSet goes, and the wish that it stays. */
export function recogniseClaimRetention(reader: RequestReader): void {
  for (const [pattern, policy] of [
    [RETAIN, 'Retain'],
    [DELETE, 'Delete'],
  ] as const)
    reader.each(pattern, (match) => {
      const owners = reader.components
        .at(match.span.start)
        .filter((component) => reader.isWorkload(component, 'StatefulSet'));
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
  if (!speaksOfClaim(reader))
    reader.stateAt(match.span, ['components', component, 'volumes', 'data', 'kind'], 'claim');
}
