import type { ComponentMention } from '../find-components.js';
import type { ImageMention } from '../find-images.js';
import { groupText } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import type { Span } from '../token.js';

const VERSION = /(?:with )?(?:version|release|tag|app version|appversion)(?: is| :| =)? (v?\d[\w.-]*)/;
/** Words whose version is not the application's. */
const OTHER_VERSION =
  /^(?:chart|helm|kubernetes|k8s|api|schema|python|node|node\.js|java|jdk|go|golang|ruby|php|rust|dotnet|\.net|postgres|postgresql|mysql|redis|mongodb|kafka|http|tls)$/;
const PULL_SECRET = /(?:image ?)?pull ?secrets?(?: is| :| =| called| named)? ([a-z0-9][a-z0-9.-]*)/;
const PULL = /(?:image ?)?pull ?policy(?: is| :| =)? (always|ifnotpresent|never)/;

/** Images of the components, and the names they are given. */
export function recogniseImages(reader: RequestReader): void {
  for (const component of reader.components.mentions) {
    if (component.nameSpan !== undefined) reader.claimSpan(component.nameSpan);
    for (const image of component.images) stateImage(reader, component, image);
    if (component.runsFrom !== undefined && component.nameSpan !== undefined)
      reader.stateAt(component.nameSpan, ['intent', 'sharesImage', component.name], component.runsFrom);
  }
  reader.each(VERSION, (match) => {
    if (!OTHER_VERSION.test(reader.document.normalBetween(match.firstToken - 1, match.firstToken - 1)))
      reader.stateIntent(match, ['version'], reader.written(match, 1));
  });
  reader.each(PULL_SECRET, (match) => {
    if (!/^(?:for|from|in|and|is|to)$/.test(groupText(match, 1)))
      reader.stateForComponent(match, ['imagePullSecrets'], [reader.written(match, 1)]);
  });
  reader.each(PULL, (match) =>
    reader.stateForComponent(match, ['imagePullPolicy'], PULL_POLICY[groupText(match, 1)] ?? 'Always'),
  );
}

function stateImage(reader: RequestReader, component: ComponentMention, image: ImageMention): void {
  const token = reader.document.tokens[image.token];
  if (token === undefined) return;
  reader.claim({ firstToken: image.token, lastToken: image.token });
  if (image.parts.tag.startsWith('latest') && component.images.length > 1) return;
  stateReference(reader, component, image, token);
}

/** An environment has an image of its own only beside another one: `a:1, and a:2 in staging`. */
function stateReference(
  reader: RequestReader,
  component: ComponentMention,
  image: ImageMention,
  token: Span,
): void {
  const isGeneral = ({ token: index }: ImageMention): boolean =>
    reader.environments.at(reader.document.tokens[index]?.start ?? 0) === undefined;
  const base = component.images.find(isGeneral) ?? component.images[0];
  if (image === base) reader.stateAt(token, ['components', component.name, 'image'], image.reference);
  else reader.stateForNamed(token, component.name, ['image'], image.reference);
}

const PULL_POLICY: Readonly<Record<string, string>> = {
  always: 'Always',
  ifnotpresent: 'IfNotPresent',
  never: 'Never',
};
