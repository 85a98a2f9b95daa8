import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseVerticalScaling', () => {
  it.each([
    ['fin/a:1 with a VPA in recommendation mode', { '/components/a/scaling/vertical/updateMode': 'Off' }],
    [
      'fin/a:1 with vertical pod autoscaler in auto mode, up to 2 cpu and 4Gi',
      {
        '/components/a/scaling/vertical/updateMode': 'Recreate',
        '/components/a/scaling/vertical/maxCpu': '2',
      },
    ],
    ['fin/a:1 with VPA initial', { '/components/a/scaling/vertical/updateMode': 'Initial' }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 without a vpa'])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) =>
        /\/components\/\w+\/scaling\/vertical/.test(pointer),
      ),
    ).toEqual([]);
  });
});
