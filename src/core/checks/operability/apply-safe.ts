import type { JsonValue } from '../../ports/json.js';
import { formatPointer, isJsonObject } from '../../blueprint/json-pointer.js';
import { defineContainerCheck, definePodCheck, defineRenderedCheck } from '../define-check.js';
import { dig, toList, toText, type ManifestValue } from '../manifest/manifest-value.js';

const APPLY_URL = 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy';

/** Positions of list entries whose key was there before. */
function* listRepeats(
  list: ManifestValue,
  keyOf: (entry: JsonValue) => string | undefined,
): Generator<readonly [number, string]> {
  const seen = new Set<string>();
  for (const [index, entry] of toList(list).entries()) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    if (seen.has(key)) yield [index, key];
    seen.add(key);
  }
}

/** No environment variable, port or mount path is written twice: server-side apply refuses or drops the second one. */
export const duplicateEntries = defineContainerCheck(
  {
    id: 'operability/duplicate-entries',
    severity: 'medium',
    hint: 'Keep one of the entries.',
    standards: [
      'kube-score/environment-variable-key-duplication',
      'kube-linter/duplicate-env-var',
      'k8s-autopilot/operability-15',
    ],
    source: APPLY_URL,
  },
  function* (container) {
    const portKey = (entry: JsonValue): string =>
      `${toText(dig(entry, 'containerPort')) ?? ''}/${toText(dig(entry, 'protocol')) ?? 'TCP'}`;
    const lists = [
      { field: 'env', keyOf: (entry: JsonValue) => toText(dig(entry, 'name')) },
      { field: 'ports', keyOf: portKey },
      { field: 'volumeMounts', keyOf: (entry: JsonValue) => toText(dig(entry, 'mountPath')) },
    ];
    for (const { field, keyOf } of lists)
      for (const [index, key] of listRepeats(container.content[field], keyOf))
        yield { pointer: `/${field}/${index}`, message: `${field} has ${key} twice` };
  },
);

/** No volume or container name is used twice in a pod, and every mounted volume exists. */
export const podNames = definePodCheck(
  {
    id: 'operability/pod-names',
    severity: 'high',
    hint: 'Give volumes and containers different names and declare every mounted volume.',
    standards: ['k8s-autopilot/operability-15'],
    source: APPLY_URL,
  },
  function* (pod) {
    const nameOf = (entry: JsonValue): string | undefined => toText(dig(entry, 'name'));
    for (const field of ['volumes', 'containers', 'initContainers'])
      for (const [index, name] of listRepeats(pod.spec[field], nameOf))
        yield { pointer: `/${field}/${index}`, message: `${field} has the name ${name} twice` };
    const volumes = new Set(toList(pod.spec['volumes']).map(nameOf));
    // A StatefulSet's claim templates are volumes too.
    for (const claim of toList(dig(pod.object.content, 'spec', 'volumeClaimTemplates')))
      volumes.add(toText(dig(claim, 'metadata', 'name')));
    for (const container of pod.containers)
      for (const [index, mount] of toList(container.content['volumeMounts']).entries())
        if (!volumes.has(nameOf(mount)))
          yield {
            container: container.name,
            pointer: `${container.pointer.slice(pod.pointer.length)}/volumeMounts/${index}`,
            message: `mounts volume ${nameOf(mount) ?? '?'}, which the pod does not have`,
          };
  },
);

/** No field is null: apply treats null as "remove", and some clients refuse it. */
export const nullFields = defineRenderedCheck(
  {
    id: 'operability/null-fields',
    severity: 'low',
    hint: 'Leave the key out when there is no value.',
    standards: ['k8s-autopilot/operability-15'],
    source: APPLY_URL,
  },
  function* (bundle) {
    for (const object of bundle.objects)
      for (const pointer of listNulls(object.content, ''))
        yield { object, pointer, message: `${pointer} is null` };
  },
);

function* listNulls(value: JsonValue, pointer: string): Generator<string> {
  if (value === null) yield pointer;
  else if (Array.isArray(value))
    for (const [index, item] of (value as readonly JsonValue[]).entries())
      yield* listNulls(item, `${pointer}/${index}`);
  else if (isJsonObject(value))
    for (const [key, child] of Object.entries(value)) yield* listNulls(child, pointer + formatPointer(key));
}
