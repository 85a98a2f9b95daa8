import { stableStringify } from '../../blueprint/json-pointer.js';
import { defineChartCheck } from '../define-check.js';
import { resourceOf, type ManifestObject } from '../manifest/manifest-object.js';
import { dig, toList } from '../manifest/manifest-value.js';

/** Fields that Kubernetes does not let an upgrade change. */
const IMMUTABLE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Deployment: [['spec', 'selector']],
  DaemonSet: [['spec', 'selector']],
  StatefulSet: [
    ['spec', 'selector'],
    ['spec', 'serviceName'],
    ['spec', 'podManagementPolicy'],
    ['spec', 'volumeClaimTemplates'],
  ],
  Job: [['spec', 'template']],
  Service: [['spec', 'clusterIP']],
  PersistentVolumeClaim: [
    ['spec', 'accessModes'],
    ['spec', 'storageClassName'],
    ['spec', 'dataSource'],
    ['spec', 'selector'],
  ],
};

/** Kinds that {@link immutableFields} compares; other objects of the second rendering need not be parsed. */
export const COMPARED_KINDS: ReadonlySet<string> = new Set(Object.keys(IMMUTABLE));

/** Immutable fields stay the same when the chart's version, app version or common labels change. */
export const immutableFields = defineChartCheck(
  {
    id: 'operability/immutable-fields',
    severity: 'high',
    hint: 'Use only the name and instance labels there; never version, chart or common labels.',
    standards: ['k8s-autopilot/operability-1'],
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
  },
  function* (input) {
    const [original] = input.cases;
    if (original === undefined || input.relabelled === undefined) return;
    const relabelled = new Map(input.relabelled.map((object) => [keyOf(object), object]));
    for (const object of original.objects)
      for (const path of object.hooks.length > 0 ? [] : (IMMUTABLE[object.kind] ?? [])) {
        const other = relabelled.get(keyOf(object));
        if (other !== undefined && fingerprint(object, path) !== fingerprint(other, path))
          yield {
            object,
            pointer: `/${path.join('/')}`,
            message: 'changes with the version or a label: every upgrade would be refused',
          };
      }
  },
);

function keyOf(object: ManifestObject): string {
  return `${object.namespace}/${resourceOf(object)}`;
}

/** Kubernetes compares claim templates by their specification and labels. */
function fingerprint(object: ManifestObject, path: readonly string[]): string {
  const value = dig(object.content, ...path);
  return stableStringify(path.at(-1) === 'volumeClaimTemplates' ? [...toList(value)] : (value ?? null));
}
