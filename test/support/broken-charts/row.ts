import type { ObjectChanges } from '../hardened-chart.js';

/** The Deployment of the hardened chart. */
export const DEPLOYMENT = 'Deployment/demo';
/** Path of the pod specification in the Deployment. */
export const POD = '/spec/template/spec';
/** Path of the main container. */
export const APP = `${POD}/containers/0`;
/** Path of the init container. */
export const INIT = `${POD}/initContainers/0`;
/** Labels of the objects of the chart, as YAML. */
export const LABELS = '{app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}';

/** One way to break the hardened chart, and the place where the rule has to say so. */
export interface Row {
  readonly rule: string;
  readonly changes?: ObjectChanges;
  readonly added?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  /** `Kind/name`, or the file. */
  readonly at: string;
  readonly pointer?: string;
  readonly line?: number;
}

/** A change of the Deployment that is found where it was made. */
export function broken(rule: string, pointer: string, value: unknown, foundAt = pointer): Row {
  return { rule, changes: { [DEPLOYMENT]: { [pointer]: value } }, at: DEPLOYMENT, pointer: foundAt };
}

/** A change of another object that is found where it was made. */
export function brokenAt(
  rule: string,
  at: string,
  ...change: readonly [pointer: string, value: unknown, foundAt?: string]
): Row {
  const [pointer, value, foundAt = pointer] = change;
  return { rule, changes: { [at]: { [pointer]: value } }, at, pointer: foundAt };
}

/** A Role with one rule. */
export function role(rule: string): string {
  return `{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: demo, labels: ${LABELS}}, rules: [${rule}]}`;
}

/** A RoleBinding of a ClusterRole to a group. */
export function binding(roleName: string, subject: string): string {
  return `{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: demo, labels: ${LABELS}}, roleRef: {kind: ClusterRole, name: ${roleName}}, subjects: [{kind: Group, name: ${subject}}]}`;
}

/** An object of the core group. */
export function object(kind: string, name: string, rest: string): string {
  return `{apiVersion: v1, kind: ${kind}, metadata: {name: ${name}, labels: ${LABELS}}, ${rest}}`;
}

/** An object called `once` that a rule finds fault with; pointer and specification begin below `spec`. */
export function added(rule: string, [kind, spec]: readonly [string, string], pointer: string): Row {
  return {
    rule,
    added: [object(kind, 'once', `spec: {${spec}}`)],
    at: `${kind}/once`,
    pointer: `/spec/${pointer}`,
  };
}

/** What an autoscaler of the chart scales, as YAML. */
export const SCALER_TARGET = 'scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: demo}';
/** An autoscaler of the Deployment. */
export const scaler = (rest: string): string =>
  object('HorizontalPodAutoscaler', 'demo', `spec: {${SCALER_TARGET}, ${rest}}`);
