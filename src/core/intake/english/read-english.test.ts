import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWLEDGE } from '../../../knowledge/index.js';
import { readEnglish } from './read-english.js';

const read = (text: string): ReturnType<typeof readEnglish> => readEnglish(text, KNOWLEDGE);

const CLAUSES = [
  'port 7001',
  'three replicas',
  '200m cpu',
  'memory limit 600Mi',
  'health at /alive',
  'public at till.example.net over https',
  'needs postgres',
  'MODE=fast',
  'no network policy',
  'grace period 40s',
  'in namespace tills',
  'priority class gold',
] as const;

describe('readEnglish', () => {
  it('reports what it did not understand, with its place', () => {
    const text = 'fin/a:1 on 7001 with tachyon compensator';
    expect(read(text).unread).toEqual([{ text: 'tachyon compensator', start: 21, end: 40 }]);
  });

  it('reports nothing for politeness', () => {
    expect(read('hi, could you please deploy fin/a:1 for me? thanks!').unread).toEqual([]);
  });

  it('tells what this version leaves out beside the workload', () => {
    expect(read('fin/a:1 with a SealedSecret').notes.join()).toContain('SealedSecret');
  });

  it('keeps the word that denies in the words of a fact', () => {
    const fact = read('fin/a:1 without autoscaling').facts.find(({ pointer }) =>
      pointer.endsWith('/enabled'),
    );
    expect(fact).toMatchObject({ value: false, source: { text: 'without autoscaling' } });
  });

  it('gives statements about one of several components to that one', () => {
    const { facts } = read(
      'shop: fin/s:1 on 7001, 2 replicas; stock: fin/t:1 on 7002, 3 replicas. 5 pods for the shop?',
    );
    const replicas = facts.filter(({ pointer }) => pointer.endsWith('/scaling/replicas'));
    expect(replicas.map(({ pointer, value }) => [pointer.split('/')[2], value])).toEqual([
      ['shop', 2],
      ['stock', 3],
      ['shop', 5],
    ]);
  });

  it('points at the exact words, whatever the text', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(...CLAUSES, 'fin/a:1', '```', '\n', '"', '('),
        fc.string({ unit: 'grapheme' }),
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join(' ');
        const { facts, unread } = read(text);
        for (const { source } of facts) {
          if (source.kind !== 'request') throw new Error('every fact comes from the request');
          expect(text.slice(source.start, source.end)).toBe(source.text);
          expect(source.text).not.toBe('');
        }
        for (const span of unread) expect(text.slice(span.start, span.end)).toBe(span.text);
      }),
    );
  });

  it('states nothing new when a clause is taken away', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...CLAUSES], { minLength: 1 }), (clauses) => {
        const all = new Set(
          read(`fin/a:1, ${clauses.join(', ')}`).facts.map(
            ({ pointer, value }) => `${pointer}=${JSON.stringify(value)}`,
          ),
        );
        for (const [index] of clauses.entries()) {
          const fewer = read(`fin/a:1, ${clauses.filter((_, at) => at !== index).join(', ')}`).facts;
          for (const { pointer, value } of fewer)
            expect(all).toContain(`${pointer}=${JSON.stringify(value)}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('understands every clause of the list in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...CLAUSES], { minLength: CLAUSES.length }), (clauses) => {
        expect(read(`fin/a:1, ${clauses.join(', ')}`).unread).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('has one fact for a statement that is made a thousand times', () => {
    const { facts } = read('fin/a:1 on 7001 with 3 replicas. '.repeat(1000));
    expect(facts.filter(({ pointer }) => pointer.endsWith('/replicas'))).toHaveLength(1);
  });
});
