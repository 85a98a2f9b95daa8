import type { ArchetypeProbes, ProbeTarget } from '../knowledge.js';
import { MAIN_PORT } from './resolve-ports.js';
import type { ComponentContext } from './resolution.js';

const TIMINGS = {
  startup: { periodSeconds: 5, timeoutSeconds: 3 },
  liveness: { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 },
  readiness: { periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3 },
} as const;

type ProbeKind = keyof typeof TIMINGS;

const TIMING_REASON =
  'Startup every 5 s, liveness 30 s of failures, readiness 15 s: patient enough for a slow moment, quick enough for a rollout.';
const SINGLE_REASON =
  'Only one health path is known: readiness asks it, liveness only opens the port, so that a failing dependency never restarts the application.';

/** Startup, liveness and readiness checks. */
export function resolveProbes(context: ComponentContext): void {
  const { draft, name, archetype } = context;
  if (!draft.has('components', name, 'ports', MAIN_PORT)) return;
  if (wantsNone(context)) return;
  const stated = (['startup', 'liveness', 'readiness'] as const).filter((kind) => hasTarget(context, kind));
  const single = draft.fact('intent', 'probes', name, 'path');
  if (single !== undefined && typeof single.value === 'string') {
    if (!stated.includes('readiness'))
      draft.derive(['components', name, 'probes', 'readiness', 'path'], single.value, single);
    if (!stated.includes('liveness')) fillTcp(context, 'liveness', SINGLE_REASON);
  } else if (stated.length > 0) {
    // Whoever names one endpoint has told us what exists: nothing else is guessed.
    for (const kind of ['liveness', 'readiness'] as const)
      if (!stated.includes(kind)) fillTcp(context, kind, SINGLE_REASON);
  } else if (archetype.probes !== undefined) {
    fillTarget(context, 'liveness', archetype.probes.value.liveness, archetype.probes.reference);
    fillTarget(context, 'readiness', archetype.probes.value.readiness, archetype.probes.reference);
    noteConvention(context, archetype.probes.value);
  }
  copyStartup(context);
  for (const kind of ['startup', 'liveness', 'readiness'] as const) fillTimings(context, kind);
}

/** `no health checks` in words, or `probes: {}` in a Blueprint file. */
function wantsNone(context: ComponentContext): boolean {
  const { draft, name } = context;
  const path = ['components', name, 'probes'];
  const none = draft.fact('intent', 'probes', name, 'none');
  if (none?.value === true) {
    draft.remove(...path);
    draft.derive(path, {}, none);
  }
  return draft.fact(...path) !== undefined;
}

function hasTarget(context: ComponentContext, kind: ProbeKind): boolean {
  return ['path', 'tcp', 'command', 'grpc'].some((leaf) =>
    context.draft.has('components', context.name, 'probes', kind, leaf),
  );
}

function fillTcp(context: ComponentContext, kind: ProbeKind, reason: string): void {
  context.draft.fillDefault(['components', context.name, 'probes', kind, 'tcp'], true, reason);
}

function fillTarget(
  context: ComponentContext,
  kind: ProbeKind,
  target: ProbeTarget,
  reference: string,
): void {
  const { draft, name, archetype } = context;
  const path = ['components', name, 'probes', kind];
  if (target.kind === 'http')
    draft.fillArchetype([...path, 'path'], archetype.id, { value: target.path, reference });
  else if (target.kind === 'command')
    draft.fillArchetype([...path, 'command'], archetype.id, { value: target.command, reference });
  else draft.fillArchetype([...path, target.kind], archetype.id, { value: true, reference });
}

function noteConvention(context: ComponentContext, probes: ArchetypeProbes): void {
  const { name, archetype, notes } = context;
  const paths = [probes.liveness, probes.readiness].flatMap((target) =>
    target.kind === 'http' ? [target.path] : [],
  );
  if (probes.builtIn || paths.length === 0) return;
  notes.push(
    `${name}: health checks ask ${paths.join(' and ')}, a convention for ${archetype.title}; ` +
      'if the application answers elsewhere, say "health at /path".',
  );
}

/** Startup asks what liveness asks: it only gives the process time to come up. */
function copyStartup(context: ComponentContext): void {
  const { draft, name } = context;
  if (hasTarget(context, 'startup')) return;
  for (const leaf of ['path', 'tcp', 'command', 'grpc']) {
    const fact = draft.fact('components', name, 'probes', 'liveness', leaf);
    if (fact !== undefined)
      draft.fillDefault(
        ['components', name, 'probes', 'startup', leaf],
        fact.value,
        'Asks the same as liveness, which waits until it has answered once.',
      );
  }
}

function fillTimings(context: ComponentContext, kind: ProbeKind): void {
  const { draft, name, archetype } = context;
  const path = ['components', name, 'probes', kind];
  draft.fillDefault([...path, 'port'], MAIN_PORT, 'Health is asked on the port that serves requests.');
  for (const [leaf, value] of Object.entries(TIMINGS[kind]))
    draft.fillDefault([...path, leaf], value, TIMING_REASON);
  if (kind === 'startup' && archetype.probes !== undefined)
    draft.fillArchetype([...path, 'failureThreshold'], archetype.id, {
      value: archetype.probes.value.startupAttempts,
      reference: archetype.probes.reference,
    });
}
