import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of OpenSearch as one node. */
export const opensearch = {
  id: 'opensearch',
  title: 'OpenSearch',
  words: [],
  languages: [],
  officialImages: ['opensearchproject/opensearch'],
  usualTag: {
    value: '3.2.0',
    reference:
      'a series known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  note: 'the chart runs a single OpenSearch node with the demonstration certificates of the image; an operator is the way to production.',
  role: 'store',
  workload: 'StatefulSet',
  singleton: 'This image runs one node; a second pod would have other data. An operator makes clusters.',
  port: {
    value: 9200,
    reference:
      'https://docs.opensearch.org/latest/install-and-configure/configuring-opensearch/network-settings/ (2026-11-28)',
  },
  portName: 'opensearch',
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: {
        kind: 'command',
        command: [
          'sh',
          '-c',
          'curl -skf -o /dev/null -u "admin:$OPENSEARCH_INITIAL_ADMIN_PASSWORD" "https://127.0.0.1:9200/_cluster/health?local=true"',
        ],
      },
      timeoutSeconds: 5,
      startupAttempts: 48,
      builtIn: true,
    },
    reference:
      'https://docs.opensearch.org/latest/install-and-configure/install-opensearch/docker/ (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '2', memory: '3Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  args: {
    value: ['opensearch', '-Ediscovery.type=single-node', '-Enode.store.allow_mmap=false'],
    reference:
      'https://docs.opensearch.org/latest/install-and-configure/install-opensearch/docker/ (2026-11-28)',
  },
  volumes: {
    data: {
      value: { kind: 'claim', mountPath: '/usr/share/opensearch/data', size: '20Gi' },
      reference:
        'a start for data; most storage classes let a claim grow, none lets it shrink; see docs/adr/2026-11-21-intake.md',
    },
    configuration: {
      value: { kind: 'emptyDir', mountPath: '/usr/share/opensearch/config', size: '64Mi' },
      reference: 'https://github.com/opensearch-project/helm-charts/pull/727 (2026-11-28)',
    },
  },
  containers: {
    seed: {
      value: {
        kind: 'init',
        order: 0,
        command: ['sh', '-c', 'cp -R /usr/share/opensearch/config/. /seed'],
        env: {},
        mounts: { configuration: '/seed' },
        writablePaths: ['/tmp'],
        resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
      },
      reference: 'https://github.com/opensearch-project/helm-charts/pull/727 (2026-11-28)',
    },
  },
  secrets: {
    credentials: {
      value: { variables: { OPENSEARCH_INITIAL_ADMIN_PASSWORD: 'Password of the user admin' } },
      reference:
        'https://docs.opensearch.org/latest/install-and-configure/install-opensearch/docker/ (2026-11-28)',
    },
  },
  deviations: [
    {
      field: 'runAsUser',
      reason: 'The image owns its data and its configuration as its user opensearch (1000).',
    },
  ],
  user: {
    value: { uid: 1000, gid: 1000 },
    reference: 'https://github.com/opensearch-project/opensearch-build (2026-11-28)',
  },
  writablePaths: {
    value: ['/tmp', '/usr/share/opensearch/logs'],
    reference: 'https://github.com/opensearch-project/helm-charts/pull/727 (2026-11-28)',
  },
  drainSeconds: {
    value: 110,
    reference: 'time a data store gets to write what it holds in memory; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    DISABLE_PERFORMANCE_ANALYZER_AGENT_CLI: {
      value: 'true',
      reference: 'https://github.com/opensearch-project/helm-charts/issues/369 (2026-11-28)',
    },
    OPENSEARCH_JAVA_OPTS: {
      value: '-Xms1g -Xmx1g',
      reference:
        'half of the memory request, the rest is for the page cache; see docs/adr/2026-11-21-intake.md',
    },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
