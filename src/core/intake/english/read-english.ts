import type { IntakeKnowledge } from '../knowledge.js';
import type { Reading } from '../reading.js';
import { createComponentScopes } from './component-scopes.js';
import { createEnvironmentScopes } from './environment-scopes.js';
import { findComponents } from './find-components.js';
import { nameWithoutImage } from './name-without-image.js';
import { PART_NOUN } from './part-noun.js';
import { RECOGNISERS } from './recognisers/index.js';
import { RequestDocument } from './request-document.js';
import { RequestReader } from './request-reader.js';
import { findUnread } from './unread.js';

/**
 * Reads a request in English by rules.
 *
 * Pure and linear in the length of the text. Facts have rank `request` and point at the exact words. Facts below
 * `/intent` say what is wanted in terms that only `resolveBlueprint` understands; they never reach a Blueprint.
 *
 * @param sanitised - The request after `separateSecrets`; placeholders in it become references to Secrets.
 * @returns `questions` is always empty: what is missing or contradictory shows only when everything is merged, in
 *   `resolveBlueprint`.
 */
export function readEnglish(sanitised: string, knowledge: IntakeKnowledge): Reading {
  const document = new RequestDocument(sanitised);
  const found = findComponents(document, knowledge);
  const anonymous = found.length === 0 ? nameWithoutImage(document, knowledge) : undefined;
  const mentions =
    anonymous === undefined
      ? found
      : [{ name: anonymous.name, nameSpan: anonymous.span, images: [], start: 0 }];
  const reader = new RequestReader(document, knowledge, {
    components: createComponentScopes(document, mentions),
    environments: createEnvironmentScopes(document),
  });
  for (const recognise of RECOGNISERS) recognise(reader);
  claimScopes(reader);
  for (const mention of mentions) {
    const span = mention.nameSpan ?? imageSpan(document, mention.images[0]?.token);
    if (span !== undefined) reader.stateAt(span, ['intent', 'named', mention.name], true);
  }
  return { facts: reader.facts, questions: [], unread: findUnread(reader), notes: reader.notes };
}

function imageSpan(
  document: RequestDocument,
  token: number | undefined,
): { readonly start: number; readonly end: number } | undefined {
  return token === undefined ? undefined : document.tokens[token];
}

const PIECES =
  /(?:\d{1,2} )?(?:(?:main|separate|different|small) )*(?:pieces|parts|services|components|containers|processes|deployments|apps|applications|workloads|microservices|programs)/;

/** Names of environments and components are understood, whatever is said about them. */
function claimScopes(reader: RequestReader): void {
  for (const marker of reader.environments.markers) reader.claim(marker);
  // `There are four pieces:` counts what follows.
  if (reader.components.mentions.length > 1) for (const match of reader.find(PIECES)) reader.claim(match);
  const names = new Set(reader.components.mentions.map((mention) => mention.name));
  for (const { images } of reader.components.mentions) claimKind(reader, images[0]?.token ?? 0);
  for (const [index, token] of reader.document.tokens.entries())
    if (names.has(token.normal) || names.has(token.normal.replace(/s$/, ''))) claimName(reader, index);
}

/** `a gateway acme/gw:1`: what kind of thing the image is. */
function claimKind(reader: RequestReader, image: number): void {
  if (PART_NOUN.test(reader.document.tokens[image - 1]?.normal ?? ''))
    reader.claim({ firstToken: image - 1, lastToken: image - 1 });
}

/** `web frontend`, `background worker`: what a component is, said beside its name. */
const BESIDE_NAME = /^(?:background|async|asynchronous|frontend|backend)$/;

function claimName(reader: RequestReader, index: number): void {
  for (const near of [index - 1, index, index + 1])
    if (near === index || BESIDE_NAME.test(reader.document.tokens[near]?.normal ?? ''))
      reader.claim({ firstToken: near, lastToken: near });
}
