import { isJsonObject } from '../../blueprint/json-pointer.js';
import { readYaml } from '../../checks/manifest/read-yaml.js';
import type { JsonValue } from '../../ports/json.js';
import type { ChartFiles } from '../chart-files.js';

/** The content of values.yaml; null when there is none that can be read. */
export function readDefaults(files: ChartFiles): JsonValue {
  const text = files.get('values.yaml');
  const reading = typeof text === 'string' ? readYaml(text) : undefined;
  return reading?.ok === true ? reading.value.value : null;
}

/** The value at a dotted path. Keys of values hold no dots: the schema's own keys are camelCase names. */
export function valueAt(root: JsonValue, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const key of path.split('.'))
    value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}
