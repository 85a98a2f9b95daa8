import type { JsonObject } from '../../ports/json.js';

/** One rendered Kubernetes object. */
export interface ManifestObject {
  /** Template it came from, relative to the chart's root: `templates/service.yaml`. */
  readonly file: string;
  /** Empty when the manifest has none. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty when the manifest has none. */
  readonly name: string;
  /** Empty: the release's namespace. */
  readonly namespace: string;
  /** Hook events such as `test`; empty for ordinary objects. */
  readonly hooks: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly content: JsonObject;
}

/** `Kind/name`, as findings name an object. */
export function resourceOf(object: ManifestObject): string {
  return `${object.kind}/${object.name}`;
}

/** True when both may live in one namespace; an object without a namespace goes to the release's, which is not known here. */
export function sharesNamespace(left: ManifestObject, right: ManifestObject): boolean {
  return left.namespace === right.namespace || left.namespace === '' || right.namespace === '';
}

/** True for what only `helm test` makes. Other hooks, such as migrations, are a part of the application. */
export function isTest({ hooks }: ManifestObject): boolean {
  return hooks.length > 0 && hooks.every((hook) => hook.startsWith('test'));
}
