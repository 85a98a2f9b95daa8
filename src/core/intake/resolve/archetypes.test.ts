import { describe, expect, it } from 'vitest';
import { KNOWLEDGE } from '../../../knowledge/index.js';
import { statedFacts } from '../../../../test/support/stated-facts.js';
import type { ResolvedBlueprint } from '../../blueprint/resolved-blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import { validateForCompile } from '../../chart/validate-for-compile.js';
import { listLeaves } from '../../blueprint/json-pointer.js';
import type { JsonObject } from '../../ports/json.js';
import type { Archetype } from '../knowledge.js';
import { resolveBlueprint } from './resolve-blueprint.js';
import { blueprintJson } from '../../blueprint/blueprint-json.js';

/** The least anybody says: a name, an image, what it is, and for a CronJob when it runs. */
function resolveMinimal(archetype: Archetype): ResolvedBlueprint {
  const component: JsonObject = {
    image: 'lim/a:1',
    archetype: archetype.id,
    ...(archetype.workload === 'CronJob' ? { schedule: { cron: '0 3 * * *' } } : {}),
  };
  const resolution = resolveBlueprint(statedFacts({ components: { a: component } }), KNOWLEDGE);
  if (resolution.kind === 'questions') throw new Error(JSON.stringify(resolution.questions));
  return resolution.resolved;
}

function componentOf({ blueprint }: ResolvedBlueprint): Component {
  const component = blueprint.components['a'];
  if (component === undefined) throw new Error('no component');
  return component;
}

const ROWS = KNOWLEDGE.archetypes.map((archetype) => [archetype.id, archetype] as const);

describe('each archetype from a name, an image and its id', () => {
  it.each(ROWS)('%s gives a Blueprint whose every value has an origin', (_, archetype) => {
    const { blueprint, provenance } = resolveMinimal(archetype);
    const leaves = [...listLeaves(blueprintJson(blueprint))].map(([pointer]) => pointer);
    const empty = ['/apiVersion', '/dependencies', '/connections', '/routes'];
    expect(leaves.filter((pointer) => !(pointer in provenance) && !empty.includes(pointer))).toEqual([]);
    for (const { source } of Object.values(provenance))
      if (source.kind === 'default') expect(source.reason).toMatch(/\.$/);
  });

  it.each(ROWS.filter(([, { port }]) => port !== undefined))(
    '%s with a port is one a chart can be made of',
    (_, archetype) => {
      expect(validateForCompile(resolveMinimal(archetype))).toEqual([]);
    },
  );

  it.each(ROWS)('%s has exactly the settings of its workload', (_, archetype) => {
    const { workload, role, schedule, job, statefulSet, daemonSet } = componentOf(resolveMinimal(archetype));
    expect(workload).toBe(archetype.workload ?? (role === 'store' ? 'StatefulSet' : 'Deployment'));
    expect(role).toBe(archetype.role ?? 'service');
    expect({
      schedule: schedule !== undefined,
      job: job !== undefined,
      statefulSet: statefulSet !== undefined,
      daemonSet: daemonSet !== undefined,
    }).toEqual({
      schedule: workload === 'CronJob',
      job: workload === 'CronJob' || workload === 'Job',
      statefulSet: workload === 'StatefulSet',
      daemonSet: workload === 'DaemonSet',
    });
  });

  it.each(ROWS)('%s asks for health where it can be answered', (_, archetype) => {
    const { probes, ports, role } = componentOf(resolveMinimal(archetype));
    const kinds = Object.keys(probes).sort();
    expect(kinds).toEqual(role === 'task' ? [] : ['liveness', 'readiness', 'startup']);
    for (const probe of [probes.startup, probes.liveness, probes.readiness].filter(
      (some) => some !== undefined,
    ))
      if (probe.command === undefined) expect(ports).toHaveProperty(probe.port ?? '');
      else expect(probe.port).toBeUndefined();
    const target = (kind: 'liveness' | 'readiness'): string => {
      const { path, tcp, grpc, command, port } = probes[kind] ?? {};
      return JSON.stringify([path, tcp, grpc, command, port]);
    };
    if (role !== 'task' && archetype.protocol !== 'grpc')
      expect(target('liveness')).not.toBe(target('readiness'));
  });

  it.each(ROWS)('%s can stop in the time it gets', (_, archetype) => {
    const { shutdown, role, ports } = componentOf(resolveMinimal(archetype));
    const { preStopSeconds, drainSeconds, terminationGracePeriodSeconds } = shutdown;
    expect(terminationGracePeriodSeconds).toBe(preStopSeconds + drainSeconds + 5);
    expect(preStopSeconds).toBe(
      (role === 'service' || role === 'store') && Object.keys(ports).length > 0 ? 5 : 0,
    );
  });

  it.each(ROWS)('%s mounts each path once and reads only Secrets it has', (_, archetype) => {
    const {
      volumes = {},
      writablePaths,
      secrets,
      env,
      containers = {},
    } = componentOf(resolveMinimal(archetype));
    const paths = [
      ...writablePaths,
      ...Object.values(volumes).map(({ mountPath }) => mountPath),
      ...Object.values(secrets).flatMap(({ mountPath }) => (mountPath === undefined ? [] : [mountPath])),
    ];
    expect(paths).toEqual([...new Set(paths)]);
    for (const variable of Object.values(env))
      if ('secret' in variable) expect(secrets[variable.secret]?.keys).toHaveProperty(variable.key);
    for (const { mounts } of Object.values(containers))
      for (const volume of Object.keys(mounts)) expect(volumes).toHaveProperty(volume);
  });

  it.each(ROWS)('%s names ports as Kubernetes allows, and http only where HTTP is spoken', (_, archetype) => {
    const { ports } = componentOf(resolveMinimal(archetype));
    for (const name of Object.keys(ports)) expect(name).toMatch(/^[a-z](?:[a-z0-9-]{0,13}[a-z0-9])?$/);
    if (archetype.protocol === 'tcp') expect(ports).not.toHaveProperty('http');
  });

  it.each(ROWS)('%s is no weaker than the restricted standard without saying why', (_, archetype) => {
    const { security, volumes = {} } = componentOf(resolveMinimal(archetype));
    const reasons = Object.keys(security.deviations);
    expect(security.runAsNonRoot && security.runAsUser > 0).toBe(true);
    expect(security.privileged || security.allowPrivilegeEscalation).toBe(false);
    expect(security.readOnlyRootFilesystem).toBe(!reasons.includes('readOnlyRootFilesystem'));
    expect(security.hostNetwork).toBe(reasons.includes('hostNetwork'));
    const usesNode = Object.values(volumes).some(({ kind }) => kind === 'hostPath');
    expect(usesNode).toBe(reasons.includes('hostPath'));
  });

  it.each(ROWS)('%s runs several pods only where that is safe', (_, archetype) => {
    const { scaling, disruption, workload, volumes = {} } = componentOf(resolveMinimal(archetype));
    const keepsOnce = Object.values(volumes).some(({ accessMode }) => accessMode === 'ReadWriteOnce');
    if (workload === 'Deployment' && keepsOnce) expect(scaling.singleton).toContain('ReadWriteOnce');
    if (scaling.singleton !== undefined || workload !== 'Deployment') expect(scaling.replicas).toBe(1);
    else expect(scaling.replicas).toBe(2);
    expect(disruption.enabled).toBe(scaling.replicas > 1);
  });
});
