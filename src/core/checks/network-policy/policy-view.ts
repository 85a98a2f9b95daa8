import type { ManifestBundle } from '../manifest/manifest-bundle.js';
import type { ManifestObject } from '../manifest/manifest-object.js';
import { sharesNamespace } from '../manifest/manifest-object.js';
import { matchesSelector } from '../manifest/label-selector.js';
import { dig, toList, toNumber, toText, type ManifestValue } from '../manifest/manifest-value.js';
import type { ContainerView, PodView } from '../manifest/pod-view.js';

/** Traffic direction of a NetworkPolicy. */
export type Direction = 'Ingress' | 'Egress';

/** True when the policy isolates the pods it selects in this direction; an absent `policyTypes` means Ingress, and Egress if it has rules. */
export function isolates(policy: ManifestObject, direction: Direction): boolean {
  const types = toList(dig(policy.content, 'spec', 'policyTypes'));
  if (types.length > 0) return types.includes(direction);
  return direction === 'Ingress' || toList(dig(policy.content, 'spec', 'egress')).length > 0;
}

/** Policies that select the pod and isolate it in this direction. */
export function policiesFor(
  pod: PodView,
  bundle: ManifestBundle,
  direction: Direction,
): readonly ManifestObject[] {
  return bundle
    .ofKind('NetworkPolicy')
    .filter(
      (policy) =>
        isolates(policy, direction) &&
        sharesNamespace(policy, pod.object) &&
        matchesSelector(dig(policy.content, 'spec', 'podSelector'), pod.labels),
    );
}

/** The rules of one direction, with their place in the policy. */
export function listRules(
  policy: ManifestObject,
  direction: Direction,
): readonly { readonly pointer: string; readonly rule: ManifestValue }[] {
  const field = direction.toLowerCase();
  return toList(dig(policy.content, 'spec', field)).map((rule, index) => ({
    pointer: `/spec/${field}/${index}`,
    rule,
  }));
}

/** A port as somebody wants to reach it. */
export interface WantedPort {
  readonly number: number | undefined;
  /** Name of the container port, when it has one. */
  readonly name: string | undefined;
  readonly protocol: string;
}

/** True when a rule lets the port through; a rule without ports lets all through. */
export function admitsPort(rule: ManifestValue, wanted: WantedPort): boolean {
  const ports = toList(dig(rule, 'ports'));
  return ports.length === 0 || ports.some((port) => coversPort(port, wanted));
}

function coversPort(port: ManifestValue, wanted: WantedPort): boolean {
  if ((toText(dig(port, 'protocol')) ?? 'TCP') !== wanted.protocol) return false;
  const value = dig(port, 'port');
  if (value === undefined) return true;
  if (typeof value === 'string') return value === wanted.name;
  const first = toNumber(value) ?? 0;
  const last = toNumber(dig(port, 'endPort')) ?? first;
  return wanted.number !== undefined && wanted.number >= first && wanted.number <= last;
}

/** The container port that a Service's target port leads to; undefined when the pod declares none. */
export function resolvePort(
  pod: PodView,
  target: ManifestValue,
): { readonly container: ContainerView; readonly port: WantedPort } | undefined {
  for (const container of pod.containers)
    for (const entry of toList(container.content['ports'])) {
      const number = toNumber(dig(entry, 'containerPort'));
      const name = toText(dig(entry, 'name'));
      if ((typeof target === 'string' && target === name) || (number !== undefined && target === number))
        return { container, port: { number, name, protocol: toText(dig(entry, 'protocol')) ?? 'TCP' } };
    }
  return undefined;
}
