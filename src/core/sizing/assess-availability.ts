import type { Blueprint } from '../blueprint/schema/blueprint.js';
import type { Component } from '../blueprint/schema/component.js';
import type { Probe } from '../blueprint/schema/container.js';
import type { Scaling } from '../blueprint/schema/scaling.js';
import { stableStringify } from '../blueprint/json-pointer.js';
import { compareFindings, type Finding } from '../checks/finding.js';
import { isRelaxedCase } from '../checks/reliability/relaxed-case.js';
import { effectiveComponents, listEnvironments, mayRunSeveral, podRange } from './effective-component.js';

/** Room between the end of draining and SIGKILL, in seconds; as in the rule `reliability/grace-period`. */
const MARGIN_SECONDS = 5;

interface Gap {
  readonly rule: string;
  readonly severity: Finding['severity'];
  readonly pointer: string;
  readonly message: string;
  readonly hint: string;
  readonly standards: readonly string[];
}

/**
 * Says what keeps the application from surviving the loss of a pod or a node, from the Blueprint alone: replicas,
 * autoscaler minimum, disruption budget, spreading, probes and graceful shutdown. Pointers go into the Blueprint.
 *
 * Environments such as `dev` or `test` may run a single pod. Nothing to say: an empty list, and the application is
 * ready for high availability.
 */
export function assessAvailability(blueprint: Blueprint): readonly Finding[] {
  const scaling = listEnvironments(blueprint)
    .filter((environment) => !isRelaxedCase(environment))
    .flatMap((environment) =>
      effectiveComponents(blueprint, environment)
        .filter(({ name }) => mayRunSeveral(blueprint, name))
        .flatMap(({ name, scaling: current }) => [...assessScaling(name, current, environment)]),
    );
  const rest = Object.entries(blueprint.components).flatMap(([name, component]) => [
    ...assessDisruption(name, component),
    // A Job ends by itself, so nothing asks it whether it is alive.
    ...(component.workload === 'Job' || component.workload === 'CronJob'
      ? []
      : assessProbes(name, component)),
    ...assessShutdown(name, component),
  ]);
  const byId = new Map([...scaling, ...rest].map(toFinding).map((finding) => [finding.id, finding]));
  return [...byId.values()].sort(compareFindings);
}

function toFinding(gap: Gap): Finding {
  return {
    id: [gap.rule, gap.pointer, gap.message].join('|'),
    rule: gap.rule,
    severity: gap.severity,
    engine: 'availability',
    message: gap.message,
    hint: gap.hint,
    pointer: gap.pointer,
    standards: [...gap.standards],
  };
}

function* assessScaling(name: string, scaling: Scaling, environment: string): Generator<Gap> {
  const { minimum } = podRange(scaling);
  const isAutoscaled = scaling.autoscaling?.enabled === true;
  const where = environment === 'default' ? name : `${name} in ${environment}`;
  if (minimum === 1)
    yield {
      rule: isAutoscaled ? 'availability/autoscaler-minimum' : 'availability/replicas',
      severity: 'low',
      pointer: `/components/${name}/scaling`,
      message: isAutoscaled
        ? `the autoscaler of ${where} may go down to one pod`
        : `${where} runs a single pod: it is down during every node drain and crash`,
      hint: 'Run at least two pods.',
      standards: ['kube-score/deployment-replicas', 'Polaris/hpaMinAvailability'],
    };
}

function* assessDisruption(name: string, component: Component): Generator<Gap> {
  const pointer = `/components/${name}/disruption`;
  const { minimum } = podRange(component.scaling);
  const { enabled, minAvailable, maxUnavailable } = component.disruption;
  if (minimum > 1 && !enabled)
    yield {
      rule: 'availability/disruption-budget',
      severity: 'medium',
      pointer,
      message: `nothing limits how many pods of ${name} are evicted at once`,
      hint: 'Enable the disruption budget with maxUnavailable 1.',
      standards: ['kube-score/deployment-has-poddisruptionbudget'],
    };
  const blocks =
    maxUnavailable === 0 || (typeof minAvailable === 'number' && minimum > 1 && minAvailable >= minimum);
  if (enabled && blocks)
    yield {
      rule: 'availability/blocking-budget',
      severity: 'medium',
      pointer,
      message: `the disruption budget of ${name} lets no pod be evicted: node drains hang`,
      hint: 'Use maxUnavailable 1.',
      standards: ['Polaris/pdbDisruptionsIsZero'],
    };
  if (component.scheduling.nodeSelector['kubernetes.io/hostname'] !== undefined && minimum > 1)
    yield {
      rule: 'availability/spread',
      severity: 'medium',
      pointer: `/components/${name}/scheduling/nodeSelector`,
      message: `all pods of ${name} are pinned to one node`,
      hint: 'Remove kubernetes.io/hostname from the node selector.',
      standards: ['kube-score/deployment-has-host-podantiaffinity'],
    };
}

function* assessProbes(name: string, component: Component): Generator<Gap> {
  const { liveness, readiness } = component.probes;
  const pointer = `/components/${name}/probes`;
  if (readiness === undefined && Object.keys(component.ports).length > 0)
    yield {
      rule: 'availability/readiness-probe',
      severity: 'medium',
      pointer: `${pointer}/readiness`,
      message: `${name} gets traffic before it is ready`,
      hint: 'Add a readiness probe.',
      standards: ['kube-score/pod-probes'],
    };
  if (liveness === undefined)
    yield {
      rule: 'availability/liveness-probe',
      severity: 'low',
      pointer: `${pointer}/liveness`,
      message: `${name} is not restarted when it hangs`,
      hint: 'Add a shallow liveness probe.',
      standards: ['Polaris/livenessProbeMissing'],
    };
  if (liveness !== undefined && readiness !== undefined && handler(liveness) === handler(readiness))
    yield {
      rule: 'availability/identical-probes',
      severity: 'medium',
      pointer: `${pointer}/liveness`,
      message: `liveness and readiness of ${name} ask the same: a slow dependency restarts every pod`,
      hint: 'Let liveness check the process only.',
      standards: ['kube-score/pod-probes-identical'],
    };
}

function handler(probe: Probe): string {
  const { path = '', tcp = false, grpc = false, command = [], port = '' } = probe;
  return stableStringify({ path, tcp, grpc, command, port });
}

function* assessShutdown(name: string, component: Component): Generator<Gap> {
  const { preStopSeconds, drainSeconds, terminationGracePeriodSeconds } = component.shutdown;
  const pointer = `/components/${name}/shutdown`;
  if (preStopSeconds === 0 && Object.keys(component.ports).length > 0)
    yield {
      rule: 'availability/pre-stop',
      severity: 'low',
      pointer: `${pointer}/preStopSeconds`,
      message: `${name} may drop requests while endpoints are updated`,
      hint: 'Wait 5 to 15 seconds before SIGTERM.',
      standards: [],
    };
  const needed = preStopSeconds + drainSeconds + MARGIN_SECONDS;
  if (terminationGracePeriodSeconds < needed)
    yield {
      rule: 'availability/grace-period',
      severity: 'medium',
      pointer: `${pointer}/terminationGracePeriodSeconds`,
      message: `${name} is killed after ${terminationGracePeriodSeconds} s but needs ${needed} s to drain`,
      hint: `Set terminationGracePeriodSeconds to at least ${needed}.`,
      standards: ['k8s-autopilot/operability-5'],
    };
}
