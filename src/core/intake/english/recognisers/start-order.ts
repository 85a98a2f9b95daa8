import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

/** `waits for redis before it starts`, `start only after the api is up`: what has to be there first. */
const START_ORDER =
  /(?:(?:before (?:it|the app|the application|starting)(?: starts?)?|on start(?:up)?|must|should|has to|and|it|,) )*(?:(?:wait|waits)(?: (?:for|until))+|(?:should |must )?(?:only )?(?:be )?starts?(?:ed)?(?: only)? (?:after|once|when))(?: the)? ([a-z][a-z0-9-]*)(?: (?:is|to be|has|comes?|becomes?|being|ready|up|reachable|available|healthy|started|running|there|online))*(?: before (?:it starts|starting|start))?/;

/** What has to be there before a component starts; the resolver knows the ports to ask. */
export function recogniseStartOrder(reader: RequestReader): void {
  reader.each(START_ORDER, (match) => stateStartOrder(reader, match));
}

function stateStartOrder(reader: RequestReader, match: Match): void {
  const target = groupText(match, 1);
  const [component = '', ...others] = reader.components.at(match.span.start);
  if (others.length > 0 || component === target || reader.isDenied(match)) return;
  if (reader.components.mentions.some(({ name }) => name === target)) {
    reader.stateIntent(match, ['startsAfter', component, target], true);
    return;
  }
  const store = reader.knowledge.dataStores.find(({ words }) => words.includes(target));
  const place = match.spans[1];
  if (store === undefined || place === undefined) return;
  // The name itself stays unclaimed: it also says that the data store is used.
  reader.claim({ firstToken: match.firstToken, lastToken: reader.document.tokenIndexAt(place.start) - 1 });
  reader.stateAt(match.span, ['intent', 'startsAfter', component, store.engine], true);
}
