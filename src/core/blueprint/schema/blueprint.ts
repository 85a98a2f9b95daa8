import { z } from 'zod';
import { Component } from './component.js';
import { Connection, Dependency } from './dependency.js';
import { Environment } from './environment.js';
import { DnsLabelKey, DnsLabelLeaf, LineLeaf, QuantityLeaf, StringMap } from './leaf.js';
import { Route } from './route.js';

/** The only Blueprint version so far. A file of another version needs a migration. */
export const BLUEPRINT_API_VERSION = 'autopilot.k8s/v1alpha1';

/** Kinds of changes that Artifact Hub knows. @see https://artifacthub.io/docs/topics/annotations/helm/ */
const CHANGE_KINDS = ['added', 'changed', 'deprecated', 'removed', 'fixed', 'security'] as const;

/** One version of the chart and what is new in it. */
export const ChartRelease = z.strictObject({
  version: z.string().min(1),
  changes: z.array(z.strictObject({ kind: z.enum(CHANGE_KINDS), description: LineLeaf.min(1) })).min(1),
});
export type ChartRelease = z.infer<typeof ChartRelease>;

/** The address of a page. */
const AddressLeaf = LineLeaf.regex(/^https?:\/\//, 'must be an address such as https://example.com');

/** A namespace that comes with the chart, and what all its pods together may take. */
export const OwnNamespace = z.strictObject({
  /** @see https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
  podSecurity: z.enum(['restricted', 'baseline', 'privileged']),
  quota: z
    .strictObject({
      cpu: QuantityLeaf.optional(),
      memory: QuantityLeaf.optional(),
      pods: z.int().min(1).max(10_000).optional(),
    })
    .optional(),
});
export type OwnNamespace = z.infer<typeof OwnNamespace>;

/** Identity of the chart. */
export const ChartMetadata = z.strictObject({
  name: DnsLabelLeaf,
  /** SemVer; first 0.1.0. */
  version: z.string().regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, 'must be a version such as 0.1.0'),
  /** Releases of the chart, the newest first; absent: this is the first one. */
  changelog: z.array(ChartRelease).min(1).optional(),
  /** Version of the application; the default image tag. */
  appVersion: LineLeaf.min(1),
  description: LineLeaf.min(1),
  /** Namespace the documentation and NOTES show; charts never hard-code it. */
  namespace: DnsLabelLeaf.optional(),
  /** One component: values at the top level; several: one section each. Kept so that adding a component moves no path unasked. */
  layout: z.enum(['flat', 'sections']),
  /** SemVer range, stating the lowest validated Kubernetes version: `>=1.30.0-0`. */
  kubeVersion: z.string().min(1),
  keywords: z.array(LineLeaf),
  /** License of the application, as an SPDX expression. @see https://spdx.org/licenses/ */
  license: z
    .string()
    .regex(/^[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*$/)
    .optional(),
  /** Address of the application's site. */
  home: AddressLeaf.optional(),
  /** Address of a picture, shown by catalogs. */
  icon: AddressLeaf.optional(),
  /** Addresses of source code. */
  sources: z.array(AddressLeaf).optional(),
  /** Whom to ask. */
  maintainers: z
    .array(
      z.strictObject({ name: LineLeaf.min(1), email: z.email().optional(), url: AddressLeaf.optional() }),
    )
    .optional(),
  labels: StringMap,
  annotations: StringMap,
  /** Makes the namespace of the release itself, with the restricted Pod Security Standard and limits. */
  ownNamespace: OwnNamespace.optional(),
});
export type ChartMetadata = z.infer<typeof ChartMetadata>;

/**
 * The typed description of an application that compilers turn into a chart: complete, every default resolved.
 *
 * Components, dependencies, routes and environments are keyed by name, so that a JSON pointer stays valid when another
 * one is added (docs/adr/2026-11-21-blueprint.md).
 */
export const Blueprint = z.strictObject({
  apiVersion: z.literal(BLUEPRINT_API_VERSION),
  chart: ChartMetadata,
  components: z.record(DnsLabelKey, Component),
  dependencies: z.record(DnsLabelKey, Dependency),
  connections: z.record(z.string(), Connection),
  routes: z.record(DnsLabelKey, Route),
  environments: z.record(DnsLabelKey, Environment),
});
export type Blueprint = z.infer<typeof Blueprint>;
