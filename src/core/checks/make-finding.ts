import { formatPointer } from '../blueprint/json-pointer.js';
import type { Rank } from '../blueprint/provenance.js';
import type { ResolvedBlueprint } from '../blueprint/resolved-blueprint.js';
import type { CheckDefinition, CheckInput, Observation, RepairContext } from './check.js';
import { componentOf } from './component-of.js';
import type { Finding, Severity } from './finding.js';
import { locateLine } from './manifest/locate-line.js';
import { resourceOf } from './manifest/manifest-object.js';

/** First part of a rule id: its engine. */
export function engineOf(ruleId: string): string {
  return ruleId.slice(0, ruleId.indexOf('/'));
}

/** Makes the finding of an observation: place, repair, and whether a person accepted it. */
export function makeFinding(
  definition: CheckDefinition,
  observation: Observation,
  input: CheckInput,
  caseName?: string,
): Finding {
  const context = findContext(observation, input);
  const severity = observation.severity ?? definition.severity;
  const accepted =
    explainedReason(definition, context) ?? acceptedReason(definition, severity, context, input.blueprint);
  const repair = observation.unrepairable === true ? undefined : repairOf(definition, context);
  return {
    id: identify(definition, observation),
    rule: definition.id,
    severity: accepted === undefined ? severity : 'info',
    engine: engineOf(definition.id),
    message: describe(observation),
    hint: observation.hint ?? definition.hint,
    ...placeOf(observation, input),
    ...(caseName === undefined ? {} : { cases: [caseName] }),
    standards: [...definition.standards],
    ...(accepted === undefined ? {} : { accepted }),
    ...(accepted === undefined && repair !== undefined ? { repair } : {}),
  };
}

function identify(definition: CheckDefinition, observation: Observation): string {
  const { object } = observation;
  const subject =
    object === undefined ? (observation.line ?? '') : `${object.namespace}/${resourceOf(object)}`;
  const file = object?.file ?? observation.file ?? '';
  return [definition.id, file, subject, observation.pointer ?? ''].join('|');
}

function describe(observation: Observation): string {
  const container = observation.container === undefined ? '' : ` container "${observation.container}"`;
  const subject = observation.object === undefined ? '' : `${resourceOf(observation.object)}${container}: `;
  return subject + observation.message;
}

type Place = Pick<Finding, 'resource' | 'pointer' | 'file' | 'line'>;

function placeOf(observation: Observation, input: CheckInput): Place {
  const file = observation.object?.file ?? observation.file;
  const line = observation.line ?? findLine(observation, input);
  return {
    ...(observation.object === undefined ? {} : { resource: resourceOf(observation.object) }),
    ...(observation.pointer === undefined ? {} : { pointer: observation.pointer }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
  };
}

function findLine(observation: Observation, input: CheckInput): number | undefined {
  const { object } = observation;
  const text = object === undefined ? undefined : input.files.get(object.file);
  if (object === undefined || typeof text !== 'string') return undefined;
  return locateLine(text, object.kind, observation.pointer ?? '');
}

function findContext(observation: Observation, input: CheckInput): RepairContext | undefined {
  if (observation.object === undefined || input.blueprint === undefined) return undefined;
  return componentOf(observation.object, input.blueprint.blueprint);
}

function repairOf(definition: CheckDefinition, context: RepairContext | undefined): Finding['repair'] {
  const repair = context === undefined ? undefined : definition.repair?.(context);
  return repair === undefined
    ? undefined
    : { safe: repair.safe, description: repair.description, changes: { ...repair.changes } };
}

/** Only a reviewer or a policy can accept what stops at the security gate: a request that asks for it still has to be reviewed. */
const MAY_ACCEPT_BLOCKING: ReadonlySet<Rank> = new Set(['reviewer', 'policy']);

/** What the Blueprint says about itself, such as that a component must never run twice. */
function explainedReason(
  definition: CheckDefinition,
  context: RepairContext | undefined,
): string | undefined {
  return context === undefined ? undefined : definition.explain?.(context.component);
}

function acceptedReason(
  definition: CheckDefinition,
  severity: Severity,
  context: RepairContext | undefined,
  resolved: ResolvedBlueprint | undefined,
): string | undefined {
  if (definition.deviation === undefined || context === undefined || resolved === undefined) return undefined;
  const deviation = context.component.security.deviations[definition.deviation];
  if (deviation === undefined) return undefined;
  const parent = formatPointer('components', context.name, 'security', 'deviations');
  const pointer = parent + formatPointer(definition.deviation);
  const origin = [`${pointer}/reason`, pointer, parent]
    .map((place) => resolved.provenance[place])
    .find((candidate) => candidate !== undefined);
  if (origin === undefined || origin.rank === 'model') return undefined;
  const isBlocking = severity === 'critical' || severity === 'high';
  return isBlocking && !MAY_ACCEPT_BLOCKING.has(origin.rank) ? undefined : deviation.reason;
}
