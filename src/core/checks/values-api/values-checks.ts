import { listLeaves, parsePointer } from '../../blueprint/json-pointer.js';
import type { CheckInput } from '../check.js';
import { defineChartCheck } from '../define-check.js';
import { dig } from '../manifest/manifest-value.js';
import { outlineValues } from './values-outline.js';
import {
  coversPointer,
  findFreeMap,
  listForeignNames,
  listOpenObjects,
  readChartFile,
  SCHEMA_FILE,
  VALUES_FILE,
} from './values-schema.js';

const SCHEMA_URL = 'https://helm.sh/docs/topics/charts/#schema-files';
const VALUES_URL = 'https://helm.sh/docs/chart_best_practices/values/#document-valuesyaml';

/** Leaves named in one message; the rest is counted. */
const NAMED_LEAVES = 5;

function isApplication(input: CheckInput): boolean {
  return dig(readChartFile(input.files, 'Chart.yaml'), 'type') !== 'library';
}

/** The chart has a schema for its values. */
export const schemaPresent = defineChartCheck(
  {
    id: 'values-api/schema-present',
    severity: 'medium',
    hint: 'Add values.schema.json, so that Helm rejects wrong values.',
    standards: ['k8s-autopilot/values-schema'],
    source: SCHEMA_URL,
  },
  function* (input) {
    if (input.files.has(VALUES_FILE) && !input.files.has(SCHEMA_FILE) && isApplication(input))
      yield { file: VALUES_FILE, message: 'values.yaml has no values.schema.json beside it' };
  },
);

/** A mistyped key is rejected. */
export const schemaClosed = defineChartCheck(
  {
    id: 'values-api/schema-closed',
    severity: 'medium',
    hint: 'Set additionalProperties to false.',
    standards: ['k8s-autopilot/values-schema'],
    source: SCHEMA_URL,
  },
  function* (input) {
    const schema = readChartFile(input.files, SCHEMA_FILE);
    if (schema === undefined) return;
    for (const pointer of listOpenObjects(schema, listForeignNames(input.files)))
      yield {
        file: SCHEMA_FILE,
        pointer,
        message: `${SCHEMA_FILE}${pointer === '' ? '' : ` at ${pointer}`} accepts keys that do not exist`,
      };
  },
);

/** The schema describes every value. */
export const schemaCoverage = defineChartCheck(
  {
    id: 'values-api/schema-coverage',
    severity: 'medium',
    hint: 'Describe every value in values.schema.json.',
    standards: ['k8s-autopilot/values-schema'],
    source: SCHEMA_URL,
  },
  function* (input) {
    const schema = readChartFile(input.files, SCHEMA_FILE);
    const values = readChartFile(input.files, VALUES_FILE);
    if (schema === undefined || values === undefined) return;
    const foreign = listForeignNames(input.files);
    const missing = [...listLeaves(values)]
      .map(([pointer]) => pointer)
      .filter((pointer) => !foreign.has(parsePointer(pointer)[0] ?? '') && !coversPointer(schema, pointer));
    if (missing.length > 0)
      yield {
        file: SCHEMA_FILE,
        message: `${SCHEMA_FILE} does not describe ${missing.length} values: ${nameSome(missing)}`,
      };
  },
);

function nameSome(pointers: readonly string[]): string {
  const named = pointers.slice(0, NAMED_LEAVES).map((pointer) => parsePointer(pointer).join('.'));
  const rest = pointers.length - named.length;
  return named.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Every value is explained where it stands. */
export const valuesDocumented = defineChartCheck(
  {
    id: 'values-api/values-documented',
    severity: 'low',
    hint: 'Write a comment above every value.',
    standards: ['k8s-autopilot/values-documentation'],
    source: VALUES_URL,
  },
  function* (input) {
    const text = input.files.get(VALUES_FILE);
    if (typeof text !== 'string' || !isApplication(input)) return;
    const entries = outlineValues(text);
    const parents = new Set(entries.map((entry) => parentOf(entry.pointer)));
    const documented = new Set(entries.filter((entry) => entry.documented).map((entry) => entry.pointer));
    const schema = readChartFile(input.files, SCHEMA_FILE);
    // The comment of a map whose keys the user chooses covers its entries.
    const isCovered = (pointer: string): boolean =>
      documented.has(pointer) || (schema !== undefined && documented.has(findFreeMap(schema, pointer) ?? ''));
    for (const entry of entries)
      if (!parents.has(entry.pointer) && !isCovered(entry.pointer))
        yield {
          file: VALUES_FILE,
          line: entry.line,
          pointer: entry.pointer,
          message: `value ${parsePointer(entry.pointer).join('.')} has no comment`,
        };
  },
);

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}
