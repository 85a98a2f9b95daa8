import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseGpus', () => {
  it.each([
    [
      'fin/a:1 with 2 gpus',
      { '/components/a/resources/gpu/resource': 'nvidia.com/gpu', '/components/a/resources/gpu/count': 2 },
    ],
    [
      'fin/a:1 on one nvidia gpu',
      { '/components/a/resources/gpu/resource': 'nvidia.com/gpu', '/components/a/resources/gpu/count': 1 },
    ],
    [
      'fin/a:1 with nvidia.com/gpu: 4',
      { '/components/a/resources/gpu/resource': 'nvidia.com/gpu', '/components/a/resources/gpu/count': 4 },
    ],
    [
      'fin/a:1 on 2 A100 gpus',
      {
        '/components/a/resources/gpu/resource': 'nvidia.com/gpu',
        '/components/a/resources/gpu/count': 2,
        '/components/a/scheduling/nodeSelector/nvidia.com~1gpu.product': 'NVIDIA-A100-SXM4-80GB',
      },
    ],
    [
      'fin/a:1 needs an amd gpu',
      { '/components/a/resources/gpu/resource': 'amd.com/gpu', '/components/a/resources/gpu/count': 1 },
    ],
    [
      'fin/a:1 on 4 gpus (H100)',
      {
        '/components/a/resources/gpu/resource': 'nvidia.com/gpu',
        '/components/a/resources/gpu/count': 4,
        '/components/a/scheduling/nodeSelector/nvidia.com~1gpu.product': 'NVIDIA-H100-80GB-HBM3',
      },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1, no gpu', 'fin/a:1 without gpus'])('states nothing for %j', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) =>
        /\/components\/\w+\/(resources\/gpu|scheduling\/nodeSelector)/.test(pointer),
      ),
    ).toEqual([]);
  });
});
