import { describe, expect, it } from 'vitest';
import { coverPairs } from './cover-pairs.js';

describe('coverPairs', () => {
  it.each([2, 3, 4, 5, 10, 11, 15, 16, 24])(
    'holds every combination of every pair of %i columns',
    (columns) => {
      const rows = coverPairs(columns);
      for (let left = 0; left < columns; left++)
        for (let right = left + 1; right < columns; right++) {
          const seen = new Set(rows.map((row) => `${row[left]}/${row[right]}`));
          expect(seen, `${left} and ${right}`).toEqual(
            new Set(['true/true', 'true/false', 'false/true', 'false/false']),
          );
        }
    },
  );

  it.each([2, 3, 4, 5, 10, 11, 24])(
    'turns off the first and the last of %i columns only in one row',
    (columns) => {
      const both = coverPairs(columns).filter((row) => row[0] !== true && row.at(-1) !== true);
      expect(both).toEqual([Array.from({ length: columns }, () => false)]);
    },
  );

  it.each([
    [0, 0],
    [1, 2],
    [3, 4],
    [4, 5],
    [10, 6],
    [15, 7],
    [35, 8],
  ])('needs for %i columns only %i rows', (columns, rows) => {
    expect(coverPairs(columns)).toHaveLength(rows);
  });
});
