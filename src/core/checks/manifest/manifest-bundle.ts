import { resourceOf, sharesNamespace, type ManifestObject } from './manifest-object.js';
import { isEmptySelector, matchesSelector } from './label-selector.js';
import { dig, toStringMap, type ManifestValue } from './manifest-value.js';
import { podOf, type PodView } from './pod-view.js';

/** What one render case gave, indexed for cross-object rules. */
export interface ManifestBundle {
  readonly caseName: string;
  readonly objects: readonly ManifestObject[];
  readonly pods: readonly PodView[];
  /** Objects of a kind, in render order. */
  ofKind(kind: string): readonly ManifestObject[];
  /** The object of this kind and name that `from` can refer to. */
  find(kind: string, name: string, from: ManifestObject): ManifestObject | undefined;
  /** Pods that a label selector of `from` selects. An empty selector selects every pod. */
  podsSelected(selector: ManifestValue, from: ManifestObject): readonly PodView[];
  /** Pods that a Service selects; none when it has no selector. */
  podsServed(service: ManifestObject): readonly PodView[];
  /** True when a Service of the bundle selects the pod. */
  isServed(pod: PodView): boolean;
}

/** Indexes the objects of one render case. Looking pods up by labels costs as much as the rarest label has pods. */
export function createBundle(caseName: string, objects: readonly ManifestObject[]): ManifestBundle {
  const byKind = groupBy(objects, (object) => object.kind);
  const byResource = groupBy(objects, resourceOf);
  const pods = objects.flatMap((object) => podOf(object) ?? []);
  const byLabel = indexLabels(pods);
  const podsSelected = (selector: ManifestValue, from: ManifestObject): readonly PodView[] =>
    rarest(byLabel, toStringMap(dig(selector, 'matchLabels')), pods).filter(
      (pod) => matchesSelector(selector, pod.labels) && sharesNamespace(pod.object, from),
    );
  const podsServed = (service: ManifestObject): readonly PodView[] => {
    const selector = { matchLabels: dig(service.content, 'spec', 'selector') ?? {} };
    return isEmptySelector(selector) ? [] : podsSelected(selector, service);
  };
  const served = new Set((byKind.get('Service') ?? []).flatMap(podsServed));
  return {
    caseName,
    objects,
    pods,
    ofKind: (kind) => byKind.get(kind) ?? [],
    find: (kind, name, from) =>
      byResource.get(`${kind}/${name}`)?.find((object) => sharesNamespace(object, from)),
    podsSelected,
    podsServed,
    isServed: (pod) => served.has(pod),
  };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function indexLabels(pods: readonly PodView[]): ReadonlyMap<string, readonly PodView[]> {
  const index = new Map<string, PodView[]>();
  for (const pod of pods)
    for (const [key, value] of Object.entries(pod.labels)) {
      const entry = `${key}=${value}`;
      const known = index.get(entry);
      if (known === undefined) index.set(entry, [pod]);
      else known.push(pod);
    }
  return index;
}

function rarest(
  index: ReadonlyMap<string, readonly PodView[]>,
  labels: Readonly<Record<string, string>>,
  all: readonly PodView[],
): readonly PodView[] {
  let smallest = all;
  for (const [key, value] of Object.entries(labels)) {
    const candidates = index.get(`${key}=${value}`) ?? [];
    if (candidates.length < smallest.length) smallest = candidates;
  }
  return smallest;
}
