import type { IntakeKnowledge } from '../knowledge.js';
import { sameRepository, type ImageMention } from './find-images.js';
import { nameBefore } from './name-before-image.js';
import type { RequestDocument } from './request-document.js';

/** Mentions of one image are one application, unless each has a name of its own: `api (acme/a:1) and worker (acme/a:1, …)`. */
export function groupByRepository(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
  images: readonly ImageMention[],
): readonly (readonly ImageMention[])[] {
  const groups: { readonly label: string | undefined; readonly images: ImageMention[] }[] = [];
  for (const [index, image] of images.entries()) {
    const from = (images[index - 1]?.token ?? -1) + 1;
    const label = nameBefore(document, knowledge, { from, token: image.token, several: true })?.name;
    const group = groups.find(
      ({ label: other, images: [first] }) =>
        first !== undefined &&
        sameRepository(first, image) &&
        (label === undefined ||
          label === other ||
          (other === undefined && !isBehind(document, image.token, label))),
    );
    if (group === undefined) groups.push({ label, images: [image] });
    else group.images.push(image);
  }
  return groups.map((group) => group.images);
}

/** `web frontend on 3000 IMAGE and background worker IMAGE`: a worker beside what answers requests is a process of its own. */
function isBehind(document: RequestDocument, token: number, label: string): boolean {
  return (
    /^(?:worker|scheduler|bot)$/.test(label) &&
    /(?:^| )(?:ports?|listens?|listening|on :?\d{2,5}|frontend|web|api)(?: |$)/.test(
      document.normalBetween(0, token - 2),
    )
  );
}
