import { splitCommand } from '../../units/split-command.js';
import { readCommandList } from './command-list.js';
import { placeOfCommand } from './command-place.js';
import type { RequestDocument } from './request-document.js';
import type { Span } from './token.js';

/** A command line in the request. */
export interface CommandMention extends Span {
  /** As it was written, without quotes. */
  readonly line: string;
  /** Its words where they were written as a list. */
  readonly words?: readonly string[];
  /** Tokens from the cue (`command:`) to the end. */
  readonly firstToken: number;
  readonly lastToken: number;
  /** True for what a cue such as `args` introduces: the image's own entrypoint stays. */
  readonly isArguments: boolean;
}

/** The words of a command as a container takes them. */
export function wordsOfCommand({ line, words }: CommandMention): string[] {
  return [...(words ?? splitCommand(line))];
}

/** Programs people start containers with; the first word of an unquoted command must be one, or a path. */
const PROGRAM =
  /^(?:bundle|rails|rake|sidekiq|puma|celery|python[\d.]*|pip|gunicorn|uvicorn|hypercorn|daphne|flask|django-admin|alembic|dramatiq|rq|airflow|poetry|uv|pipenv|node|nodejs|npm|yarn|pnpm|npx|bun|bunx|deno|tsx|prisma|knex|sequelize|typeorm|php|artisan|composer|java|kotlin|gradle|mvn|dotnet|go|cargo|mix|elixir|iex|sh|bash|zsh|ash|nc|ncat|curl|wget|until|while|for|sleep|echo|cp|mv|rm|tar|chown|chmod|mkdir|touch|cat|find|pg_dump|pg_dumpall|pg_restore|pg_isready|psql|mysqldump|mysql|mysqladmin|mongodump|mongorestore|mongosh|redis-cli|rclone|restic|aws|gsutil|gcloud|az|mc|s3cmd|kubectl|helm|flyway|liquibase|goose|dbmate|atlas|migrate|sqitch|nginx|envoy|tini|dumb-init|make|perl|ruby|torchrun|accelerate|vllm|ollama|\.\/\S+|(?:bin|script|scripts|vendor\/bin)\/[\w./-]+|\/(?:[\w.-]+\/)+[\w.-]+|[\w.-]+\.(?:sh|py|js|jar|rb|php|pl|mjs|ts))$/;
/** `command: …`, `runs …`, `with args …`: what follows is a command line. */
const CUE =
  /(?:(?:with |using |by |via |and |the |its |a )*(?:start |container |custom )?(?:commands?|cmd|entrypoints?|args|arguments)(?: (?:is|are|:|=|line))*|(?:which |that |and |to |it )*(?:runs?|running|executes?|executing|execute|start(?:s|ed)?(?: with| via| by)?|launch(?:es|ed)?(?: with)?|calls?|calling|doing|does|via|invokes?|using|with)(?: (?:the )?commands?(?: :)?)?)/;
/** Cues behind which nothing but a command or its arguments can stand. */
const NAMED = /(?:command|cmd|entrypoint|args|arguments|(?:^| )exec)(?: |s |s?$)/;
const QUOTED = /^\s{0,3}(?:`([^`\n]{1,500})`|"([^"\n]{1,500})"|'([^'\n]{1,500})'|“([^”\n]{1,500})”)/;
/**
 * Command lines of the request: quoted after a cue (`command: "node a.js"`), unquoted after one (`runs python job.py`), or
 * alone in brackets (`sidekiq (bundle exec sidekiq, 3 pods)`).
 */
export function findCommands(document: RequestDocument): readonly CommandMention[] {
  const found: CommandMention[] = [];
  for (const match of document.find(CUE)) {
    const command = readAfter(document, match.firstToken, match.lastToken);
    if (command !== undefined) found.push(command);
  }
  for (const [index, token] of document.tokens.entries())
    if (/^[(,:]$/.test(token.normal) || IMAGE.test(token.normal)) {
      const command = readClause(document, index);
      if (command !== undefined && !found.some((other) => overlaps(other, command))) found.push(command);
    }
  return found.sort((left, right) => left.start - right.start);
}

/** `worker: acme/api:1 celery -A app worker`: a command right behind an image. */
const IMAGE = /^[\w.-]+(?::\d+)?(?:\/[\w.-]+)+:[\w.-]+$/;

function overlaps(left: Span, right: Span): boolean {
  return left.start < right.end && right.start < left.end;
}

/** The command line right behind words that announce one, such as `liveness exec command`. */
export function readCommandAfter(
  document: RequestDocument,
  { firstToken, lastToken }: { readonly firstToken: number; readonly lastToken: number },
): CommandMention | undefined {
  return readAfter(document, firstToken, lastToken);
}

function readAfter(document: RequestDocument, first: number, last: number): CommandMention | undefined {
  const cue = document.normalBetween(first, last);
  const isArguments = /(?:args|arguments)(?: |$)/.test(cue);
  const from = document.tokens[last]?.end ?? 0;
  const ahead = document.text.slice(from, from + 520);
  const list = NAMED.test(cue) ? readCommandList(ahead) : undefined;
  if (list !== undefined) {
    const line = list.words.join(' ');
    return mention(document, {
      first,
      start: from,
      end: from + list.length,
      line,
      words: list.words,
      isArguments,
    });
  }
  const quoted = QUOTED.exec(ahead);
  const line = quoted?.slice(1).find(Boolean)?.trim();
  if (quoted === null || line === undefined) return readUnquoted(document, first, last, isArguments);
  if (!isProgramAfter(cue, line)) return undefined;
  return mention(document, { first, start: from, end: from + quoted[0].length, line, isArguments });
}

/** Any words in quotes are a command where one is announced; elsewhere they have to begin with a program. */
function isProgramAfter(cue: string, line: string): boolean {
  if (!NAMED.test(cue) && !PROGRAM.test(line.split(/\s+/)[0] ?? '')) return false;
  return !(isWeak(cue) && isTechnologyOrPath(line));
}

/** `with`, `via` and `calls` say as often what something is done with as what runs. */
function isWeak(cue: string): boolean {
  return /^(?:with|using|via|does|doing|calls?|calling)$/.test(cue);
}

/** `with curl` names a technology, `with /q/health/live` a place; `with /app/bin/run` and `via ./backup.sh` a program. */
function isTechnologyOrPath(line: string): boolean {
  return /^[\w-]+$/.test(line) || /^\/(?!\S*(?:bin\/|\.\w{2,3}(?: |$)))/.test(line);
}

function readUnquoted(
  document: RequestDocument,
  first: number,
  last: number,
  isArguments: boolean,
): CommandMention | undefined {
  const next = document.tokens[last + 1];
  const isOption = isArguments && next?.text.startsWith('-') === true;
  if (next === undefined || !(isOption || isProgram(document, last + 1))) return undefined;
  const place = placeOfCommand(document, last + 1, /[,)]/);
  if (isWeak(document.normalBetween(first, last)) && isTechnologyOrPath(document.slice(place)))
    return undefined;
  return mention(document, { ...place, first, line: document.slice(place), isArguments });
}

/** `(bundle exec sidekiq, …`, `(`python cleanup.py`)`, `worker: celery -A shop worker`. */
function readClause(document: RequestDocument, opening: number): CommandMention | undefined {
  const next = document.tokens[opening + 1];
  if (next === undefined || !isProgram(document, opening + 1)) return undefined;
  const place = placeOfCommand(document, opening + 1, /[,;)]/);
  // One word alone (`(node, port 3000)`, `(Next.js, …`) names a technology; a path is a command.
  if (place.last === opening + 1 && !next.text.includes('/') && !next.quoted) return undefined;
  if (!opensCommand(document, opening)) return undefined;
  return mention(document, {
    ...place,
    first: opening + 1,
    line: document.slice(place),
    isArguments: false,
  });
}

/** A bracket or colon opens a command; a comma or an image only one that no description could be. */
function opensCommand(document: RequestDocument, opening: number): boolean {
  const mark = document.tokens[opening]?.normal ?? '';
  return opening > 0 && (/^[(:]$/.test(mark) || isStep(document, opening + 1));
}

/** After a comma or an image only what has a second word that no description has: `bundle exec`, `npm run`, `php artisan`, `-A`. */
function isStep(document: RequestDocument, index: number): boolean {
  return /^(?:exec|run|start|artisan|manage\.py|-\S+|\S+\.(?:py|js|rb|jar|sh|php|mjs)|worker|beat)$/.test(
    document.tokens[index + 1]?.normal ?? '',
  );
}

function isProgram(document: RequestDocument, index: number): boolean {
  const token = document.tokens[index];
  if (token === undefined || !PROGRAM.test(token.text)) return false;
  const next = document.tokens[index + 1];
  // `node app`, `go service`, `python worker`, `java 21`: a technology, not a command.
  const isTechnology =
    /^(?:node|go|python|java|php|ruby|rails|dotnet|deno|bun|flask|celery|nginx|kotlin|elixir|redis|mysql|rust|make|for|while|sidekiq|puma|uvicorn|gunicorn|migrate|find|with|airflow)$/.test(
      token.normal,
    );
  if (!isTechnology) return true;
  return (
    next !== undefined &&
    next.start > token.end &&
    /^(?:-{1,2}[a-z]\S*|\S*\.(?:py|js|mjs|ts|rb|jar|php|dll|sh|ru)|\S*\/\S+|\S+:\S+|artisan|manage\.py|run|runner|server|db:\S+|\[)$/i.test(
      next.text,
    )
  );
}

function mention(
  document: RequestDocument,
  found: {
    first: number;
    start: number;
    end: number;
    line: string;
    words?: readonly string[];
    isArguments: boolean;
  },
): CommandMention {
  let last = document.tokenIndexAt(found.start);
  while ((document.tokens[last + 1]?.start ?? Infinity) < found.end) last += 1;
  return {
    start: document.tokens[found.first]?.start ?? found.start,
    end: found.end,
    line: found.line,
    firstToken: found.first,
    lastToken: last,
    isArguments: found.isArguments,
    ...(found.words === undefined ? {} : { words: found.words }),
  };
}
