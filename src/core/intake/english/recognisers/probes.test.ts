import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseProbes', () => {
  it.each([
    ['fin/a:1, health check on /status', { '/intent/probes/a/path': '/status' }],
    [
      'fin/a:1, liveness probe GET /alive and readiness probe GET /set',
      { '/components/a/probes/liveness/path': '/alive', '/components/a/probes/readiness/path': '/set' },
    ],
    [
      'fin/a:1 answers /livez and /readyz',
      { '/components/a/probes/liveness/path': '/livez', '/components/a/probes/readiness/path': '/readyz' },
    ],
    ['fin/a:1 without health checks', { '/intent/probes/a/none': true }],
    [
      'fin/a:1, readiness /r, no liveness',
      { '/components/a/probes/readiness/path': '/r', '/intent/probes/a/without/liveness': true },
    ],
    ['fin/a:1, no liveness probe, readiness /r', { '/intent/probes/a/without/liveness': true }],
    ['fin/a:1, liveness none, readiness /r', { '/intent/probes/a/without/liveness': true }],
    [
      'fin/a:1, health at /healthz (liveness) and /ready (readiness)',
      { '/components/a/probes/liveness/path': '/healthz', '/components/a/probes/readiness/path': '/ready' },
    ],
    [
      'fin/a:1, /healthz for liveness and /ready for readiness',
      { '/components/a/probes/liveness/path': '/healthz', '/components/a/probes/readiness/path': '/ready' },
    ],
    [
      'fin/a:1, /h (liveness and readiness)',
      { '/components/a/probes/liveness/path': '/h', '/components/a/probes/readiness/path': '/h' },
    ],
    ['fin/a:1, readiness over tcp', { '/components/a/probes/readiness/tcp': true }],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });

  it.each(['fin/a:1, readiness /r, no liveness', 'fin/a:1, liveness none, readiness /r'])(
    'keeps the other checks in %j',
    (request) => {
      expect(readFacts(request)).not.toHaveProperty(['/intent/probes/a/none']);
    },
  );
});
