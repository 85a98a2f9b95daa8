import type { Archetype, IntakeKnowledge } from '../knowledge.js';
import { parseDnsLabel } from '../../units/names.js';
import { ORDINARY_WORDS } from './ordinary-words.js';
import { phrasePattern } from './phrase-pattern.js';
import { groupText, type Match, type RequestDocument } from './request-document.js';

/** A product named without an image: `fluent-bit 3.1`. */
export interface ProductMention {
  readonly name: string;
  /** Empty when the request does not say one. */
  readonly version: string;
  readonly match: Match;
  /** What knowledge says about it, if anything. */
  readonly archetype: Archetype | undefined;
}

const VERSIONED = /([a-z][a-z0-9]*(?:-[a-z0-9]+)*) (?:version |v)?(\d+(?:\.\d+)+[\w.-]*)/;
const OF_KIND =
  /(?:daemon ?-?set|stateful ?-?set|cron ?-?job|job)(?: (?:for|of|with|running|runs|called|named|from|that|:|the|a|an))* ([a-z][a-z0-9]*(?:-[a-z0-9]+)*)/;
/** Words whose number is not the version of an application. */
const NOT_PRODUCTS =
  /^(?:version|v|kubernetes|k8s|helm|chart|api|http|tls|python|node|java|jdk|go|golang|ruby|php|rust|dotnet|net|release|tag|at|to|from|than|least|most|cpu|memory|port|about|exactly|every|all|that|which|runs?|with|cronjob|job|daily|nightly|hourly|weekly|monthly|pods?|nodes?|agent|called|limits?|requests?|of|and|or|on|in|by|for|the|an?|ipv|wants?|needs?|it|step|schema|phase|sprint|chapter|score|rating|uptime)$/;

/** The product a request without an image is about; undefined when it names none. */
export function findProduct(
  document: RequestDocument,
  knowledge: IntakeKnowledge,
): ProductMention | undefined {
  for (const match of [...document.find(VERSIONED), ...document.find(OF_KIND)]) {
    const name = groupText(match, 1);
    if (NOT_PRODUCTS.test(name) || ORDINARY_WORDS.has(name) || !parseDnsLabel(name).ok) continue;
    const archetype = knowledge.archetypes.find(({ words }) => words.includes(name));
    const isFramework =
      archetype !== undefined &&
      (archetype.role ?? 'service') === 'service' &&
      archetype.officialImages === undefined;
    const isLanguage = knowledge.archetypes.some(({ languages }) => languages.includes(name));
    const isStore = knowledge.dataStores.some(({ words }) => words.includes(name));
    if (!isFramework && !isLanguage && !isStore)
      return { name, version: groupText(match, 2), match, archetype };
  }
  return findKnownProduct(document, knowledge);
}

/** `node exporter on every node`: a product whose official image is known needs no version. */
function findKnownProduct(document: RequestDocument, knowledge: IntakeKnowledge): ProductMention | undefined {
  for (const archetype of knowledge.archetypes) {
    if (archetype.usualTag === undefined) continue;
    for (const phrase of archetype.words)
      for (const match of document.find(new RegExp(`(${phrasePattern(phrase).source})`))) {
        const name = phrase.replaceAll(/[^a-z0-9]+/g, '-');
        if (
          parseDnsLabel(name).ok &&
          !USED_BY_OTHER.test(document.normalBetween(match.firstToken - 3, match.firstToken - 1))
        )
          return { name, version: '', match, archetype };
      }
  }
  return undefined;
}

/** Words before a product that make it something else's neighbour. */
const USED_BY_OTHER =
  /(?:^| )(?:with|uses?|using|via|by|to|from|needs?|and|no|without|calls?|calling|queries|behind|against)(?: (?:an?|the|our))?$/;
