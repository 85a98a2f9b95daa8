import { isJsonObject, listLeaves } from '../../blueprint/json-pointer.js';
import type { JsonValue } from '../../ports/json.js';
import type { CheckInput } from '../check.js';
import { readChartFile, VALUES_FILE } from './values-schema.js';

/** Values file of an environment: `values-prod.yaml`. */
const ENVIRONMENT_FILE = /^values-(?<name>[a-z0-9-]+)\.ya?ml$/;

/** What one environment changes. */
export interface EnvironmentValues {
  readonly name: string;
  readonly file: string;
  /** Leaves that the file sets, by pointer. */
  readonly leaves: ReadonlyMap<string, JsonValue>;
}

/** The readable values files of environments, in the order of the chart's files. */
export function listEnvironmentValues({ files }: CheckInput): readonly EnvironmentValues[] {
  return [...files.keys()].flatMap((file) => {
    const name = ENVIRONMENT_FILE.exec(file)?.groups?.['name'];
    const values = name === undefined ? undefined : readChartFile(files, file);
    if (name === undefined || !isJsonObject(values ?? null)) return [];
    return [{ name, file, leaves: readLeaves(values) }];
  });
}

/** The leaves of values.yaml, by pointer. */
export function readDefaultLeaves({ files }: CheckInput): ReadonlyMap<string, JsonValue> {
  return readLeaves(readChartFile(files, VALUES_FILE));
}

function readLeaves(values: JsonValue | undefined): ReadonlyMap<string, JsonValue> {
  return values === undefined || !isJsonObject(values) ? new Map() : new Map(listLeaves(values));
}
