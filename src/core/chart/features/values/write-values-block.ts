import type { JsonValue } from '../../../ports/json.js';
import { hasDefault, type ValuesNode } from '../../values-tree.js';
import { isInline, writeInlineYaml, writeYamlValue } from '../../write-yaml.js';

/** Longest line with a comment behind its value; longer comments stand above. */
const LINE_WIDTH = 118;

/**
 * Writes the values of a block with a comment for each: above for a value of the top level, behind it below that.
 *
 * @param indent - Columns before the keys.
 * @param topIndent - Columns of the top level: of values.yaml, or of a component's section.
 */
export function writeValuesBlock(
  nodes: readonly ValuesNode[],
  indent: number,
  topIndent: number,
): readonly string[] {
  return nodes.filter(hasDefault).flatMap((node) => writeNode(node, indent, topIndent));
}

function writeNode(node: ValuesNode, indent: number, topIndent: number): readonly string[] {
  const blank = ' '.repeat(indent);
  const key = `${blank}${writeInlineYaml(node.key)}:`;
  const children = node.children.filter(hasDefault);
  const description = comment(node.definition?.description ?? '');
  if (children.length > 0)
    return [
      ...(description === '' ? [] : [`${blank}# -- ${description}`]),
      key,
      ...children.flatMap((child) => writeNode(child, indent + 2, topIndent)),
    ];
  const value: JsonValue = node.definition?.value ?? null;
  const line = isInline(value) ? `${key} ${writeInlineYaml(value)} # ${description}` : '';
  if (indent > topIndent && line !== '' && line.length <= LINE_WIDTH) return [line];
  return [...wrapComment(description, blank), `${key}${writeYamlValue(value, indent)}`];
}

/** Line ends inside a comment would end it; YAML 1.1 knows three more of them than a text editor shows. */
function comment(text: string): string {
  return text.replace(/[\u0085\u2028\u2029\s]+/g, ' ').trim();
}

function wrapComment(text: string, blank: string): readonly string[] {
  const lines: string[] = [];
  let line = `${blank}# --`;
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > LINE_WIDTH) {
      lines.push(line);
      line = `${blank}#`;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
