import { defineRenderedCheck } from '../define-check.js';
import { resourceOf, type ManifestObject } from '../manifest/manifest-object.js';
import { toText } from '../manifest/manifest-value.js';
import type { ManifestBundle } from '../manifest/manifest-bundle.js';
import type { PodView } from '../manifest/pod-view.js';
import { listConfigReferences } from './config-references.js';

/** Pods of hooks before the install find what they need: nothing of the release is there yet, only earlier hooks are. */
export const hookNeeds = defineRenderedCheck(
  {
    id: 'references/hook-needs',
    severity: 'high',
    hint: 'Make the object a hook of the same events with a lower weight, or run the Job after the install.',
    standards: [],
    source: 'https://helm.sh/docs/topics/charts_hooks/#hooks-and-the-release-lifecycle',
  },
  function* (bundle) {
    for (const pod of bundle.pods) {
      if (!pod.object.hooks.includes('pre-install')) continue;
      for (const { object, pointer } of listNeeds(pod, bundle))
        if (!isMadeBefore(object, pod.object))
          yield {
            object: pod.object,
            pointer,
            message: `runs before the install, when ${resourceOf(object)} is not there yet`,
          };
    }
  },
);

/** Objects of the chart without which the pod does not start, and where it names them. */
function* listNeeds(
  pod: PodView,
  bundle: ManifestBundle,
): Generator<{ readonly object: ManifestObject; readonly pointer: string }> {
  const account = toText(pod.spec['serviceAccountName']);
  const wanted = [
    ...(account === undefined
      ? []
      : [{ kind: 'ServiceAccount', name: account, pointer: `${pod.pointer}/serviceAccountName` }]),
    ...listConfigReferences(pod),
  ];
  for (const { kind, name, pointer } of wanted) {
    const object = bundle.find(kind, name, pod.object);
    if (object !== undefined) yield { object, pointer };
  }
}

/** Helm makes hooks of one weight in the order of their kinds, in which these come before Jobs and Pods. */
function isMadeBefore(needed: ManifestObject, hook: ManifestObject): boolean {
  return needed.hooks.includes('pre-install') && weightOf(needed) <= weightOf(hook);
}

function weightOf({ annotations }: ManifestObject): number {
  return Number(annotations['helm.sh/hook-weight'] ?? 0);
}
