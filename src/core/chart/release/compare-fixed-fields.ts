import type { ChartFiles } from '../chart-files.js';
import type { ChartChange } from './chart-change.js';

/**
 * Fields below `spec` of our templates that an upgrade cannot change. Jobs have none: their name changes with their template,
 * and a hook is deleted before the next one.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates
 */
const FIXED_FIELDS: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['selector'],
  DaemonSet: ['selector'],
  StatefulSet: ['selector', 'serviceName', 'podManagementPolicy', 'volumeClaimTemplates'],
  PersistentVolumeClaim: ['accessModes', 'storageClassName', 'dataSource', 'selector'],
  Service: ['clusterIP'],
};

/** Helpers of which names and selectors are made. */
const NAMING_HELPER = /\{\{-? define "(?<name>[^"]*\.(?:fullname|name|selectorLabels))" -?\}\}/;

/**
 * Names of objects, selectors and other fields that Kubernetes does not let an upgrade change, compared in the templates:
 * people have to delete and install again when one of them changes. Templates of ours indent by two blanks.
 */
export function compareFixedFields(previous: ChartFiles, next: ChartFiles): readonly ChartChange[] {
  const before = listFixedFields(previous);
  const changed = [...listFixedFields(next)].filter(([place, text]) => (before.get(place) ?? text) !== text);
  return changed.map(([place]): ChartChange => ({
    level: 'major',
    kind: 'changed',
    description: `Changed for good, so that an upgrade needs new objects: ${place}.`,
  }));
}

/** Text of each fixed field by its place. */
function listFixedFields(files: ChartFiles): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [path, content] of files) {
    if (!path.startsWith('templates/') || path.startsWith('templates/tests/') || typeof content !== 'string')
      continue;
    const lines = content.split('\n');
    if (path.endsWith('.tpl')) collectHelpers(lines, fields);
    else if (path.endsWith('.yaml')) collectObject(path, lines, fields);
  }
  return fields;
}

function collectHelpers(lines: readonly string[], fields: Map<string, string>): void {
  for (const [index, line] of lines.entries()) {
    const name = NAMING_HELPER.exec(line)?.groups?.['name'];
    if (name === undefined) continue;
    const end = lines.findIndex((other, at) => at > index && /^\{\{-? end -?\}\}$/.test(other));
    fields.set(`the helper ${name}`, lines.slice(index, end < 0 ? undefined : end).join('\n'));
  }
}

function collectObject(path: string, lines: readonly string[], fields: Map<string, string>): void {
  const kind =
    lines.map((line) => /^kind: (?<kind>\w+)/.exec(line)?.groups?.['kind']).find((found) => found) ?? '';
  const metadata = lines.indexOf('metadata:');
  const spec = lines.indexOf('spec:');
  const name = readBlock(lines, metadata, 'name');
  if (name !== undefined) fields.set(`the name in ${path}`, `${kind}\n${name}`);
  for (const field of FIXED_FIELDS[kind] ?? []) {
    const block = readBlock(lines, spec, field);
    if (block !== undefined) fields.set(`${field} in ${path}`, block);
  }
}

/** The lines of a field two blanks below a top-level key, with what is indented deeper; undefined when it has none. */
function readBlock(lines: readonly string[], parent: number, field: string): string | undefined {
  if (parent < 0) return undefined;
  const below = lines.slice(parent + 1);
  const size = below.findIndex((line) => /^[a-zA-Z]/.test(line));
  const body = size < 0 ? below : below.slice(0, size);
  const start = body.findIndex((line) => line.startsWith(`  ${field}:`));
  if (start < 0) return undefined;
  const rest = body.slice(start + 1);
  const length = rest.findIndex((line) => line.trim() !== '' && !line.startsWith('   '));
  return [body[start], ...(length < 0 ? rest : rest.slice(0, length))].join('\n').trim();
}
