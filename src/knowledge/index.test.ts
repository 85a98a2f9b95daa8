import { describe, expect, it } from 'vitest';
import { parseQuantity, quantityThousandths } from '../core/units/quantity.js';
import { GENERIC_ARCHETYPE, type Archetype, type Sourced } from '../core/intake/knowledge.js';
import { KNOWLEDGE } from './index.js';

const { archetypes, dataStores } = KNOWLEDGE;

function amount(text: string): number {
  const parsed = parseQuantity(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return quantityThousandths(parsed.value);
}

describe('KNOWLEDGE', () => {
  it('is sorted, without repeats, and has the fallback archetype', () => {
    const ids = archetypes.map(({ id }) => id);
    const engines = dataStores.map(({ engine }) => engine);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(engines).toEqual([...new Set(engines)].sort());
    expect(ids).toContain(GENERIC_ARCHETYPE);
  });

  it('means one thing by each word', () => {
    const words = [
      ...archetypes.flatMap(({ words: frameworks, languages }) => [...frameworks, ...languages]),
      ...dataStores.flatMap((store) => store.words),
    ];
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    expect(words.filter((word) => word !== word.toLowerCase().trim())).toEqual([]);
  });

  it.each(archetypes.map((archetype) => [archetype.id, archetype] as const))(
    '%s is complete and sourced',
    (_, archetype: Archetype) => {
      const sourced: readonly Sourced<unknown>[] = [
        ...(archetype.port === undefined ? [] : [archetype.port]),
        ...(archetype.probes === undefined ? [] : [archetype.probes]),
        archetype.resources,
        archetype.user,
        archetype.writablePaths,
        archetype.drainSeconds,
        ...Object.values(archetype.env),
      ];
      for (const { reference } of sourced)
        expect(reference).toMatch(/^https:\/\/\S+ \(\d{4}-\d{2}-\d{2}\)$|docs\/adr\//);
      const { requests, limits } = archetype.resources.value;
      expect(amount(limits.cpu)).toBeGreaterThanOrEqual(4 * amount(requests.cpu));
      expect(amount(limits.memory)).toBeGreaterThan(amount(requests.memory));
      // Only an official image that cannot be told otherwise listens below 1024.
      expect((archetype.port?.value ?? 1024) > 1023 || archetype.officialImages !== undefined).toBe(true);
      expect(archetype.user.value.uid).toBeGreaterThan(0);
      expect(archetype.writablePaths.value).toContain('/tmp');
    },
  );
});
