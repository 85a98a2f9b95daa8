import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseSecurity', () => {
  it.each([
    ['fin/a:1 must run privileged', { '/components/a/security/privileged': true }],
    ['fin/a:1 must not run privileged', { '/components/a/security/privileged': false }],
    ['fin/a:1 runs as root', { '/components/a/security/runAsNonRoot': false }],
    ['fin/a:1 never as root', { '/components/a/security/runAsNonRoot': true }],
    ['fin/a:1 as user 1234', { '/components/a/security/runAsUser': 1234 }],
    [
      'fin/a:1 runs as uid 1000:2000',
      { '/components/a/security/runAsUser': 1000, '/components/a/security/runAsGroup': 2000 },
    ],
    [
      'fin/a:1 runs as 1000:2000',
      { '/components/a/security/runAsUser': 1000, '/components/a/security/runAsGroup': 2000 },
    ],
    [
      'fin/a:1, user 1000, group 65534, fsGroup 2000',
      {
        '/components/a/security/runAsUser': 1000,
        '/components/a/security/runAsGroup': 65534,
        '/components/a/security/fsGroup': 2000,
      },
    ],
    ['fin/a:1 with host network', { '/components/a/security/hostNetwork': true }],
    ['fin/a:1 capability NET_ADMIN', { '/components/a/security/addCapabilities': ['NET_ADMIN'] }],
    ['fin/a:1 writes to /var/cache/a', { '/intent/writable/a/~1var~1cache~1a': true }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });

  it('takes no group of something else', () => {
    expect(readFacts('fin/a:1 on 7001, consumer group 5')).not.toHaveProperty(
      '/components/a/security/runAsGroup',
    );
  });
});
