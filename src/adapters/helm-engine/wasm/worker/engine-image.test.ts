import { describe, expect, it } from 'vitest';

import { openEngineImage } from './engine-image.js';

const word = (value: number): number[] => [value, 0, 0, 0];
const module = [9, 8, 7];
const image = Uint8Array.from([
  ...word(module.length),
  ...word(2),
  ...[...word(1), ...word(2)],
  ...[...word(6), ...word(1)],
  ...module,
  ...[11, 12],
  ...[13],
]);
const artifact = {
  read: (target: Uint8Array, position: number): void => {
    target.set(image.subarray(position, position + target.length));
  },
};

describe('openEngineImage', () => {
  it('finds the module behind the table of ranges', () => {
    expect([...openEngineImage(artifact).readModule()]).toEqual(module);
  });

  it('fills the ranges of the memory and leaves the rest alone', () => {
    const memory = new Uint8Array(8);
    openEngineImage(artifact).fillMemory(memory);
    expect([...memory]).toEqual([0, 11, 12, 0, 0, 0, 13, 0]);
  });
});
