import { officialImage } from '../../official-image.js';
import { findProduct } from '../find-products.js';
import type { RequestReader } from '../request-reader.js';

/** Products named without an image: `fluent-bit 3.1` is an image when knowledge says whose, else a version. */
export function recogniseProducts(reader: RequestReader): void {
  const [mention, ...others] = reader.components.mentions;
  if (mention === undefined || others.length > 0 || mention.images.length > 0) return;
  const product = findProduct(reader.document, reader.knowledge);
  if (product === undefined || product.name !== mention.name) return;
  const { match, version, archetype } = product;
  const place = match.spans[1] ?? match.span;
  const span = { start: place.start, end: match.span.end };
  reader.claimSpan(span);
  const official = archetype === undefined ? undefined : officialImage(archetype, version);
  if (archetype !== undefined) reader.stateAt(span, ['components', mention.name, 'archetype'], archetype.id);
  if (version === '') return;
  if (official === undefined) reader.stateAt(span, ['intent', 'version'], version);
  else reader.stateAt(span, ['components', mention.name, 'image'], official);
}
