import type { ComponentContext } from '../resolution.js';

/** The checks of a container, in the order they begin. */
export const PROBE_KINDS = ['startup', 'liveness', 'readiness'] as const;
/** One of {@link PROBE_KINDS}. */
export type ProbeKind = (typeof PROBE_KINDS)[number];

const TIMINGS = {
  startup: { periodSeconds: 5, timeoutSeconds: 3 },
  liveness: { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 },
  readiness: { periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3 },
} as const;

/** Startup attempts of something nobody knows: one minute. */
const STARTUP_ATTEMPTS = 12;

const TIMING_REASON =
  'Startup every 5 s, liveness 30 s of failures, readiness 15 s: patient enough for a slow moment, quick enough for a rollout.';

/** Port, period, timeout and attempts of a check that has a target. */
export function fillProbeTimings(context: ComponentContext, kind: ProbeKind): void {
  const { draft, name, mainPort, behaviour } = context;
  const path = ['components', name, 'probes', kind];
  if (!draft.has(...path, 'command'))
    draft.fillDefault([...path, 'port'], mainPort, 'Health is asked on the port that serves requests.');
  fillTimeout(context, kind);
  for (const [leaf, value] of Object.entries(TIMINGS[kind]))
    draft.fillDefault([...path, leaf], value, TIMING_REASON);
  if (kind !== 'startup') return;
  if (behaviour.probes !== undefined)
    draft.fillArchetype([...path, 'failureThreshold'], behaviour.id, {
      value: behaviour.probes.value.startupAttempts,
      reference: behaviour.probes.reference,
    });
  draft.fillDefault([...path, 'failureThreshold'], STARTUP_ATTEMPTS, 'One minute to start.');
}

/** A check that starts a runtime takes seconds, and must not be asked again before it has answered. */
function fillTimeout({ draft, name, behaviour }: ComponentContext, kind: ProbeKind): void {
  const path = ['components', name, 'probes', kind];
  const probes = behaviour.probes;
  const timeout = probes?.value.timeoutSeconds;
  if (probes === undefined || timeout === undefined || !draft.has(...path, 'command')) return;
  draft.fillArchetype([...path, 'timeoutSeconds'], behaviour.id, {
    value: timeout,
    reference: probes.reference,
  });
  if (kind !== 'startup' && timeout > TIMINGS[kind].periodSeconds)
    draft.fillDefault([...path, 'periodSeconds'], timeout, 'Not asked again before the check has answered.');
}
