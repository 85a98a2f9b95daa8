import type { RequestDocument } from './request-document.js';
import type { Span } from './token.js';

/** A command line in the request. */
export interface CommandMention extends Span {
  /** As it was written, without quotes. */
  readonly line: string;
  /** Tokens from the cue (`command:`) to the end. */
  readonly firstToken: number;
  readonly lastToken: number;
  /** True for what a cue such as `args` introduces: the image's own entrypoint stays. */
  readonly isArguments: boolean;
}

/** Programs people start containers with; the first word of an unquoted command must be one, or a path. */
const PROGRAM =
  /^(?:bundle|rails|rake|sidekiq|puma|celery|python[\d.]*|pip|gunicorn|uvicorn|hypercorn|daphne|flask|django-admin|alembic|dramatiq|rq|airflow|poetry|uv|pipenv|node|nodejs|npm|yarn|pnpm|npx|bun|bunx|deno|tsx|prisma|knex|sequelize|typeorm|php|artisan|composer|java|kotlin|gradle|mvn|dotnet|go|cargo|mix|elixir|iex|sh|bash|zsh|ash|nc|ncat|curl|wget|until|while|for|sleep|echo|cp|mv|rm|tar|chown|chmod|mkdir|touch|cat|find|pg_dump|pg_dumpall|pg_restore|pg_isready|psql|mysqldump|mysql|mysqladmin|mongodump|mongorestore|mongosh|redis-cli|rclone|restic|aws|gsutil|gcloud|az|mc|s3cmd|kubectl|helm|flyway|liquibase|goose|dbmate|atlas|migrate|sqitch|nginx|envoy|tini|dumb-init|make|perl|ruby|torchrun|accelerate|vllm|ollama|\.\/\S+|(?:bin|script|scripts|vendor\/bin)\/[\w./-]+|\/(?:[\w.-]+\/)+[\w.-]+|[\w.-]+\.(?:sh|py|js|jar|rb|php|pl|mjs|ts))$/;
/** `command: …`, `runs …`, `with args …`: what follows is a command line. */
const CUE =
  /(?:(?:with |using |by |via |and |the |its |a )*(?:start |container |custom )?(?:commands?|cmd|entrypoints?|args|arguments)(?: (?:is|are|:|=|line))*|(?:which |that |and |to |it )*(?:runs?|running|executes?|executing|execute|start(?:s|ed)?(?: with| via| by)?|launch(?:es|ed)?(?: with)?|calls?|calling|doing|does|via|invokes?|using|with)(?: (?:the )?commands?(?: :)?)?)/;
const QUOTED = /^\s{0,3}(?:`([^`\n]{1,500})`|"([^"\n]{1,500})"|'([^'\n]{1,500})'|“([^”\n]{1,500})”)/;
const STOP =
  /^(?:every|each|nightly|daily|hourly|weekly|monthly|at|on|with|as|once|before|after|,|;|\)|\(|and|every|when|while|port|using|plus|from|in|x\d|for|which|that|\n|\.|!|\?)$/;

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

function readAfter(document: RequestDocument, first: number, last: number): CommandMention | undefined {
  const cue = document.normalBetween(first, last);
  const isArguments = /(?:args|arguments)(?: |$)/.test(cue);
  const isNamed = isArguments || /(?:command|cmd|entrypoint)/.test(cue);
  const from = document.tokens[last]?.end ?? 0;
  const quoted = QUOTED.exec(document.text.slice(from, from + 520));
  const line = quoted?.slice(1).find(Boolean)?.trim();
  if (quoted === null || line === undefined) return readUnquoted(document, first, last, isArguments);
  if (!isNamed && !PROGRAM.test(line.split(/\s+/)[0] ?? '')) return undefined;
  return mention(document, { first, start: from, end: from + quoted[0].length, line, isArguments });
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
  const end = endOfLine(document, last + 1, /[,)]/);
  const text = document.text.slice(next.start, document.tokens[end]?.end ?? next.end);
  const place = { first, start: next.start, end: next.start + text.length };
  return mention(document, { ...place, line: unquote(text), isArguments });
}

/** `(bundle exec sidekiq, …`, `(`python cleanup.py`)`, `worker: celery -A shop worker`. */
function readClause(document: RequestDocument, opening: number): CommandMention | undefined {
  const next = document.tokens[opening + 1];
  if (next === undefined || !isProgram(document, opening + 1)) return undefined;
  const end = endOfLine(document, opening + 1, /[,;)]/);
  // One word alone (`(node, port 3000)`, `(Next.js, …`) names a technology; a path is a command.
  if (end === opening + 1 && !next.text.includes('/') && !next.quoted) return undefined;
  if (!opensCommand(document, opening)) return undefined;
  const text = document.text.slice(next.start, document.tokens[end]?.end ?? next.end);
  return mention(document, {
    first: opening + 1,
    start: next.start,
    end: next.start + text.length,
    line: unquote(text),
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

/** The last token of a command that nobody quoted. */
function endOfLine(document: RequestDocument, from: number, mark: RegExp): number {
  let depth = 0;
  let index = from;
  for (; index < document.tokens.length; index += 1) {
    const token = document.tokens[index];
    if (token === undefined || index - from > 30) break;
    if (depth === 0 && index > from && (mark.test(token.text) || isStop(document, index))) break;
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
  }
  return index - 1;
}

/** `-A app worker` goes on, `every hour` does not; a number after `-c` belongs to it. */
function isStop(document: RequestDocument, index: number): boolean {
  const token = document.tokens[index];
  const before = document.tokens[index - 1]?.text ?? '';
  if (token === undefined || document.isSentenceEnd(index)) return true;
  if (/^-{1,2}[\w-]+$/.test(before)) return false;
  return STOP.test(token.normal);
}

function unquote(text: string): string {
  return text.trim().replaceAll(/^[`"'“]|[`"'”]$/g, '');
}

function mention(
  document: RequestDocument,
  found: { first: number; start: number; end: number; line: string; isArguments: boolean },
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
  };
}
