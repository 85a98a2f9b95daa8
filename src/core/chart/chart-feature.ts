import type { JsonObject, JsonValue } from '../ports/json.js';
import type { ChartFiles } from './chart-files.js';
import type { ChartPlan, ComponentPlan } from './chart-plan.js';
import type { TemplateVariables } from './render-template.js';
import type { TemplateName } from './template-texts.generated.js';
import type { ValueDefinition } from './value-definition.js';

/** Places in the templates of one component that belong to one feature and are filled by others, in registry order. */
export const COMPONENT_SLOTS = [
  'workload-annotations',
  'pod-labels',
  'replicas',
  'pod-annotations',
  'pod-spec',
  'restart-policy',
  'pod-placement',
  'init-containers',
  'containers',
  'ports',
  'env',
  'probes',
  'lifecycle',
  'volume-mounts',
  'volumes',
  'member-volumes',
  'resources',
  'service-ports',
  'headless-ports',
  'network-policy-ingress',
  'network-policy-egress',
  'component-fullname',
  'component-label',
  'component-expression',
] as const;

/** Places that exist once per chart. */
export type ChartSlotName =
  | 'helpers'
  | 'validations'
  | 'notes'
  | 'notes-end'
  | 'readme-secrets'
  | 'readme-exposure'
  | 'readme-availability'
  | 'readme-network'
  | 'readme-runs'
  | 'readme-posture';

/** A place that features fill. */
export type SlotName = (typeof COMPONENT_SLOTS)[number] | ChartSlotName;

/** A text with its variables and the slots only it has. */
export interface TemplateFragment {
  readonly text: TemplateName;
  /** Added to, and stronger than, the standard variables. */
  readonly variables?: TemplateVariables;
  /** Slots of this text that no other feature fills, by slot name. */
  readonly lines?: Readonly<Record<string, readonly TemplateFragment[]>>;
}

/** A text that a feature puts into a slot. */
export interface SlotFill extends TemplateFragment {
  readonly slot: SlotName;
}

/** A file below `templates/`. */
export interface TemplateFile extends TemplateFragment {
  /** Path below `templates/`, the component's folder left out. */
  readonly path: string;
  /** True: not in the component's folder although a component contributes it. */
  readonly isShared?: boolean;
}

/** A helm-unittest case of one template. */
export interface UnitTest {
  /** Present-tense sentence. */
  readonly it: string;
  /** Values by path from the root or the component's section, as {@link ValueDefinition.path}. */
  readonly set?: readonly ValueSetting[];
  readonly release?: JsonObject;
  readonly capabilities?: JsonObject;
  readonly asserts: readonly JsonObject[];
}

/** The cases of one template. */
export interface UnitTestSuite {
  /** Path as {@link TemplateFile.path}. */
  readonly template: string;
  readonly isShared?: boolean;
  readonly tests: readonly UnitTest[];
}

/** A value at a path. */
export interface ValueSetting {
  readonly path: readonly string[];
  readonly value: JsonValue;
  /** True: `path` starts at the root although a component contributes it. */
  readonly isGlobal?: boolean;
}

/** What a feature adds. Everything in it is relative to a component when it comes from `forComponent`. */
export interface Contribution {
  readonly values?: readonly ValueDefinition[];
  readonly fills?: readonly SlotFill[];
  readonly templates?: readonly TemplateFile[];
  readonly suites?: readonly UnitTestSuite[];
  /** What each environment changes, by its name. */
  readonly environments?: Readonly<Record<string, readonly ValueSetting[]>>;
}

/** A chart whose values and templates are complete; features that document or test it read this. */
export interface AssembledChart {
  readonly plan: ChartPlan;
  /** All definitions with paths from the root, in the order of values.yaml. */
  readonly values: readonly PlacedDefinition[];
  readonly suites: readonly PlacedSuite[];
  /** Differences by environment, paths from the root. */
  readonly environments: Readonly<Record<string, readonly ValueSetting[]>>;
  /** Lines of the documentation slots. */
  readonly slots: ReadonlyMap<string, readonly string[]>;
}

/** A definition with its full path. */
export interface PlacedDefinition extends ValueDefinition {
  /** Name of the component it belongs to; undefined for chart-wide values. */
  readonly component: string | undefined;
}

/** A suite with the full path of its template and values. */
export interface PlacedSuite extends UnitTestSuite {
  readonly component: string | undefined;
}

/** One capability of generated charts: its own folder, one line in the registry. */
export interface ChartFeature {
  readonly name: string;
  /** What it adds once per chart. */
  readonly forChart?: (plan: ChartPlan) => Contribution;
  /** What it adds to a component; an empty contribution when the Blueprint does not ask for it. */
  readonly forComponent?: (component: ComponentPlan, plan: ChartPlan) => Contribution;
  /** Files it derives from the whole chart, paths from the chart's root. */
  readonly describe?: (chart: AssembledChart) => ChartFiles;
}
