import type { Component } from '../blueprint/schema/component.js';
import type { ACCESS_MODES, Volume } from '../blueprint/schema/volume.js';
import { sortedEntries } from './chart-plan.js';
import { partOfSentence } from './part-of-sentence.js';

/** One of the access modes of a claim. */
export type AccessMode = (typeof ACCESS_MODES)[number];

/** Access mode of a claim whose Blueprint says none: what every storage driver can do. */
export const DEFAULT_ACCESS_MODE: AccessMode = 'ReadWriteOnce';

/** Access modes with which pods on several nodes can mount one claim. @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes */
export const SHARED_ACCESS_MODES: readonly AccessMode[] = ['ReadWriteMany', 'ReadOnlyMany'];

/** True for a claim, of the chart or of somebody else, that only one node can mount at a time. */
export function isSingleWriter({ kind, accessMode = DEFAULT_ACCESS_MODE }: Volume): boolean {
  return (kind === 'claim' || kind === 'existingClaim') && !SHARED_ACCESS_MODES.includes(accessMode);
}

/** Name of the first volume for which a Deployment can run one pod only; undefined for other kinds of workloads. */
export function findSingleWriter({ workload, volumes = {} }: Component): string | undefined {
  if (workload !== 'Deployment') return undefined;
  return sortedEntries(volumes).find(([, volume]) => isSingleWriter(volume))?.[0];
}

/**
 * Why there may be only one pod of a component, as a part of a sentence; undefined when there can be several.
 *
 * A Deployment starts a new pod before the old one has ended, maybe on another node, so a claim that one node can mount
 * is a reason too. A StatefulSet has a claim for each pod.
 */
export function whySinglePod(component: Component): string | undefined {
  const { singleton } = component.scaling;
  if (singleton !== undefined) return partOfSentence(singleton);
  const volume = findSingleWriter(component);
  return volume === undefined ? undefined : `only one node at a time can mount the volume ${volume}`;
}

/** True when the component has a budget: one that always runs a single pod would be pinned to its node by it. */
export function hasDisruptionBudget(component: Component): boolean {
  return component.disruption.enabled && whySinglePod(component) === undefined;
}
