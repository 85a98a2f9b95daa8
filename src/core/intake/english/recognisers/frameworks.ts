import type { Archetype } from '../../knowledge.js';
import type { ComponentMention } from '../find-components.js';
import type { Match } from '../request-document.js';
import { officialName } from '../official-name.js';
import { phrasePattern } from '../phrase-pattern.js';
import type { RequestReader } from '../request-reader.js';

interface FrameworkMention {
  readonly archetype: Archetype;
  readonly phrase: string;
  /** True for a framework, false for a language or a general word. */
  readonly strong: boolean;
  readonly match: Match;
}

/** Frameworks and languages: the most specific phrase of each component decides the archetype. */
export function recogniseFrameworks(reader: RequestReader): void {
  const best = new Map<string, FrameworkMention>();
  for (const mention of findFrameworks(reader)) {
    reader.claim(mention.match);
    claimNoun(reader, mention.match.lastToken + 1);
    for (const component of reader.components.at(mention.match.span.start)) {
      const known = best.get(component);
      if (known === undefined || isMoreSpecific(mention, known)) best.set(component, mention);
    }
  }
  const official = new Set(
    reader.components.mentions.filter((mention) => stateOfficial(reader, mention)).map(({ name }) => name),
  );
  for (const [component, { archetype, match }] of best)
    if (!official.has(component) && !reader.hasStated('components', component, 'archetype'))
      reader.stateAt(match.span, ['components', component, 'archetype'], archetype.id);
  for (const mention of reader.components.mentions)
    if (!best.has(mention.name) && !official.has(mention.name)) stateByImage(reader, mention);
}

const NOUN = /^(?:frontend|front-end|backend|gateway|ui|webapp|bff|client|spa)$/;

/** `react frontend`, `Rust gateway`: the noun says nothing more. */
function claimNoun(reader: RequestReader, at: number): void {
  if (NOUN.test(reader.document.tokens[at]?.normal ?? '')) reader.claim({ firstToken: at, lastToken: at });
}

function findFrameworks(reader: RequestReader): readonly FrameworkMention[] {
  return reader.knowledge.archetypes.flatMap((archetype) => [
    ...archetype.words.flatMap((phrase) => findPhrase(reader, { archetype, phrase, strong: true })),
    ...archetype.languages.flatMap((phrase) => findPhrase(reader, { archetype, phrase, strong: false })),
  ]);
}

function findPhrase(
  reader: RequestReader,
  mention: Omit<FrameworkMention, 'match'>,
): readonly FrameworkMention[] {
  return reader
    .find(phrasePattern(mention.phrase))
    .filter((match) => !isIncidental(reader, match))
    .map((match) => ({ ...mention, match }));
}

/** `nginx:1.27` is the official image and nothing else, whatever the words around it say. */
function stateOfficial(reader: RequestReader, mention: ComponentMention): boolean {
  const [image] = mention.images;
  const token = reader.document.tokens[image?.token ?? -1];
  if (image === undefined || token === undefined) return false;
  const repository = officialName(image.parts);
  const archetype = reader.knowledge.archetypes.find(
    (candidate) => candidate.officialImages?.includes(repository) === true,
  );
  if (archetype === undefined) return false;
  reader.stateAt(token, ['components', mention.name, 'archetype'], archetype.id);
  return true;
}

/** An image called like a framework or server (`nginx`, `caddy`) says what it is. */
function stateByImage(reader: RequestReader, mention: ComponentMention): void {
  const [image] = mention.images;
  const token = reader.document.tokens[image?.token ?? -1];
  const name =
    image?.parts.repository
      .split('/')
      .at(-1)
      ?.replace(/-unprivileged$/, '') ?? '';
  const archetype = reader.knowledge.archetypes.find(
    (candidate) => candidate.words.includes(name) || candidate.languages.includes(name),
  );
  if (token !== undefined && archetype !== undefined)
    reader.stateAt(token, ['components', mention.name, 'archetype'], archetype.id);
}

/** Frameworks win over languages; then the longer phrase. */
function isMoreSpecific(mention: FrameworkMention, known: FrameworkMention): boolean {
  if (mention.strong !== known.strong) return mention.strong;
  return mention.phrase.length > known.phrase.length;
}

/** What an `… gateway` may be that is no application: `nginx gateway`, but not `Rust gateway`. */
const SERVER = /^(?:nginx|caddy|apache|httpd|traefik|kong|envoy|istio|kubernetes)/;

/** `nginx ingress` and `go live` are not about the application. */
function isIncidental(reader: RequestReader, match: Match): boolean {
  const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 2);
  const before = reader.document.normalBetween(match.firstToken - 2, match.firstToken - 1);
  if (
    /^(?:ingress|class|controller)/.test(after) ||
    (after.startsWith('gateway') && SERVER.test(match.groups[0] ?? '')) ||
    /(?:class|controller|ingress|via|behind)(?: is| :| =)?$/.test(before)
  )
    return true;
  if (match.groups[0] === 'go')
    return (
      /^(?:live|to|through|with|for|down|up|ahead|via|into|on|and|away)(?: |$)/.test(after) ||
      /(?:^| )(?:to|can|should|must|will|let's|may|requests)$/.test(before)
    );
  if (match.groups[0] !== 'node') return false;
  return (
    /^(?:selector|pool|pools|port|affinity|group|local)/.test(after) ||
    /(?:^| )(?:single|each|every|per|one|1|same|worker|different|any|another|other|the)$/.test(before)
  );
}
