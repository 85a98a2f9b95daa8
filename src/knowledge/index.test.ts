import { describe, expect, it } from 'vitest';
import { parseQuantity, quantityThousandths } from '../core/units/quantity.js';
import { GENERIC_BY_ROLE, type Archetype, type Sourced } from '../core/intake/knowledge.js';
import { KNOWLEDGE } from './index.js';

const { archetypes, dataStores } = KNOWLEDGE;
const rows = archetypes.map((archetype) => [archetype.id, archetype] as const);

function isStore({ role }: Archetype): boolean {
  return role === 'store';
}

/** Every value of an archetype that needs a source. */
function sourcedValues(archetype: Archetype): readonly Sourced<unknown>[] {
  const { port, metrics, management, probes, gpu, args, command, replicas, job } = archetype;
  const optional: readonly (Sourced<unknown> | undefined)[] = [
    port,
    metrics,
    management,
    probes,
    gpu,
    args,
    command,
    replicas,
    job,
  ];
  const keyed: readonly (Readonly<Record<string, Sourced<unknown>>> | undefined)[] = [
    archetype.ports,
    archetype.volumes,
    archetype.secrets,
    archetype.storeVariables,
    archetype.containers,
    archetype.env,
  ];
  return [
    ...optional.filter((value) => value !== undefined),
    ...keyed.flatMap((values) => Object.values(values ?? {})),
    archetype.resources,
    archetype.user,
    archetype.writablePaths,
    archetype.drainSeconds,
  ];
}

function amount(text: string): number {
  const parsed = parseQuantity(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return quantityThousandths(parsed.value);
}

describe('KNOWLEDGE', () => {
  it('is sorted, without repeats, and has the fallback archetype of each role', () => {
    const ids = archetypes.map(({ id }) => id);
    const engines = dataStores.map(({ engine }) => engine);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(engines).toEqual([...new Set(engines)].sort());
    for (const [role, id] of Object.entries(GENERIC_BY_ROLE)) {
      const own = archetypes.find((archetype) => archetype.id === id)?.role ?? 'service';
      expect([role, own]).toEqual([role, role === 'store' ? 'service' : role]);
    }
  });

  it('means one thing by each word', () => {
    const words = [
      ...archetypes.flatMap(({ words: frameworks, languages }) => [...frameworks, ...languages]),
      ...dataStores.flatMap((store) => store.words),
    ];
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    expect(words.filter((word) => word !== word.toLowerCase().trim())).toEqual([]);
  });

  it('means one thing by each image', () => {
    const images = archetypes.flatMap(({ officialImages = [] }) => officialImages);
    expect(images.filter((image, index) => images.indexOf(image) !== index)).toEqual([]);
  });

  it('knows a data store by its image only, because its name means a dependency', () => {
    for (const { role, words, languages, officialImages = [] } of archetypes.filter(isStore)) {
      expect([role, words, languages]).toEqual(['store', [], []]);
      expect(officialImages.length).toBeGreaterThan(0);
    }
  });

  it.each(rows)('%s is complete and sourced', (_, archetype) => {
    for (const { reference } of sourcedValues(archetype))
      expect(reference).toMatch(/^https:\/\/\S+ \(\d{4}-\d{2}-\d{2}\)$|docs\/adr\//);
    const { requests, limits } = archetype.resources.value;
    expect(amount(limits.cpu)).toBeGreaterThanOrEqual(4 * amount(requests.cpu));
    expect(amount(limits.memory)).toBeGreaterThan(amount(requests.memory));
    // Only an official image that cannot be told otherwise listens below 1024.
    expect((archetype.port?.value ?? 1024) > 1023 || archetype.officialImages !== undefined).toBe(true);
    expect(archetype.user.value.uid).toBeGreaterThan(0);
    expect(archetype.writablePaths.value).toContain('/tmp');
  });

  it.each(rows)('%s says why its ids are low, or has high ones', (_, { user, deviations = [] }) => {
    const isLow = user.value.uid <= 10_000 || user.value.gid <= 10_000;
    expect(deviations.some(({ field }) => field === 'runAsUser')).toBe(isLow);
  });

  it.each(rows)('%s asks only ports it has', (_, archetype) => {
    const { ports = {}, portName = 'http', port, probes, metrics } = archetype;
    expect(Object.keys(ports)).not.toContain(portName);
    const targets = [probes?.value.liveness, probes?.value.readiness, probes?.value.startup];
    const named = targets
      .filter((target) => target !== undefined && target.kind !== 'command')
      .map((target) => target.port ?? portName);
    const known = [...Object.keys(ports), ...(port === undefined ? [] : [portName])];
    expect(known).toEqual(expect.arrayContaining([...new Set(named)]));
    // The port of a worker is not open by itself: somebody has to say which one it is.
    expect([...known, portName]).toContain(metrics?.value.port ?? portName);
  });

  it.each(rows)('%s mounts volumes it has, each with a size', (_, archetype) => {
    const { volumes = {}, containers = {} } = archetype;
    for (const { value } of Object.values(volumes)) {
      expect(value.kind === 'hostPath' ? value.hostPath : amount(value.size ?? '0')).toBeTruthy();
      expect(archetype.writablePaths.value).not.toContain(value.mountPath);
    }
    for (const { value } of Object.values(containers))
      expect(Object.keys(volumes)).toEqual(expect.arrayContaining(Object.keys(value.mounts)));
    expect(archetype.note ?? '.').toMatch(/\.$/);
  });

  it.each(rows)('%s leaves memory beside volumes that count as memory', (_, { resources, volumes = {} }) => {
    const held = Object.values(volumes)
      .filter(({ value }) => value.kind === 'memory')
      .reduce((sum, { value }) => sum + amount(value.size ?? '0'), 0);
    expect(held).toBeLessThan(amount(resources.value.limits.memory));
  });
});
