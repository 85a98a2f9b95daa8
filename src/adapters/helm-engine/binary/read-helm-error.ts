import type { EngineDiagnostic } from '../../../core/ports/helm-engine.js';

/** A place as Helm names it: `orders/templates/service.yaml:12:3`. */
const PLACE = /\(?([\w.+\-/]+\.(?:ya?ml|tpl|txt|json)):(\d+)(?::(\d+))?\)?/;
/** A line alone, in YAML errors. */
const LINE = /yaml: (?:unmarshal errors:\s+)?line (\d+)/;
/** A file alone. */
const FILE =
  /(?:cannot load|YAML parse error on|error on|in|parse) ([\w.+\-/]+\.(?:ya?ml|tpl|txt|json|lock))/;

/** Words of Helm's messages and the step they come from; the first that fits wins. */
const STAGES: readonly (readonly [RegExp, string])[] = [
  [/values don't meet the specifications|invalid schema|values\.schema\.json/, 'schema'],
  [/chart requires kubeVersion|invalid kube version/, 'kubeVersion'],
  [/missing in charts\/ directory|dependencies processing failed/, 'dependencies'],
  [/failed parsing --set|failed to parse .*values-\d+/, 'values'],
  [/YAML parse error on|error converting YAML to JSON: .*templates/, 'manifest'],
  [/not installable|Chart\.yaml|cannot load|validation:/, 'load'],
];

/** Turns what helm prints on a failure into a diagnostic; the temporary folder of the chart is left out. */
export function readHelmError(stderr: string, chartDirectory: string): EngineDiagnostic {
  const message = /^Error: ([\s\S]*)/m.exec(stderr)?.[1] ?? stderr;
  const text = message
    .replaceAll(`${chartDirectory}/`, '')
    .replace(/\n\nUse --debug flag to render out invalid YAML\s*$/, '')
    .trim();
  const stage = STAGES.find(([words]) => words.test(text))?.[1] ?? 'render';
  return { stage, severity: 'error', message: text, ...placeOf(text) };
}

/** File, line and column that a message names, as far as it does. */
export function placeOf(text: string): Partial<Pick<EngineDiagnostic, 'file' | 'line' | 'column'>> {
  const place = PLACE.exec(text);
  if (place?.[1] !== undefined)
    return {
      file: place[1],
      line: Number(place[2]),
      ...(place[3] === undefined ? {} : { column: Number(place[3]) }),
    };
  const file = FILE.exec(text)?.[1];
  const line = LINE.exec(text)?.[1];
  return { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line: Number(line) }) };
}
