import type { Component } from '../../blueprint/schema/component.js';
import type { Observation } from '../check.js';
import { componentOf } from '../component-of.js';
import { defineRenderedCheck } from '../define-check.js';
import { dig, toList, toNumber, toText } from '../manifest/manifest-value.js';
import { isServing, type ContainerView, type PodView } from '../manifest/pod-view.js';

const TERMINATION_URL = 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination';

/** Kubernetes' default grace period. */
const DEFAULT_GRACE_SECONDS = 30;
/** Room between the end of draining and SIGKILL. Chosen: covers the kubelet's polling. */
const MARGIN_SECONDS = 5;

/** Seconds that a preStop hook waits; 0 without one, undefined when it runs a command we cannot read. */
function preStopSeconds(container: ContainerView): number | undefined {
  const hook = dig(container.content, 'lifecycle', 'preStop');
  if (hook === undefined) return 0;
  const native = toNumber(dig(hook, 'sleep', 'seconds'));
  if (native !== undefined) return native;
  const command = toList(dig(hook, 'exec', 'command')).map((part) => toText(part) ?? '');
  const sleep = /(?:^|[\s/;])sleep (\d{1,5})(?:[\s;]|$)/.exec(command.join(' '));
  return sleep === null ? undefined : Number(sleep[1]);
}

/** The grace period covers the preStop hook, the planned drain time and a margin. */
export const gracePeriod = defineRenderedCheck(
  {
    id: 'reliability/grace-period',
    severity: 'medium',
    hint: 'Raise terminationGracePeriodSeconds to preStop + drain + 5.',
    standards: ['k8s-autopilot/operability-5'],
    source: TERMINATION_URL,
    repair: ({ name, component }) => {
      const needed = neededGrace(component);
      return component.shutdown.terminationGracePeriodSeconds >= needed
        ? undefined
        : {
            safe: false,
            description: `give ${name} ${needed} s to shut down`,
            changes: { [`/components/${name}/shutdown/terminationGracePeriodSeconds`]: needed },
          };
    },
  },
  function* (bundle, input) {
    for (const pod of bundle.pods) {
      if (!isServing(pod)) continue;
      const context =
        input.blueprint === undefined ? undefined : componentOf(pod.object, input.blueprint.blueprint);
      yield* inspectGrace(pod, context?.component.shutdown.drainSeconds ?? 0);
    }
  },
);

function neededGrace(component: Component): number {
  return component.shutdown.preStopSeconds + component.shutdown.drainSeconds + MARGIN_SECONDS;
}

function* inspectGrace(pod: PodView, drainSeconds: number): Generator<Observation> {
  const grace = toNumber(pod.spec['terminationGracePeriodSeconds']) ?? DEFAULT_GRACE_SECONDS;
  for (const container of pod.containers) {
    const preStop = preStopSeconds(container);
    if (preStop === undefined || container.role !== 'app') continue;
    const needed = preStop + drainSeconds + MARGIN_SECONDS;
    if (grace < needed)
      yield {
        object: pod.object,
        container: container.name,
        pointer: `${pod.pointer}/terminationGracePeriodSeconds`,
        message: `is killed after ${grace} s, but preStop ${preStop} s and draining ${drainSeconds} s need ${needed} s`,
      };
  }
}

/** Pods behind a Service wait before they stop, because endpoints are removed at the same time as SIGTERM is sent. */
export const preStop = defineRenderedCheck(
  {
    id: 'reliability/pre-stop',
    severity: 'low',
    hint: 'Add lifecycle.preStop.sleep of 5 to 15 seconds.',
    standards: [],
    source: TERMINATION_URL,
    repair: ({ name, component }) =>
      component.shutdown.preStopSeconds > 0
        ? undefined
        : {
            safe: false,
            description: `let ${name} wait 5 s before it stops`,
            changes: {
              [`/components/${name}/shutdown/preStopSeconds`]: 5,
              [`/components/${name}/shutdown/terminationGracePeriodSeconds`]: Math.max(
                component.shutdown.terminationGracePeriodSeconds,
                neededGrace(component) + 5,
              ),
            },
          },
  },
  function* (bundle) {
    for (const service of bundle.ofKind('Service'))
      for (const pod of bundle.podsServed(service)) {
        const apps = pod.containers.filter((container) => container.role === 'app');
        if (
          isServing(pod) &&
          apps.every((container) => dig(container.content, 'lifecycle', 'preStop') === undefined)
        )
          yield {
            object: pod.object,
            pointer: pod.pointer,
            message: 'has no preStop hook: it may drop requests while endpoints are updated',
          };
      }
  },
);
