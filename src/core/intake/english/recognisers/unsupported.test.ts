import { describe, expect, it } from 'vitest';
import { KNOWLEDGE } from '../../../../knowledge/index.js';
import { readFacts } from '../../../../../test/support/read-facts.js';
import { readEnglish } from '../read-english.js';

describe('recogniseUnsupported', () => {
  it.each([
    ['fin/a:1 as a knative service', { '/intent/unsupported/knative': 'a Knative Service' }],
    [
      'fin/a:1 with an argo rollout',
      { '/intent/unsupported/rollout': 'progressive delivery (Argo Rollouts, Flagger)' },
    ],
  ])('asks about %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });

  it.each(['fin/a:1 with an Argo CD application', 'fin/a:1 and a Jenkinsfile', 'fin/a:1 with vault agent'])(
    'tells that %j is left out',
    (request) => {
      expect(readEnglish(request, KNOWLEDGE).notes.join()).toContain('is not made by this version');
    },
  );
});

describe('words that only look like unsupported kinds', () => {
  it.each([
    'fin/a:1 every sunday at 3am',
    'fin/a:1 is a queue worker',
    'fin/a:1 as a statefulset with 5Gi',
    'fin/a:1 on every node with 2 gpus',
    'fin/a:1 without knative',
  ])('leaves %j alone', (request) => {
    expect(
      Object.keys(readFacts(request)).filter((pointer) => pointer.startsWith('/intent/unsupported')),
    ).toEqual([]);
  });
});
