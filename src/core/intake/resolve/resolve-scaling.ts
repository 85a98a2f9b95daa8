import { formatPointer } from '../../blueprint/json-pointer.js';
import type { ComponentContext } from './resolution.js';

/** Pods when nobody says how many: the fewest that survive the loss of one node. */
const DEFAULT_REPLICAS = 2;
const DEFAULT_CPU_PERCENT = 80;

/** Replicas, autoscaling and the disruption budget. */
export function resolveScaling(context: ComponentContext): void {
  resolveAutoscaling(context);
  const { draft, name } = context;
  const minimum = draft.number('components', name, 'scaling', 'autoscaling', 'minReplicas');
  const enabled = draft.value('components', name, 'scaling', 'autoscaling', 'enabled') === true;
  if (enabled && minimum !== undefined)
    draft.fillDefault(
      ['components', name, 'scaling', 'replicas'],
      minimum,
      'The autoscaler decides; this is its minimum.',
    );
  draft.fillDefault(
    ['components', name, 'scaling', 'replicas'],
    DEFAULT_REPLICAS,
    'Two pods survive the loss of one node.',
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
  const { draft, name } = context;
  const path = ['components', name, 'disruption'];
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

function mostReplicas(context: ComponentContext): number {
  const { draft, name } = context;
  const below = (path: readonly string[]): readonly number[] =>
    draft
      .factsBelow(...path)
      .filter((fact) => /\/(?:replicas|minReplicas|maxReplicas)$/.test(fact.pointer))
      .map((fact) => (typeof fact.value === 'number' ? fact.value : 0));
  const environments = draft
    .names('environments')
    .flatMap((environment) => below(['environments', environment, 'components', name]));
  return Math.max(0, ...below(['components', name, 'scaling']), ...environments);
}
