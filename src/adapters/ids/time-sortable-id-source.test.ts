import { describe, expect, it } from 'vitest';
import { TimeSortableIdSource } from './time-sortable-id-source.js';

/** A clock that gives the times one after the other, the last one for ever. */
function createClock(...times: readonly number[]) {
  let index = 0;
  return { nowMs: () => times[Math.min(index++, times.length - 1)] ?? 0 };
}

describe('TimeSortableIdSource', () => {
  it('writes the prefix and 26 characters of Crockford base 32 in lower case', () => {
    const id = new TimeSortableIdSource(createClock(1_469_918_176_385)).next('run');
    expect(id).toMatch(/^run_[0-9abcdefghjkmnpqrstvwxyz]{26}$/u);
    // The example of the ULID specification: https://github.com/ulid/javascript#seed-time
    expect(id.slice(4, 14)).toBe('01aryz6s41');
  });

  it.each([
    { name: 'stands still', times: [5] },
    { name: 'goes back', times: [9, 3, 1] },
    { name: 'goes on', times: [1, 2, 40, 41] },
  ])('sorts by creation when the clock $name', ({ times }) => {
    const source = new TimeSortableIdSource(createClock(...times));
    const ids = Array.from({ length: 2000 }, () => source.next('run'));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('sorts identifiers of different sources by their time', () => {
    const early = new TimeSortableIdSource(createClock(1000)).next('run');
    const late = new TimeSortableIdSource(createClock(1001)).next('run');
    expect(early < late).toBe(true);
  });

  it('does not repeat between sources in the same millisecond', () => {
    const ids = Array.from({ length: 500 }, () => new TimeSortableIdSource(createClock(7)).next('run'));
    expect(new Set(ids).size).toBe(500);
  });
});
