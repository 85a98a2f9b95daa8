import { equalJson, isJsonObject } from '../../blueprint/json-pointer.js';
import type { JsonObject, JsonValue } from '../../ports/json.js';
import { parseQuantity, quantityThousandths } from '../../units/quantity.js';
import type { ChartFiles } from '../chart-files.js';
import type { ChartChange } from './chart-change.js';
import { readDefaults, valueAt } from './read-defaults.js';

/** A claim of a chart as its templates and values.yaml define it. */
interface Claim {
  /** True when a StatefulSet makes one for each pod: then nothing about it can change. */
  readonly isTemplate: boolean;
  readonly values: JsonObject;
}

/** What Kubernetes lets nobody change on a claim. @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-claim-v1/ */
const FIXED_VALUES = ['storageClass', 'accessModes', 'dataSource', 'selector'] as const;
/** The rest of a claim template, which is as fixed. @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/ */
const FIXED_IN_TEMPLATES = [...FIXED_VALUES, 'enabled', 'size', 'annotations'] as const;

/**
 * Claims that came to an end, shrank or changed in what Kubernetes lets nobody change, by the defaults of values.yaml: all
 * of them major, because data has to be moved by hand. Claims are recognised in the templates of ours.
 */
export function compareClaims(previous: ChartFiles, next: ChartFiles): readonly ChartChange[] {
  const after = listClaims(next);
  return [...listClaims(previous)].flatMap(([path, claim]) => {
    const now = after.get(path);
    if (now === undefined)
      return [major('removed', `Claim ${path} removed: its data stays, but nothing mounts it any more.`)];
    if (now.isTemplate !== claim.isTemplate)
      return [
        major(
          'changed',
          `Claim ${path} ${now.isTemplate ? 'is one for each pod now' : 'is one for all pods now'}: its data has to be moved.`,
        ),
      ];
    return compareClaim(path, claim, now);
  });
}

function compareClaim(path: string, before: Claim, after: Claim): readonly ChartChange[] {
  const fields = after.isTemplate ? FIXED_IN_TEMPLATES : FIXED_VALUES;
  const fixed = fields
    .filter((field) => !equalJson(before.values[field] ?? null, after.values[field] ?? null))
    .map((field) =>
      major('changed', `Default of ${path}.${field} changed, which claims that exist cannot take over.`),
    );
  if (after.isTemplate || !shrinks(before.values['size'], after.values['size'])) return fixed;
  return [...fixed, major('changed', `Default of ${path}.size shrank: claims that exist can only grow.`)];
}

function shrinks(before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  const [old, now] = [before, after].map((size) =>
    typeof size === 'string' ? parseQuantity(size) : undefined,
  );
  if (old?.ok !== true || now?.ok !== true) return false;
  return quantityThousandths(now.value) < quantityThousandths(old.value);
}

function major(kind: ChartChange['kind'], description: string): ChartChange {
  return { level: 'major', kind, description };
}

/** How templates of ours read the size of a claim, and the values section of their component. */
const SIZE_READ = /persistence(?:\.(?<key>\w+)| "(?<quoted>[^"]+)"\))\.size \| quote/g;
const SECTION = /\{\{- \$c := \.Values\.(?<section>\w+) -\}\}/;

/** Claims of a chart by the path of their values. */
function listClaims(files: ChartFiles): ReadonlyMap<string, Claim> {
  const defaults = readDefaults(files);
  const claims = new Map<string, Claim>();
  for (const [path, content] of files) {
    if (!/^templates\/.*\.yaml$/.test(path) || typeof content !== 'string') continue;
    const isTemplate = content.includes('\n  volumeClaimTemplates:');
    if (!isTemplate && !content.includes('\nkind: PersistentVolumeClaim')) continue;
    for (const place of listPlaces(content)) {
      const values = valueAt(defaults, place);
      if (isJsonObject(values)) claims.set(place, { isTemplate, values });
    }
  }
  return claims;
}

/** Paths of the claims' values that a template reads. */
function listPlaces(template: string): readonly string[] {
  const section = SECTION.exec(template)?.groups?.['section'];
  return [...template.matchAll(SIZE_READ)].map(({ groups }) => {
    const key = groups?.['key'] ?? groups?.['quoted'] ?? '';
    return [...(section === undefined ? [] : [section]), 'persistence', key].join('.');
  });
}
