import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseProducts', () => {
  it.each([
    ['daemonset heron-agent 3.1 on all nodes', { '/intent/version': '3.1' }],
    ['deploy osprey 2.4.1', { '/intent/version': '2.4.1' }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 with kubernetes 1.31', 'fin/a:1 needs python 3.12'])(
    'states nothing for %j',
    (request) => {
      expect(Object.keys(readFacts(request)).filter((pointer) => /^\/intent\/version/.test(pointer))).toEqual(
        [],
      );
    },
  );
});
