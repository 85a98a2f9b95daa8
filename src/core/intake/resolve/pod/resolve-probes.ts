import { formatPointer } from '../../../blueprint/json-pointer.js';
import type { ArchetypeProbes, ProbeTarget } from '../../knowledge.js';
import { fillProbeTimings, PROBE_KINDS, type ProbeKind } from './probe-timings.js';
import type { ComponentContext } from '../resolution.js';
import { managementPort } from './management-port.js';

const TARGETS: readonly string[] = ['path', 'tcp', 'command', 'grpc'];

const SINGLE_REASON =
  'Only one health path is known: readiness asks it, liveness only opens the port, so that a failing dependency never restarts the application.';

/** Startup, liveness and readiness checks. */
export function resolveProbes(context: ComponentContext): void {
  if (wantsNone(context)) return;
  keepDenials(context);
  const stated = PROBE_KINDS.filter((kind) => hasTarget(context, kind));
  const single = context.draft.fact('intent', 'probes', context.name, 'path');
  if (single === undefined && stated.length === 0) fillArchetypeTargets(context);
  else if (!hasPort(context) && !statesCommands(context)) {
    askForPort(context);
    return;
  } else if (hasPort(context)) fillStatedTargets(context, stated);
  copyStartup(context);
  for (const kind of PROBE_KINDS) if (hasTarget(context, kind)) fillProbeTimings(context, kind);
}

/** Whoever names one endpoint has told us what exists: nothing else is guessed. */
function fillStatedTargets(context: ComponentContext, stated: readonly ProbeKind[]): void {
  const { draft, name } = context;
  const single = draft.fact('intent', 'probes', name, 'path');
  if (typeof single?.value === 'string' && !stated.includes('readiness') && !isDenied(context, 'readiness'))
    draft.derive(['components', name, 'probes', 'readiness', 'path'], single.value, single);
  for (const kind of ['liveness', 'readiness'] as const)
    if (!hasTarget(context, kind) && !isDenied(context, kind))
      draft.fillDefault(['components', name, 'probes', kind, 'tcp'], true, SINGLE_REASON);
}

function fillArchetypeTargets(context: ComponentContext): void {
  const { behaviour } = context;
  if (behaviour.probes === undefined) return;
  const { value, reference } = behaviour.probes;
  if (isHeartbeat(value) && hasPort(context)) {
    fillOpenPort(context);
    return;
  }
  // Without its port a check has nobody to ask: the request closed it, or it speaks UDP only.
  const usable = [value.liveness, value.readiness].every(
    (target) => target.kind === 'command' || hasPort(context),
  );
  if (!usable) return;
  fillTarget(context, 'liveness', value.liveness, reference);
  fillTarget(context, 'readiness', value.readiness, reference);
  if (value.startup !== undefined) fillTarget(context, 'startup', value.startup, reference);
  noteConvention(context, value);
}

/** A command that only works when the application does its part, such as touching a file after each round of work. */
function isHeartbeat({ builtIn, liveness, readiness }: ArchetypeProbes): boolean {
  return !builtIn && liveness.kind === 'command' && readiness.kind === 'command';
}

/** A worker with a port for metrics does listen there: nobody has to change it to pass this check. */
function fillOpenPort({ draft, name, mainPort }: ComponentContext): void {
  for (const kind of ['liveness', 'readiness'] as const)
    draft.fillDefault(
      ['components', name, 'probes', kind, 'tcp'],
      true,
      `It listens on port "${mainPort}"; a heartbeat would need code in the application.`,
    );
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

/** `readiness /ready, no liveness`: only that one is left out, and the Blueprint says so. */
function keepDenials({ draft, name }: ComponentContext): void {
  const denials = PROBE_KINDS.flatMap((kind) => {
    const fact = draft.fact('intent', 'probes', name, 'without', kind);
    return fact === undefined ? [] : [{ kind, fact }];
  });
  const [first] = denials;
  if (first !== undefined)
    draft.derive(
      ['components', name, 'probes', 'without'],
      denials.map(({ kind }) => kind),
      first.fact,
    );
}

function isDenied({ draft, name }: ComponentContext, kind: ProbeKind): boolean {
  const without = draft.value('components', name, 'probes', 'without');
  return Array.isArray(without) && without.includes(kind);
}

function hasPort({ draft, name, mainPort }: ComponentContext): boolean {
  return draft.has('components', name, 'ports', mainPort);
}

function hasTarget(context: ComponentContext, kind: ProbeKind): boolean {
  return TARGETS.some((leaf) => context.draft.has('components', context.name, 'probes', kind, leaf));
}

/** True when every stated check is a command, or names a port the component has. */
function statesCommands(context: ComponentContext): boolean {
  const { draft, name } = context;
  if (draft.has('intent', 'probes', name, 'path')) return false;
  return PROBE_KINDS.filter((kind) => hasTarget(context, kind)).every((kind) => {
    const path = ['components', name, 'probes', kind];
    return (
      draft.has(...path, 'command') || draft.has('components', name, 'ports', draft.text(...path, 'port'))
    );
  });
}

/** A health path of something that listens on nothing. */
function askForPort(context: ComponentContext): void {
  const { name, questions, mainPort } = context;
  const pointer = formatPointer('components', name, 'ports', mainPort, 'containerPort');
  questions.push({
    id: pointer,
    text: `On which port does ${name} answer health checks?`,
    reason: `The request says how the health of ${name} is asked, but not on which port it listens.`,
    pointer,
    kind: 'port',
    example: '8080',
  });
}

function fillTarget(
  context: ComponentContext,
  kind: ProbeKind,
  target: ProbeTarget,
  reference: string,
): void {
  const { draft, name, behaviour } = context;
  if (isDenied(context, kind)) return;
  const fill = (leaf: string, value: string | boolean | readonly string[]): void =>
    draft.fillArchetype(['components', name, 'probes', kind, leaf], behaviour.id, { value, reference });
  if (target.kind === 'http') fill('path', target.path);
  else if (target.kind === 'command') fill('command', target.command);
  else fill(target.kind, true);
  const port = target.kind === 'command' ? undefined : (target.port ?? managementPort(context));
  // A side port that has the number of the main one is gone; the check then asks the main one.
  if (port !== undefined && draft.has('components', name, 'ports', port)) fill('port', port);
}

function noteConvention(context: ComponentContext, probes: ArchetypeProbes): void {
  const { name, behaviour, notes } = context;
  if (probes.builtIn) return;
  const targets = [probes.liveness, probes.readiness];
  const paths = targets.flatMap((target) => (target.kind === 'http' ? [target.path] : []));
  const commands = targets.flatMap((target) => (target.kind === 'command' ? [target.command.join(' ')] : []));
  if (paths.length > 0)
    notes.push(
      `${name}: health checks ask ${paths.join(' and ')}, a convention for ${behaviour.title}; ` +
        'if the application answers elsewhere, say "health at /path".',
    );
  if (commands.length > 0)
    notes.push(
      `${name}: health checks run \`${commands[0] ?? ''}\`, a convention for ${behaviour.title}; ` +
        'if that does not fit the application, say "no health checks".',
    );
}

/** Startup asks what liveness asks: it only gives the process time to come up. */
function copyStartup(context: ComponentContext): void {
  const { draft, name } = context;
  if (hasTarget(context, 'startup') || isDenied(context, 'startup')) return;
  for (const leaf of [...TARGETS, 'port']) {
    const fact = draft.fact('components', name, 'probes', 'liveness', leaf);
    if (fact !== undefined)
      draft.fillDefault(
        ['components', name, 'probes', 'startup', leaf],
        fact.value,
        'Asks the same as liveness, which waits until it has answered once.',
      );
  }
}
