import { formatPointer } from '../../src/core/blueprint/json-pointer.js';
import type { WorkloadKind } from '../../src/core/blueprint/schema/workload.js';
import type { JsonValue } from '../../src/core/ports/json.js';

/** Values by pointer, as an input file states them. */
export type Statements = Readonly<Record<string, JsonValue>>;

/** Adds statements about the component of a name, and about what surrounds it. */
export type Feature = (component: string, workload: WorkloadKind) => Statements;

/** Kinds of workloads of which a number decides how many pods there are. */
export const REPLICATED: readonly WorkloadKind[] = ['Deployment', 'StatefulSet'];
/** Kinds of workloads that do not end by themselves. */
export const LONG_RUNNING: readonly WorkloadKind[] = [...REPLICATED, 'DaemonSet'];

/** A feature for the workloads it makes sense on. */
export function on(kinds: readonly WorkloadKind[], state: Feature): Feature {
  return (component, workload) => (kinds.includes(workload) ? state(component, workload) : {});
}

/** Statements below one place, by relative JSON pointer without the first slash. */
export function under(place: readonly string[], values: Readonly<Record<string, JsonValue>>): Statements {
  return Object.fromEntries(
    Object.entries(values).map(([path, value]) => [`${formatPointer(...place)}/${path}`, value]),
  );
}

/** Statements below one component. */
export function below(values: Readonly<Record<string, JsonValue>>): Feature {
  return (component) => under(['components', component], values);
}

/** Several features as one; of two statements about one thing the last counts. */
export function together(features: readonly Feature[]): Feature {
  return (component, workload) =>
    Object.assign({}, ...features.map((feature) => feature(component, workload))) as Statements;
}
