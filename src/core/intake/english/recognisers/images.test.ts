import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseImages', () => {
  it.each([
    ['ship quay.io/fin/ledger:2.1 now', { '/components/ledger/image': 'quay.io/fin/ledger:2.1' }],
    ['localhost:5000/team/tool:7 on port 81', { '/components/tool/image': 'localhost:5000/team/tool:7' }],
    ['the image is caddy, nothing else', { '/components/caddy/image': 'caddy' }],
    ['image:fin/ledger:3 port:9000', { '/components/ledger/image': 'fin/ledger:3' }],
    ['use fin/ledger:1, actually fin/ledger:2', { '/components/ledger/image': 'fin/ledger:2' }],
    [
      '"left" (fin/l:1) and "right" (fin/r:2)',
      { '/components/left/image': 'fin/l:1', '/components/right/image': 'fin/r:2' },
    ],
    ['an app called teller, fin/ledger:1', { '/components/teller/image': 'fin/ledger:1' }],
    ['fin/ledger, version 4.2', { '/components/ledger/image': 'fin/ledger', '/intent/version': '4.2' }],
    [
      'fin/ledger:1 with pull secret regs, pull policy IfNotPresent',
      {
        '/components/ledger/imagePullSecrets': ['regs'],
        '/components/ledger/imagePullPolicy': 'IfNotPresent',
      },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});
