import { isMap, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { fail, succeed, type Result } from '../../errors/result.js';
import type { BlueprintProblem } from '../blueprint-problem.js';
import { BLUEPRINT_API_VERSION, Blueprint } from '../schema/blueprint.js';
import type { IntentEntry } from './intent-entry.js';
import { IntentWalk } from './intent-walk.js';

/**
 * Longest file that is read. The parser checks key uniqueness in quadratic time: 4,000 lines take 0.2 s, 40,000 take
 * 16 s (measured). A Blueprint of a hundred components has about 3,000 lines.
 */
const MOST_LINES = 4000;
const MOST_CHARACTERS = 400_000;

/**
 * Reads the sparse Blueprint a person may edit (`autopilot.yaml`).
 *
 * Every key is checked against the schema: an unknown one is a problem with the nearest known name, a value of the
 * wrong form a problem with its place. What the file leaves out stays open for archetypes and defaults.
 *
 * @param path - Shown in problems.
 * @returns The leaves in file order, or all problems at once.
 */
export function parseIntent(
  text: string,
  path: string,
): Result<readonly IntentEntry[], readonly BlueprintProblem[]> {
  const lines = text.split('\n').length;
  if (lines > MOST_LINES || text.length > MOST_CHARACTERS) {
    const message = `the file has ${lines} lines and ${text.length} characters; at most ${MOST_LINES} lines and ${MOST_CHARACTERS} characters are read`;
    return fail([{ ...fileStart(path), message, hint: 'Split the application into several charts.' }]);
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const broken = findSyntaxProblem(document, lineCounter);
  if (broken !== undefined) return fail([{ ...broken, file: path }]);
  const root = document.contents;
  if (!isMap(root))
    return fail([{ ...fileStart(path), message: 'the file is not a YAML mapping', hint: START_HINT }]);
  const walk = new IntentWalk(path, lineCounter);
  walk.visitMap(root, Blueprint, '');
  if (!root.has('apiVersion'))
    walk.problems.unshift({ ...fileStart(path), message: 'apiVersion is missing', hint: START_HINT });
  if (walk.problems.length > 0) return fail(walk.problems);
  return succeed(walk.entries.filter((entry) => entry.pointer !== '/apiVersion'));
}

const START_HINT = `Start the file with "apiVersion: ${BLUEPRINT_API_VERSION}".`;

function fileStart(file: string): Pick<BlueprintProblem, 'pointer' | 'file' | 'line' | 'column'> {
  return { pointer: '', file, line: 1, column: 1 };
}

/** The first syntax error or alias. Aliases are refused: a few lines of them expand to gigabytes. */
function findSyntaxProblem(document: Document, lineCounter: LineCounter): BlueprintProblem | undefined {
  const [error] = document.errors;
  let problem = error && { offset: error.pos[0], message: error.message, hint: 'Correct the YAML syntax.' };
  visit(document, {
    Alias(_key, node) {
      problem ??= {
        offset: node.range?.[0] ?? 0,
        message: `the alias *${node.source} is not supported in a Blueprint`,
        hint: 'Write the value out.',
      };
      return visit.BREAK;
    },
  });
  if (problem === undefined) return undefined;
  const { line, col } = lineCounter.linePos(problem.offset);
  return { pointer: '', message: problem.message, hint: problem.hint, line, column: col };
}
