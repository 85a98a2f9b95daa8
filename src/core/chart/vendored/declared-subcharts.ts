import { parseDocument } from 'yaml';
import type { ChartFiles } from '../chart-files.js';

/** One entry of `dependencies` in Chart.yaml or Chart.lock; what is not a text is an empty one. */
export interface DeclaredSubchart {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
  /** The entry as it stands there. */
  readonly entry: Readonly<Record<string, unknown>>;
}

/** The subcharts that Chart.yaml declares, in its order; none when it cannot be read: Helm says better what is wrong. */
export function readDeclaredSubcharts(files: ChartFiles): readonly DeclaredSubchart[] {
  const text = files.get('Chart.yaml');
  return typeof text === 'string' ? readEntries(readYamlObject(text)?.['dependencies']) : [];
}

/** The entries of a `dependencies` list; what is no object is left out. */
export function readEntries(list: unknown): readonly DeclaredSubchart[] {
  if (!Array.isArray(list)) return [];
  return list.filter(isObject).map((entry) => ({
    name: readText(entry['name']),
    version: readText(entry['version']),
    repository: readText(entry['repository']),
    entry,
  }));
}

/** The top of a YAML document; undefined when it is no mapping or has a syntax error. */
export function readYamlObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const value: unknown = document.toJS();
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
