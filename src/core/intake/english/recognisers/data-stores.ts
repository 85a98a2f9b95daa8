import type { DataStore } from '../../knowledge.js';
import { findImages } from '../find-images.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import { phrasePattern } from './frameworks.js';

const BUNDLED =
  /(?:^| )(?:is|are|as)? ?(?:part of (?:the|this) chart|bundled|embedded|included|in the (?:same )?chart|inside the chart|in-chart|shipped with|deployed with it|subchart)(?: |$)/;
const SECRET_OF_STORE =
  /(?:(?:url|uri|dsn|connection string|connection|password|credentials|creds|it|conn) )?(?:is |are |comes |come |taken |read |stored |kept )?(?:in|from|via|out of) (?:the |an |a |our )?(?:existing |kubernetes |k8s )?secret (?:called |named )?([a-z0-9][a-z0-9.-]*)(?: ,| \()?(?: (?:under|with|using|at|and))?(?: the)?(?: keys? (?:is |called |named )?([\w.-]+))?/;

/** Data stores and brokers that the application uses, how it gets their address, and wishes to ship them along. */
export function recogniseDataStores(reader: RequestReader): void {
  for (const store of reader.knowledge.dataStores) {
    const phrases = [...store.words].sort((left, right) => right.length - left.length);
    for (const phrase of phrases)
      for (const match of reader.find(withPort(phrase))) {
        if (isNameOfOther(reader, match)) continue;
        if (isDeniedStore(reader, match)) reader.claim(match);
        else stateStore(reader, store, match);
      }
  }
  recogniseStoreImages(reader);
}

const PATTERNS = new Map<string, RegExp>();

function withPort(phrase: string): RegExp {
  const known = PATTERNS.get(phrase);
  if (known !== undefined) return known;
  const pattern = new RegExp(
    `(?:an? )?(?:external |managed |existing |hosted )?${phrasePattern(phrase).source}(?: (?:database|db|cache|broker|cluster|instance|server|queue|bucket|store))?(?: (?:on|at) (?:the )?(?:port )?(\\d{4,5})| port (\\d{4,5}))?`,
  );
  PATTERNS.set(phrase, pattern);
  return pattern;
}

/** `under key amqp`, `secret redis`: the word names something else. */
function isNameOfOther(reader: RequestReader, match: Match): boolean {
  return /^(?:keys?|secret|namespace|ns|called|named|class|user|username)$/.test(
    reader.document.normalBetween(match.firstToken - 1, match.firstToken - 1),
  );
}

function isDeniedStore(reader: RequestReader, match: Match): boolean {
  return /(?:^| )(?:no|no longer (?:needs?|uses?|has|have|wants?)|without|not|never|don't need|doesn't need|don't use)(?: an?| any| external)?$/.test(
    reader.document.normalBetween(match.firstToken - 3, match.firstToken - 1),
  );
}

function stateStore(reader: RequestReader, store: DataStore, match: Match): void {
  const version = / (\d[\d.]*)(?: |$)/.exec(groupText(match, 0))?.[1];
  const port = match.groups.slice(-2).find((group) => group !== '');
  reader.state(match, ['dependencies', store.engine, 'engine'], store.engine);
  if (version !== undefined && version !== port)
    reader.state(match, ['dependencies', store.engine, 'version'], version);
  if (port !== undefined) reader.state(match, ['dependencies', store.engine, 'port'], Number(port));
  const bundled = recogniseBundled(reader, store, match);
  // `Redis is part of the chart` says where it runs, not who uses it.
  if (!bundled || !isKnownUse(reader, store))
    for (const component of reader.components.at(match.span.start))
      reader.stateIntent(match, ['uses', component, store.engine], true);
  recogniseStoreAsApplication(reader, store, match);
  recogniseStoreSecret(reader, store, match);
}

function recogniseBundled(reader: RequestReader, store: DataStore, match: Match): boolean {
  const { last } = reader.document.sentenceAround(match.lastToken);
  const after = reader.document.normalBetween(match.lastToken + 1, Math.min(last, match.lastToken + 7));
  const before = reader.document.normalBetween(match.firstToken - 1, match.firstToken - 1);
  const bundled = BUNDLED.test(after) || /^(?:bundled|embedded)$/.test(before);
  if (bundled)
    reader.stateIntent(match, ['unsupported', `bundled-${store.engine}`], `${store.title} inside the chart`);
  return bundled;
}

function isKnownUse(reader: RequestReader, store: DataStore): boolean {
  return reader.components.mentions.some((mention) =>
    reader.hasStated('intent', 'uses', mention.name, store.engine),
  );
}

const USE_CUE =
  /(?:^| )(?:needs?|uses?|using|with|and|plus|requires?|depends on|connects? to|talks? to|backed by|from|to|against|on|external|managed|\+|,|&|has|via|in)(?: (?:an?|the|our|its|external|managed|existing))*$/;

/** A request that opens with a data store and names no application asks for the data store itself. */
function recogniseStoreAsApplication(reader: RequestReader, store: DataStore, match: Match): void {
  const named = reader.components.mentions.some((mention) => mention.images.length > 0);
  const before = reader.document.normalBetween(match.firstToken - 4, match.firstToken - 1);
  const opens =
    /^(?:(?:please|i|we|want|need|run|deploy|give|me|us|a|an|the|create|make|set|up|single|standalone|chart|for|helm|to|would|like|install|host|start) ?)*$/.test(
      before,
    );
  if (named || !opens || USE_CUE.test(before) || match.firstToken > 8) return;
  reader.stateIntent(
    match,
    ['unsupported', 'data-store'],
    `${store.title} itself (a StatefulSet with storage)`,
  );
}

/** `Postgres, the URL is in secret orders-db, key DATABASE_URL`: the secret stands in the same sentence. */
function recogniseStoreSecret(reader: RequestReader, store: DataStore, mention: Match): void {
  const { last } = reader.document.sentenceAround(mention.lastToken);
  const [key] = store.keys;
  const [found] = reader.findWithin(SECRET_OF_STORE, mention.lastToken + 1, last);
  if (found === undefined || key === undefined) return;
  const between = reader.document.tokens.slice(mention.lastToken + 1, found.firstToken);
  // Variables named on the way are the subject of the secret, not the data store.
  if (between.some((token) => /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(token.text))) return;
  if (between.some((token) => /^(?:tls|pull|certificate)$/.test(token.normal))) return;
  const secret = reader.written(found, 1);
  const short = secret.replaceAll('.', '-');
  const isPassword = /^(?:password|credentials|creds) /.test(groupText(found, 0));
  const variable = isPassword ? key.name.replace(/(?:_URL|_URI|_DSN)?$/, '_PASSWORD') : key.name;
  const secretKey = reader.written(found, 2) || variable;
  reader.stateForComponent(found, ['secrets', short, 'mode'], 'existing');
  reader.stateForComponent(found, ['secrets', short, 'name'], secret);
  reader.stateForComponent(
    found,
    ['secrets', short, 'keys', secretKey],
    isPassword ? `Password of ${store.title}` : key.purpose,
  );
  reader.stateForComponent(found, ['env', variable, 'secret'], short);
  reader.stateForComponent(found, ['env', variable, 'key'], secretKey);
}

/** `postgres:16` beside an application image is a data store of that version. */
function recogniseStoreImages(reader: RequestReader): void {
  for (const image of findImages(reader.document, reader.knowledge)) {
    const token = reader.document.tokens[image.token];
    if (image.role !== 'store' || token === undefined) continue;
    const name = image.parts.repository.split('/').at(-1) ?? '';
    const store = reader.knowledge.dataStores.find((candidate) => candidate.images.includes(name));
    if (store === undefined) continue;
    reader.claim({ firstToken: image.token, lastToken: image.token });
    reader.stateAt(token, ['dependencies', store.engine, 'engine'], store.engine);
    if (image.parts.tag !== '')
      reader.stateAt(token, ['dependencies', store.engine, 'version'], image.parts.tag);
    reader.stateAt(
      token,
      ['intent', 'unsupported', `bundled-${store.engine}`],
      `${store.title} from ${image.reference}`,
    );
    for (const component of reader.components.at(token.start))
      reader.stateAt(token, ['intent', 'uses', component, store.engine], true);
  }
}
