import type { DataStore } from '../../knowledge.js';
import { findOwnStore } from '../find-own-store.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';
import { phrasePattern } from '../phrase-pattern.js';
import { claimName, claimSharing, namesItself, withoutItself } from '../store-users.js';
import { recogniseOperators, stateStorageBehind, stateStoreMode } from './dependency-modes.js';
import { stateOwnStore } from './own-stores.js';

const SECRET_OF_STORE =
  /(?:(?:url|uri|dsn|connection string|connection|password|credentials|creds|it|conn) )?(?:is |are |comes |come |taken |read |stored |kept )?(?:in|from|via|out of) (?:the |an |a |our )?(?:existing |kubernetes |k8s )?secret (?:called |named )?([a-z0-9][a-z0-9.-]*)(?: ,| \()?(?: (?:under|with|using|at|and))?(?: the)?(?: keys? (?:is |called |named )?([\w.-]+))?/;

/** Data stores and brokers that the application uses, how it gets their address, and wishes to ship them along. */
export function recogniseDataStores(reader: RequestReader): void {
  recogniseApplication(reader);
  for (const store of reader.knowledge.dataStores) {
    const phrases = [...store.words].sort((left, right) => right.length - left.length);
    for (const phrase of phrases)
      for (const match of reader.find(withPort(phrase))) {
        if (isNameOfOther(reader, match) || isOperator(reader, match)) continue;
        if (isDeniedStore(reader, match)) reader.claim(match);
        else if (namesItself(reader, store, match)) claimName(reader, match);
        else stateStore(reader, store, match);
      }
  }
  recogniseStoreImages(reader);
  recogniseOperators(reader);
}

/** A request that opens with a data store and names no application asks for the data store itself. */
function recogniseApplication(reader: RequestReader): void {
  if (reader.components.mentions.some((mention) => mention.images.length > 0)) return;
  const own = findOwnStore(reader.document, reader.knowledge, phrasePattern);
  const [component] = own === undefined ? [] : reader.components.at(own.match.span.start);
  if (own !== undefined && component !== undefined) stateOwnStore(reader, own.store, component, own.match);
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
  const before = reader.document.normalBetween(match.firstToken - 2, match.firstToken - 1);
  return /(?:^| )(?:keys?|secret|namespace|ns|called|named|class|user|username|affinity(?: (?:to|with|for))?)$/.test(
    before,
  );
}

/** `mysql from the percona operator`: who runs it. */
function isOperator(reader: RequestReader, match: Match): boolean {
  return /^operators?$/.test(reader.document.tokens[match.lastToken + 1]?.normal ?? '');
}

function isDeniedStore(reader: RequestReader, match: Match): boolean {
  return /(?:^| )(?:no|no longer (?:needs?|uses?|has|have|wants?)|without|(?:not|never|cannot|can't|don't|doesn't|won't|shouldn't|mustn't)(?: (?:needs?|uses?|using|require|have|want|connect(?:s|ed)? to|talk to|depend on|rely on))?)(?: an?| any| external| the)?$/.test(
    reader.document.normalBetween(match.firstToken - 5, match.firstToken - 1),
  );
}

function stateStore(reader: RequestReader, store: DataStore, match: Match): void {
  const version = / (\d[\d.]*)(?: |$)/.exec(groupText(match, 0))?.[1];
  const port = match.groups.slice(-2).find((group) => group !== '');
  reader.state(match, ['dependencies', store.engine, 'engine'], store.engine);
  if (version !== undefined && version !== port)
    reader.state(match, ['dependencies', store.engine, 'version'], version);
  if (port !== undefined) reader.state(match, ['dependencies', store.engine, 'port'], Number(port));
  const says = stateStoreMode(reader, store, match);
  // `Redis is part of the chart` says where it runs, not who uses it.
  if (!says || !isKnownUse(reader, store))
    for (const component of withoutItself(reader, store, usersOf(reader, match)))
      reader.stateIntent(match, ['uses', component, store.engine], true);
  claimSharing(reader, match);
  recogniseStoreSecret(reader, store, match);
}

/**
 * `web app with a celery worker and celery beat, redis and postgres`: a store that is one more entry of a list of processes
 * of one image is used by all of them.
 */
function usersOf(reader: RequestReader, match: Match): readonly string[] {
  const { document, components } = reader;
  const [first, ...others] = components.mentions.map(
    ({ name, images, runsFrom }) => images[0]?.reference ?? runsFrom ?? name,
  );
  const isOneImage = others.length > 0 && others.every((other) => other === first);
  const { first: start } = document.sentenceAround(match.firstToken);
  const before = document.normalBetween(Math.max(start, match.firstToken - 5), match.firstToken - 1);
  if (isOneImage && (LISTED.test(before) || BEHIND_PROCESS.test(before)))
    return components.mentions.map(({ name }) => name);
  const owners = components.at(match.span.start);
  return LISTED.test(before) ? withoutFileServers(reader, owners) : owners;
}

/** `go api IMAGE, react frontend IMAGE, postgres`: files are handed out without a database, so it is the other one's. */
function withoutFileServers(reader: RequestReader, owners: readonly string[]): readonly string[] {
  const [owner] = owners;
  if (owner === undefined || owners.length > 1 || !handsOutFiles(reader, owner)) return owners;
  const others = reader.components.mentions.filter(
    ({ name, works, ends }) => works !== true && ends !== true && !handsOutFiles(reader, name),
  );
  return others.length === 1 ? others.map(({ name }) => name) : owners;
}

function handsOutFiles(reader: RequestReader, component: string): boolean {
  return reader.knowledge.archetypes
    .filter(({ onlyFiles }) => onlyFiles === true)
    .flatMap(({ words, languages }) => [...words, ...languages])
    .some((phrase) =>
      reader.document
        .find(phrasePattern(phrase))
        .some((match) => reader.components.at(match.span.start).join(' ') === component),
    );
}

/** A comma, then nothing but further entries of the list. */
const LISTED = /(?:^| ),(?: (?:and|plus|with|an?|[a-z]+ and))?$/;

/** `with a queue worker and MySQL`: the next entry of the list, right behind the name of a process. */
const BEHIND_PROCESS =
  /(?:^| )(?:workers?|beat|sidekiq|bullmq|horizon|resque|celery|scheduler|consumer)(?: (?:and|plus|&|\+) [a-z]+)?(?: (?:and|plus|&|\+)(?: an?)?)$/;

function isKnownUse(reader: RequestReader, store: DataStore): boolean {
  return reader.components.mentions.some((mention) =>
    reader.hasStated('intent', 'uses', mention.name, store.engine),
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
  for (const image of reader.images) {
    const token = reader.document.tokens[image.token];
    if (image.role !== 'store' || token === undefined) continue;
    const name = image.parts.repository.split('/').at(-1) ?? '';
    const store = reader.knowledge.dataStores.find((candidate) => candidate.images.includes(name));
    if (store === undefined) continue;
    reader.claim({ firstToken: image.token, lastToken: image.token });
    reader.stateAt(token, ['dependencies', store.engine, 'engine'], store.engine);
    if (image.parts.tag !== '')
      reader.stateAt(token, ['dependencies', store.engine, 'version'], image.parts.tag);
    // Who names the image wants it to run with the application.
    if (!reader.hasStated('dependencies', store.engine, 'mode'))
      reader.stateAt(token, ['dependencies', store.engine, 'mode'], 'embedded');
    stateStorageBehind(reader, store, image.token);
    for (const component of reader.components.at(token.start))
      reader.stateAt(token, ['intent', 'uses', component, store.engine], true);
  }
}
