import { parsePointer } from '../../blueprint/json-pointer.js';
import type { JsonValue } from '../../ports/json.js';
import { defineChartCheck } from '../define-check.js';
import { listEnvironmentValues, readDefaultLeaves } from './environment-values.js';
import { coversPointer, listForeignNames, readChartFile, SCHEMA_FILE } from './values-schema.js';

const SOURCE = 'https://12factor.net/dev-prod-parity';
const PRODUCTION = /^prod(?:uction)?$/;
const DEVELOPMENT = /^dev(?:elopment)?$/;

/** An environment sets only values that the chart has; another key changes nothing, and nobody notices. */
export const environmentUnknownValue = defineChartCheck(
  {
    id: 'values-api/environment-unknown-value',
    severity: 'medium',
    hint: 'Correct the name, or declare the value in values.yaml.',
    standards: ['k8s-autopilot/environment-parity'],
    source: SOURCE,
  },
  function* (input) {
    const defaults = readDefaultLeaves(input);
    if (defaults.size === 0) return;
    const schema = readChartFile(input.files, SCHEMA_FILE);
    const foreign = listForeignNames(input.files);
    for (const { file, name, leaves } of listEnvironmentValues(input))
      for (const pointer of leaves.keys()) {
        const [first = ''] = parsePointer(pointer);
        if (foreign.has(first) || isDeclared(defaults, pointer)) continue;
        if (schema !== undefined && coversPointer(schema, pointer)) continue;
        yield { file, pointer, message: `${name} sets ${show(pointer)}, which values.yaml does not have` };
      }
  },
);

/** What the other environments fill in and has no default is missing here. */
export const environmentMissingValue = defineChartCheck(
  {
    id: 'values-api/environment-missing-value',
    severity: 'low',
    hint: 'Set the value for this environment too, or give it a default in values.yaml.',
    standards: ['k8s-autopilot/environment-parity'],
    source: SOURCE,
  },
  function* (input) {
    const defaults = readDefaultLeaves(input);
    const environments = listEnvironmentValues(input);
    if (environments.length < 2) return;
    for (const { file, name, leaves } of environments) {
      const others = environments.filter((other) => other.file !== file);
      for (const pointer of others[0]?.leaves.keys() ?? [])
        if (
          !leaves.has(pointer) &&
          isEmpty(defaults.get(pointer)) &&
          others.every((other) => other.leaves.has(pointer))
        )
          yield {
            file,
            pointer,
            message: `${name} does not set ${show(pointer)}, which every other environment does and values.yaml leaves empty`,
          };
    }
  },
);

/** Production is at least as protected as development. */
export const weakerProduction = defineChartCheck(
  {
    id: 'values-api/weaker-production',
    severity: 'medium',
    hint: 'Give production at least what development has.',
    standards: ['k8s-autopilot/environment-parity'],
    source: SOURCE,
  },
  function* (input) {
    const defaults = readDefaultLeaves(input);
    const environments = listEnvironmentValues(input);
    const production = environments.find(({ name }) => PRODUCTION.test(name));
    const development = environments.find(({ name }) => DEVELOPMENT.test(name));
    if (production === undefined || development === undefined) return;
    for (const pointer of new Set([...production.leaves.keys(), ...development.leaves.keys()])) {
      const inProduction = production.leaves.get(pointer) ?? defaults.get(pointer);
      const inDevelopment = development.leaves.get(pointer) ?? defaults.get(pointer);
      if (isWeaker(parsePointer(pointer), inProduction, inDevelopment))
        yield {
          file: production.file,
          pointer,
          message: `${show(pointer)} is ${JSON.stringify(inProduction)} in ${production.name} and ${JSON.stringify(inDevelopment)} in ${development.name}`,
        };
    }
  },
);

/** Switches below these keys protect; so do these fields of a security context, and a number of pods. */
const PROTECTING_PARENTS = /^(?:networkPolicy|pdb|tls|autoscaling|alerts)$/;
const PROTECTING = /^(?:runAsNonRoot|readOnlyRootFilesystem|enabled)$/;
const WEAKENING = /^(?:privileged|allowPrivilegeEscalation|automount|hostNetwork|allowInternet)$/;
const COUNTS = /^(?:replicaCount|minReplicas)$/;

function isWeaker(
  path: readonly string[],
  production: JsonValue | undefined,
  development: JsonValue | undefined,
): boolean {
  const [parent = '', name = ''] = [path.at(-2), path.at(-1)];
  if (WEAKENING.test(name)) return production === true && development === false;
  if (COUNTS.test(name))
    return typeof production === 'number' && typeof development === 'number' && production < development;
  if (!PROTECTING.test(name) || (name === 'enabled' && !PROTECTING_PARENTS.test(parent))) return false;
  return production === false && development === true;
}

/** A leaf of values.yaml, or below one that is an empty map. */
function isDeclared(defaults: ReadonlyMap<string, JsonValue>, pointer: string): boolean {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1))
    if (defaults.has(pointer.slice(0, end))) return true;
  return [...defaults.keys()].some((known) => known.startsWith(`${pointer}/`));
}

function isEmpty(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '' || JSON.stringify(value) === '[]';
}

function show(pointer: string): string {
  return parsePointer(pointer).join('.');
}
