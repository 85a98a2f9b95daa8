import type { Check, CheckDefinition, CheckInput, Observation, RenderedCase } from './check.js';
import { engineOf, makeFinding } from './make-finding.js';
import { createBundle, type ManifestBundle } from './manifest/manifest-bundle.js';
import type { ContainerView, PodView } from './manifest/pod-view.js';

/** Bundles are pure functions of their case; many checks share one. */
const bundles = new WeakMap<RenderedCase, ManifestBundle>();

function bundleOf(rendered: RenderedCase): ManifestBundle {
  const known = bundles.get(rendered);
  if (known !== undefined) return known;
  const created = createBundle(rendered.name, rendered.objects);
  bundles.set(rendered, created);
  return created;
}

/** A rule about the chart as a whole: its files, or several renderings. Runs once. */
export function defineChartCheck(
  definition: CheckDefinition,
  inspect: (input: CheckInput) => Iterable<Observation>,
): Check {
  return {
    ...definition,
    engine: engineOf(definition.id),
    run: (input) => Array.from(inspect(input), (observation) => makeFinding(definition, observation, input)),
  };
}

/** A rule about the objects of one rendering. Runs for every render case. */
export function defineRenderedCheck(
  definition: CheckDefinition,
  inspect: (bundle: ManifestBundle, input: CheckInput) => Iterable<Observation>,
): Check {
  return {
    ...definition,
    engine: engineOf(definition.id),
    run: (input) =>
      input.cases.flatMap((rendered) =>
        Array.from(inspect(bundleOf(rendered), input), (observation) =>
          makeFinding(definition, observation, input, rendered.name),
        ),
      ),
  };
}

/** An observation of a pod rule; the object is filled in, the pointer is relative to the pod specification. */
export type PodObservation = Omit<Observation, 'object'>;

/** A rule about every pod, test pods included. */
export function definePodCheck(
  definition: CheckDefinition,
  inspect: (pod: PodView, bundle: ManifestBundle) => Iterable<PodObservation>,
): Check {
  return defineRenderedCheck(definition, function* (bundle) {
    for (const pod of bundle.pods)
      for (const observation of inspect(pod, bundle))
        yield { ...observation, object: pod.object, pointer: pod.pointer + (observation.pointer ?? '') };
  });
}

/**
 * A rule about every container of every pod: init, sidecar and ephemeral containers and test pods included.
 * The pointer of an observation is relative to the container.
 */
export function defineContainerCheck(
  definition: CheckDefinition,
  inspect: (container: ContainerView, pod: PodView, bundle: ManifestBundle) => Iterable<PodObservation>,
): Check {
  return defineRenderedCheck(definition, function* (bundle) {
    for (const pod of bundle.pods)
      for (const container of pod.containers)
        for (const observation of inspect(container, pod, bundle))
          yield {
            ...observation,
            object: pod.object,
            container: container.name,
            pointer: container.pointer + (observation.pointer ?? ''),
            unrepairable: container.role !== 'app',
          };
  });
}
