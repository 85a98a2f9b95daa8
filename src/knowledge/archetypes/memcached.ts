import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of Memcached: one server that forgets everything when it stops. */
export const memcached = {
  id: 'memcached',
  title: 'Memcached',
  words: [],
  languages: [],
  officialImages: ['memcached'],
  usualTag: {
    value: '1.6',
    reference:
      'the series in use when stateful images were surveyed in August 2026; see docs/adr/2026-11-21-intake.md',
  },
  note: 'the readiness check uses bash, which images of the alpine kind do not have.',
  role: 'store',
  workload: 'StatefulSet',
  singleton:
    'Clients share keys out over servers they know by name; a second pod behind one name would have other keys.',
  port: { value: 11211, reference: 'https://docs.memcached.org/ (2026-11-28)' },
  portName: 'memcached',
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: {
        kind: 'command',
        command: [
          'bash',
          '-c',
          'exec 3<>/dev/tcp/127.0.0.1/11211 && printf "version\\r\\n" >&3 && read -r -t 2 answer <&3 && [[ $answer == VERSION* ]]',
        ],
      },
      startupAttempts: 6,
      builtIn: true,
    },
    reference: 'https://docs.memcached.org/protocols/basic/ (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '50m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  args: {
    value: ['-m', '192'],
    reference:
      'three quarters of the memory limit for items, the rest for connections; see docs/adr/2026-11-21-intake.md',
  },
  user: {
    value: { uid: 11211, gid: 11211 },
    reference: 'https://github.com/docker-library/memcached (2026-11-28)',
  },
  writablePaths: {
    value: ['/tmp'],
    reference:
      'a read-only root file system still needs a temporary directory; see docs/adr/2026-11-21-intake.md',
  },
  drainSeconds: {
    value: 5,
    reference: 'longest request we expect plus a margin; see docs/adr/2026-11-21-intake.md',
  },
  env: {},
  protocol: 'tcp',
} as const satisfies Archetype;
