import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { listLeaves, parsePointer } from '../../blueprint/json-pointer.js';
import type { JsonValue } from '../../ports/json.js';
import { findSecrets } from './find-secrets.js';
import type { SecretKind } from './found-secret.js';
import { isSecretName } from './secret-names.js';
import { isPossibleSecret } from './secret-value.js';

/** One value that is about to enter a Blueprint: from a file, with its 1-based line, or from an edit. */
export interface BlueprintEntry {
  /** JSON pointer into the Blueprint; to a leaf or to a whole branch. */
  readonly pointer: string;
  readonly value: JsonValue;
  readonly line?: number;
}

/**
 * Finds secrets that stand in the open in values of a Blueprint: a variable called like a secret with a literal value, a
 * password in a connection string, a known token, a `password:` line of a configuration file.
 *
 * Runs before anything is stored. Messages name the place and never the value.
 *
 * @returns One problem for each leaf, in the order of the entries. Stand-ins (`changeme`, `${VAR}`, paths) are no secrets.
 */
export function findLiteralSecrets(entries: readonly BlueprintEntry[]): readonly BlueprintProblem[] {
  return entries.flatMap((entry) =>
    [...listLeaves(entry.value, entry.pointer)]
      .filter(([pointer, value]) => holdsSecret(parsePointer(pointer), value))
      .map(([pointer]) => describeProblem(pointer, entry.line)),
  );
}

/** What a text can give away wherever it stands; words such as `password reset` in a description do not count. */
const CERTAIN: ReadonlySet<SecretKind> = new Set(['connection-string', 'token', 'private-key']);

function holdsSecret(path: readonly string[], value: JsonValue): boolean {
  const text = writeText(value);
  if (text === '') return false;
  const variable = variableName(path);
  if (variable !== undefined) return isSecretVariable(variable, text);
  const found = findSecrets(text);
  return isFreeText(path) ? found.length > 0 : found.some(({ kind }) => CERTAIN.has(kind));
}

function isSecretVariable(name: string, text: string): boolean {
  if (isSecretName(name)) return isPossibleSecret(text.trim());
  return findSecrets(`${name}=${text}`).length > 0;
}

/** Texts an application reads or runs: the form of an assignment is enough. */
function isFreeText(path: readonly string[]): boolean {
  return path[0] === 'components' && /^(?:configFiles|command|args)$/.test(path[2] ?? '');
}

/** Name of the variable whose literal value stands at the path. */
function variableName(path: readonly string[]): string | undefined {
  const at = path[0] === 'environments' ? 4 : 2;
  const isLiteral = path[at] === 'env' && path.at(-1) === 'value' && path.length === at + 3;
  return isLiteral ? path[at + 1] : undefined;
}

function writeText(value: JsonValue): string {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string').join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function describeProblem(pointer: string, line: number | undefined): BlueprintProblem {
  const path = parsePointer(pointer);
  const subject = variableName(path) ?? path.at(-1) ?? pointer;
  return {
    pointer,
    message: `${subject} holds a secret in the open, and nothing of it was stored`,
    hint: 'Use {secret: <name of an existing Secret>, key: <its key>} instead of the value.',
    ...(line === undefined ? {} : { line }),
  };
}
