import { isJsonObject } from '../../blueprint/json-pointer.js';
import type { JsonValue } from '../../ports/json.js';
import { defineChartCheck } from '../define-check.js';
import { coversPointer, listForeignNames, readChartFile, SCHEMA_FILE, VALUES_FILE } from './values-schema.js';
import { listValuesReads } from './template-reads.js';

/** Templates read only values that exist: a misspelled one renders empty, and nobody notices. */
export const undeclaredReads = defineChartCheck(
  {
    id: 'values-api/undeclared-reads',
    severity: 'low',
    hint: 'Declare the value in values.yaml, or correct its name in the template.',
    standards: ['k8s-autopilot/values-reads'],
    source: 'https://helm.sh/docs/chart_best_practices/values/#document-valuesyaml',
  },
  function* (input) {
    const values = readChartFile(input.files, VALUES_FILE);
    if (values === undefined) return;
    const schema = readChartFile(input.files, SCHEMA_FILE);
    const foreign = listForeignNames(input.files);
    for (const [file, text] of input.files) {
      if (typeof text !== 'string' || !file.startsWith('templates/')) continue;
      for (const { path, line } of listValuesReads(text)) {
        const pointer = `/${path.join('/')}`;
        if (foreign.has(path[0] ?? '') || isDeclared(values, path)) continue;
        if (schema !== undefined && coversPointer(schema, pointer)) continue;
        yield { file, line, pointer, message: `.Values.${path.join('.')} is not in values.yaml` };
      }
    }
  },
);

/** Below an empty map, null, a list or a scalar anything may follow: users fill maps, and methods follow scalars. */
function isDeclared(values: JsonValue, path: readonly string[]): boolean {
  let current: JsonValue | undefined = values;
  for (const segment of path) {
    if (!isJsonObject(current) || Object.keys(current).length === 0) return true;
    if (!Object.hasOwn(current, segment)) return false;
    current = current[segment];
  }
  return true;
}
