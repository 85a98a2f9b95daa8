import { formatPointer } from '../../../blueprint/json-pointer.js';
import { resolveEventScaling } from './resolve-event-scaling.js';
import { hasReplicas, mostReplicas, resolveReplicas } from './resolve-replicas.js';
import type { ComponentContext } from '../resolution.js';

/** Pods an autoscaler keeps when nobody says how many: the fewest that survive the loss of one node. */
const DEFAULT_REPLICAS = 2;
const DEFAULT_CPU_PERCENT = 80;

/** Replicas, autoscaling and the disruption budget. */
export function resolveScaling(context: ComponentContext): void {
  const { draft, name } = context;
  const path = ['components', name, 'scaling'];
  const minimum = (scaler: string): number | undefined =>
    draft.value(...path, scaler, 'enabled') === true
      ? draft.number(...path, scaler, 'minReplicas')
      : undefined;
  if (hasReplicas(context.workload)) {
    resolveAutoscaling(context);
    resolveEventScaling(context);
  }
  const least = minimum('autoscaling') ?? minimum('events');
  if (least !== undefined)
    draft.fillDefault([...path, 'replicas'], least, 'The autoscaler decides; this is its minimum.');
  resolveReplicas(context);
  if (draft.has(...path, 'vertical'))
    draft.fillWish(
      [...path, 'vertical'],
      'updateMode',
      'Off',
      'It recommends only, until somebody trusts it with restarts.',
    );
  resolveDisruption(context);
}

function resolveAutoscaling(context: ComponentContext): void {
  const { draft, name } = context;
  const path = ['components', name, 'scaling', 'autoscaling'];
  const inEnvironments = draft
    .names('environments')
    .some((environment) => draft.has('environments', environment, 'components', name, 'autoscaling'));
  if (!draft.has(...path) && !inEnvironments) return;
  draft.fillDefault(
    [...path, 'enabled'],
    draft.has(...path, 'maxReplicas'),
    inEnvironments ? 'Only some environments scale by load.' : 'A range of replicas means autoscaling.',
  );
  fillBounds(context, path);
  if (!draft.has(...path, 'targetMemoryPercent'))
    draft.fillDefault(
      [...path, 'targetCpuPercent'],
      DEFAULT_CPU_PERCENT,
      'Scales before the CPU request is used up.',
    );
}

function fillBounds(context: ComponentContext, path: readonly string[]): void {
  const { draft, name, questions } = context;
  const bound = (leaf: string): number | undefined =>
    draft.number(...path, leaf) ?? boundOfEnvironments(context, leaf);
  const stated = draft.number('components', name, 'scaling', 'replicas') ?? DEFAULT_REPLICAS;
  const highest = bound('maxReplicas');
  const minimum = bound('minReplicas') ?? Math.max(1, Math.min(stated, highest ?? stated));
  const maximum = highest ?? minimum * 3;
  draft.fillDefault([...path, 'minReplicas'], minimum, 'As many pods as run without load.');
  draft.fillDefault(
    [...path, 'maxReplicas'],
    maximum,
    'Three times the minimum: room for a peak, and a ceiling for the bill.',
  );
  if (minimum > maximum)
    questions.push({
      id: formatPointer(...path, 'maxReplicas'),
      text: `What is the highest number of replicas of ${name}?`,
      reason: `The minimum ${minimum} is above the maximum ${maximum}.`,
      pointer: formatPointer(...path, 'maxReplicas'),
      kind: 'number',
      example: String(minimum * 2),
    });
}

/** The largest bound any environment states, so that the base values show the same range. */
function boundOfEnvironments(context: ComponentContext, leaf: string): number | undefined {
  const { draft, name } = context;
  const values = draft
    .names('environments')
    .map((environment) => draft.number('environments', environment, 'components', name, 'autoscaling', leaf))
    .filter((value) => value !== undefined);
  return values.length === 0 ? undefined : Math.max(...values);
}

function resolveDisruption(context: ComponentContext): void {
  const { draft, name, workload } = context;
  const path = ['components', name, 'disruption'];
  if (!hasReplicas(workload)) {
    draft.remove(...path);
    draft.fillDefault([...path, 'enabled'], false, `A ${workload} has no disruption budget.`);
    return;
  }
  const several = mostReplicas(context) > 1;
  draft.fillDefault(
    [...path, 'enabled'],
    several,
    several
      ? 'With more than one pod, node maintenance may take only one at a time.'
      : 'A single pod cannot be protected from node maintenance without blocking it.',
  );
  if (!draft.has(...path, 'minAvailable'))
    draft.fillDefault([...path, 'maxUnavailable'], 1, 'Node maintenance takes one pod at a time.');
}
