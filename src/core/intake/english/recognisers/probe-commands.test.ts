import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseProbeCommands', () => {
  it.each([
    ['fin/a:1, liveness exec command cat /tmp/healthy', 'liveness', ['cat', '/tmp/healthy']],
    ['fin/a:1, readiness command pg_isready -U app', 'readiness', ['pg_isready', '-U', 'app']],
    ['fin/a:1, liveness probe: exec cat /tmp/healthy', 'liveness', ['cat', '/tmp/healthy']],
    ['fin/a:1. The startup probe runs ./check.sh. 2 replicas', 'startup', ['./check.sh']],
    ['fin/a:1, liveness exec `test -f /tmp/ok`, readiness /r', 'liveness', ['test', '-f', '/tmp/ok']],
  ])('reads %j', (request, kind, command) => {
    const facts = readFacts(request);
    expect(facts[`/components/a/probes/${kind}/command`]).toEqual(command);
    expect(facts['/components/a/command']).toBeUndefined();
  });

  it.each(['fin/a:1, liveness /health/live', 'fin/a:1, readiness is checked by its command centre'])(
    'states no command for %j',
    (request) => {
      expect(Object.keys(readFacts(request)).filter((pointer) => pointer.endsWith('/command'))).toEqual([]);
    },
  );
});
