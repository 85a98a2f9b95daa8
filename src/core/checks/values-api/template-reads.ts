/** One read of a value in a template. */
export interface ValuesRead {
  /** Keys below `.Values`; at least one. */
  readonly path: readonly string[];
  /** 1-based. */
  readonly line: number;
}

const ALIAS = /^(?:(?:if|with)\s+)?\$(\w+)\s*:=\s*\$?\.Values((?:\.\w+)*)$/;
const READ = /(?:^|[^\w)."`])\$?\.Values((?:\.\w+)+)/g;
const LITERALS = /"(?:[^"\\]|\\.)*"|`[^`]*`/g;

/**
 * Reads of `.Values` in a template, in order, also through an alias such as `$c := .Values.api`.
 *
 * Sound for what it lists, not complete: reads through `index`, `dig`, `with` and named templates' arguments are not
 * followed. An alias counts for the whole file, which is how charts use them; one that is assigned twice is ignored.
 */
export function listValuesReads(template: string): readonly ValuesRead[] {
  const actions = listActions(template);
  const aliases = findAliases(actions.map((action) => action.text));
  const lineOf = createLineLookup(template);
  return actions.flatMap(({ text, index }) =>
    readsOf(text, aliases).map((path) => ({ path, line: lineOf(index) })),
  );
}

/** The text between `{{` and `}}` of every action, without comments and string literals. */
function listActions(template: string): readonly { readonly text: string; readonly index: number }[] {
  const actions: { readonly text: string; readonly index: number }[] = [];
  let start = template.indexOf('{{');
  while (start !== -1) {
    const isComment = /^\{\{-?\s?\/\*/.test(template.slice(start, start + 8));
    const end = isComment ? template.indexOf('*/', start) : findActionEnd(template, start + 2);
    // Go's parser refuses what never ends; so does the rendering.
    if (end === -1) break;
    if (!isComment)
      actions.push({
        text: template
          .slice(start + 2, end)
          .replace(/^-|-$/g, '')
          .replace(LITERALS, '""'),
        index: start,
      });
    start = template.indexOf('{{', end + 2);
  }
  return actions;
}

/** Position of the `}}` that ends an action, looking past string literals; -1 without one. */
function findActionEnd(template: string, from: number): number {
  const token = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|\}\}/g;
  token.lastIndex = from;
  for (let match = token.exec(template); match !== null; match = token.exec(template))
    if (match[0] === '}}') return match.index;
  return -1;
}

function findAliases(actions: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const aliases = new Map<string, readonly string[]>();
  const ambiguous = new Set<string>();
  for (const action of actions) {
    const assigned = /\$(\w+)(?:\s*,\s*\$(\w+))?\s*:?=/.exec(action);
    if (assigned === null) continue;
    for (const name of [assigned[1], assigned[2]]) {
      if (name === undefined) continue;
      if (aliases.has(name)) ambiguous.add(name);
      const alias = ALIAS.exec(action.trim());
      if (alias === null) ambiguous.add(name);
      else aliases.set(name, splitPath(alias[2] ?? ''));
    }
  }
  for (const name of ambiguous) aliases.delete(name);
  return aliases;
}

function readsOf(
  action: string,
  aliases: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const direct = [...action.matchAll(READ)].map((match) => splitPath(match[1] ?? ''));
  const aliased = [...action.matchAll(/\$(\w+)((?:\.\w+)+)/g)].flatMap((match) => {
    const base = aliases.get(match[1] ?? '');
    return base === undefined ? [] : [[...base, ...splitPath(match[2] ?? '')]];
  });
  return [...direct, ...aliased];
}

function splitPath(text: string): readonly string[] {
  return text.split('.').filter((segment) => segment !== '');
}

/** Line numbers by position; positions must not decrease from call to call. */
function createLineLookup(text: string): (position: number) => number {
  let line = 1;
  let reached = 0;
  return (position) => {
    for (; reached < position; reached += 1) if (text[reached] === '\n') line += 1;
    return line;
  };
}
