import type { ResolvedBlueprint } from '../blueprint/resolved-blueprint.js';
import type { Component } from '../blueprint/schema/component.js';
import type { ChartFiles } from '../chart/chart-files.js';
import type { VendoredSubchart } from '../chart/vendored/vendored-subcharts.js';
import type { JsonValue } from '../ports/json.js';
import type { Finding, Severity } from './finding.js';
import type { ManifestObject } from './manifest/manifest-object.js';

/** The objects of one render case. */
export interface RenderedCase {
  /** `default`, or the environment's name. Names such as `dev` or `test` relax the availability rules. */
  readonly name: string;
  readonly objects: readonly ManifestObject[];
}

/** Everything a check may look at. */
export interface CheckInput {
  readonly cases: readonly RenderedCase[];
  readonly files: ChartFiles;
  /** Present for charts of ours only: enables repairs, accepted deviations and the rules about planned connections. */
  readonly blueprint?: ResolvedBlueprint;
  /** What is in `charts/`. Enables the rules about subcharts of another version and broken archives. */
  readonly vendored?: readonly VendoredSubchart[];
  /**
   * The first case rendered again with another chart version, app version and common label. Enables the rule about
   * immutable fields.
   */
  readonly relabelled?: readonly ManifestObject[];
  /** `Kind/name` of each object of the first case under another release name. Enables the rule about two releases. */
  readonly secondRelease?: ReadonlySet<string>;
}

/** A Blueprint change that repairs a finding. */
export interface Repair {
  readonly safe: boolean;
  readonly description: string;
  readonly changes: Readonly<Record<string, JsonValue>>;
}

/** What one rule saw at one place; {@link runChecks} turns it into a {@link Finding}. */
export interface Observation {
  /** What is wrong, with the value, as a sentence part after `Kind/name: `. */
  readonly message: string;
  readonly object?: ManifestObject;
  /** JSON pointer into the object. */
  readonly pointer?: string;
  /** Path inside the chart, for observations about files. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** Replaces the check's own severity. */
  readonly severity?: Severity;
  /** Replaces the check's own hint. */
  readonly hint?: string;
  /** Name of the container, when the observation is about one. */
  readonly container?: string;
  /** True when a Blueprint change could never repair it, for example in a test pod or a sidecar. */
  readonly unrepairable?: boolean;
}

/** The Blueprint component an observation is about. */
export interface RepairContext {
  readonly name: string;
  readonly component: Component;
}

/** What is known about a rule without running it. */
export interface CheckDefinition {
  /** `<engine>/<rule>`. */
  readonly id: string;
  readonly severity: Severity;
  /** What to do, as an imperative sentence. */
  readonly hint: string;
  /** External names of the same rule: `PSS/baseline`, `kube-score/pod-probes`, `Polaris/…`, `Trivy/KSV-0001`. */
  readonly standards: readonly string[];
  /** URL of the text the rule comes from. */
  readonly source: string;
  /** Key of the Blueprint's `security` (see `deviations`) that a person may set with a reason to accept the finding. */
  readonly deviation?: string;
  /** Why the Blueprint itself asks for what the rule finds, as a reason; undefined when it does not. */
  readonly explain?: (component: Component) => string | undefined;
  /** Makes the Blueprint change; undefined when the Blueprint already says so and the template is at fault. */
  readonly repair?: (context: RepairContext) => Repair | undefined;
}

/** One rule. */
export interface Check extends CheckDefinition {
  /** First part of the id. */
  readonly engine: string;
  readonly run: (input: CheckInput) => readonly Finding[];
}
