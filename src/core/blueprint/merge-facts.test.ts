import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeFacts } from './merge-facts.js';
import { RANKS, type Fact, type Rank } from './provenance.js';

function fact(pointer: string, value: Fact['value'], rank: Rank): Fact {
  return { pointer, value, rank, source: { kind: 'default', reason: `${rank} says so` } };
}

it('lets the higher rank win whatever the order', () => {
  const weak = fact('/components/a/image', 'a:1', 'archetype');
  const strong = fact('/components/a/image', 'a:2', 'request');
  for (const facts of [
    [weak, strong],
    [strong, weak],
  ])
    expect(mergeFacts(facts).winners.get('/components/a/image')).toBe(strong);
});

it('reports equal top ranks with different values, and only those', () => {
  const merged = mergeFacts([
    fact('/a', 1, 'request'),
    fact('/a', 2, 'request'),
    fact('/b', { x: 1, y: 2 }, 'request'),
    fact('/b', { y: 2, x: 1 }, 'request'),
    fact('/c', 1, 'default'),
    fact('/c', 2, 'request'),
  ]);
  expect(merged.conflicts.map((conflict) => conflict.pointer)).toEqual(['/a']);
});

it('drops a fact on an inner node when another lies below it', () => {
  const merged = mergeFacts([fact('/routes', {}, 'request'), fact('/routes/public/path', '/', 'default')]);
  expect([...merged.winners.keys()]).toEqual(['/routes/public/path']);
});

it('is idempotent and does not depend on order, apart from conflicts', () => {
  const arbitraryFact = fc
    .record({
      pointer: fc.constantFrom('/a', '/a/b', '/c', '/c~1d'),
      value: fc.integer({ min: 0, max: 2 }),
      rank: fc.constantFrom(...RANKS),
    })
    .map(({ pointer, value, rank }) => fact(pointer, value, rank));
  fc.assert(
    fc.property(fc.array(arbitraryFact), (facts) => {
      const once = mergeFacts(facts);
      const again = mergeFacts([...once.winners.values()]);
      expect([...again.winners]).toEqual([...once.winners]);
      const reversed = mergeFacts([...facts].reverse());
      expect([...reversed.winners.keys()]).toEqual([...once.winners.keys()]);
      expect(reversed.conflicts.map((conflict) => conflict.pointer)).toEqual(
        once.conflicts.map((conflict) => conflict.pointer),
      );
    }),
  );
});
