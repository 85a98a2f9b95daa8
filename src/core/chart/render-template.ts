import { AutopilotError } from '../errors/autopilot-error.js';
import { TEMPLATE_TEXTS, type TemplateName } from './template-texts.generated.js';

/** Names that stand in a template text as `[[name]]`, and what replaces them. */
export type TemplateVariables = Readonly<Record<string, string>>;

/** Lines that features put into the named places of a template, by slot name, in registry order. */
export type SlotLines = ReadonlyMap<string, readonly string[]>;

const SLOT_LINE = /^(\s*)\[\[slot(-deeper)? ([\w-]+)\]\]$/;
const CONDITION = /\[\[if-(empty|filled) ([\w-]+)\]\]/;
const VARIABLE = /\[\[([\w-]+)\]\]/g;

/**
 * Fills in a template text.
 *
 * `[[name]]` is replaced by the variable; a line `[[slot name]]` by the slot's lines, indented alike, or by nothing;
 * `[[slot-deeper name]]` moves what the lines themselves indent (`nindent 8`) by the same width; a line with `[[if-empty name]]` or `[[if-filled name]]` stays only when the slot is empty or filled. Nothing that was
 * filled in is looked at again, so text that came from a user cannot reach a variable or a slot.
 *
 * @throws AutopilotError `INVARIANT_BROKEN` when the text names a variable that is not given.
 */
export function renderTemplate(
  name: TemplateName,
  variables: TemplateVariables,
  slots: SlotLines = new Map(),
): string {
  const rendered: string[] = [];
  for (const line of linesOf(name))
    // Most lines name nothing, and a chart has thousands of them.
    if (line.includes('[[')) rendered.push(...renderLine(name, line, { variables, slots }));
    else rendered.push(line);
  return rendered.join('\n');
}

/** Lines of the texts used so far; the same few texts are rendered again for every component and every port. */
const knownLines = new Map<TemplateName, readonly string[]>();

function linesOf(name: TemplateName): readonly string[] {
  const known = knownLines.get(name);
  if (known !== undefined) return known;
  const lines = TEMPLATE_TEXTS[name].replace(/\n$/, '').split('\n');
  knownLines.set(name, lines);
  return lines;
}

function renderLine(
  name: TemplateName,
  line: string,
  { variables, slots }: { readonly variables: TemplateVariables; readonly slots: SlotLines },
): readonly string[] {
  const slot = SLOT_LINE.exec(line);
  if (slot !== null)
    return (slots.get(slot[3] ?? '') ?? []).map((filled) =>
      indentLine(slot[2] === undefined ? filled : deepen(filled, slot[1] ?? ''), slot[1] ?? ''),
    );
  const condition = CONDITION.exec(line);
  if (condition !== null) {
    const isEmpty = (slots.get(condition[2] ?? '') ?? []).length === 0;
    if (isEmpty !== (condition[1] === 'empty')) return [];
  }
  return [line.replace(CONDITION, '').replace(VARIABLE, (_, key: string) => lookUp(name, variables, key))];
}

function lookUp(name: TemplateName, variables: TemplateVariables, key: string): string {
  const value = variables[key];
  if (value === undefined)
    throw new AutopilotError(
      'INVARIANT_BROKEN',
      `template text ${name} names [[${key}]], which is not given`,
    );
  return value;
}

/** Adds a width to the columns that a line's expressions indent to. */
function deepen(line: string, indent: string): string {
  return line.replace(/\bnindent (\d+)/g, (_, column: string) => `nindent ${Number(column) + indent.length}`);
}

function indentLine(line: string, indent: string): string {
  return line === '' ? '' : `${indent}${line}`;
}

/** A Helm expression that reads a key below another expression: `.Values.image`, or `(index .Values "a-b")`. */
export function readValue(base: string, ...path: readonly string[]): string {
  return path.reduce(
    (expression, key) =>
      /^[A-Za-z_]\w*$/.test(key) ? `${expression}.${key}` : `(index ${expression} ${JSON.stringify(key)})`,
    base,
  );
}

/** Writes text that a user may have chosen as a quoted YAML scalar inside a template, safe from Helm's own markers. */
export function quoteForTemplate(text: string): string {
  return escapeForTemplate(JSON.stringify(text));
}

/** Writes text that a user may have chosen as plain text of a template, safe from Helm's own markers. */
export function escapeForTemplate(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}

/** Writes text of one line that a user may have chosen as a string inside an expression. @see https://go.dev/ref/spec#String_literals */
export function quoteInExpression(text: string): string {
  return JSON.stringify(text);
}

/** As {@link quoteInExpression}, for an annotation: those have their expressions filled in, so markers are written as ones. */
export function quoteForAnnotation(text: string): string {
  return quoteInExpression(text.replaceAll('{{', '{{ `{{` }}'));
}
