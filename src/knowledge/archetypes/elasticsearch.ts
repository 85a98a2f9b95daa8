import type { Archetype } from '../../core/intake/knowledge.js';

/** Starting point for the official image of Elasticsearch as one node. */
export const elasticsearch = {
  id: 'elasticsearch',
  title: 'Elasticsearch',
  words: [],
  languages: [],
  officialImages: ['elasticsearch', 'docker.elastic.co/elasticsearch/elasticsearch'],
  usualTag: {
    value: '9.1.0',
    reference:
      'a series known to exist, not looked up for this release: name the version you want; see docs/adr/2026-11-21-intake.md',
  },
  note: 'the chart runs a single Elasticsearch node that speaks plain HTTP inside the cluster; ECK is the way to production.',
  role: 'store',
  workload: 'StatefulSet',
  singleton:
    'This image runs one node; a second pod would have other data. An operator such as ECK makes clusters.',
  port: {
    value: 9200,
    reference:
      'https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/networking-settings (2026-11-28)',
  },
  portName: 'elasticsearch',
  probes: {
    value: {
      liveness: { kind: 'tcp' },
      readiness: {
        kind: 'command',
        command: [
          'sh',
          '-c',
          'curl -sf -o /dev/null -u "elastic:$ELASTIC_PASSWORD" "http://127.0.0.1:9200/_cluster/health?local=true"',
        ],
      },
      timeoutSeconds: 5,
      startupAttempts: 48,
      builtIn: true,
    },
    reference:
      'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-configure (2026-11-28)',
  },
  resources: {
    value: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '2', memory: '3Gi' } },
    reference:
      'first-deploy starting point of ours, not a measurement of your application; see docs/adr/2026-11-21-intake.md',
  },
  volumes: {
    data: {
      value: { kind: 'claim', mountPath: '/usr/share/elasticsearch/data', size: '20Gi' },
      reference:
        'a start for data; most storage classes let a claim grow, none lets it shrink; see docs/adr/2026-11-21-intake.md',
    },
    configuration: {
      value: { kind: 'emptyDir', mountPath: '/usr/share/elasticsearch/config', size: '64Mi' },
      reference: 'https://github.com/elastic/cloud-on-k8s/pull/6688 (2026-11-28)',
    },
  },
  containers: {
    seed: {
      value: {
        kind: 'init',
        order: 0,
        command: ['sh', '-c', 'cp -R /usr/share/elasticsearch/config/. /seed'],
        env: {},
        mounts: { configuration: '/seed' },
        writablePaths: ['/tmp'],
        resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
      },
      reference: 'https://github.com/elastic/cloud-on-k8s/pull/6688 (2026-11-28)',
    },
  },
  secrets: {
    credentials: {
      value: { variables: { ELASTIC_PASSWORD: 'Password of the user elastic' } },
      reference:
        'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-configure (2026-11-28)',
    },
  },
  deviations: [
    {
      field: 'runAsUser',
      reason: 'The image owns its data and its configuration as user 1000.',
    },
  ],
  user: {
    value: { uid: 1000, gid: 1000 },
    reference:
      'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-configure (2026-11-28)',
  },
  writablePaths: {
    value: ['/tmp', '/usr/share/elasticsearch/logs'],
    reference: 'https://github.com/elastic/cloud-on-k8s/pull/6688 (2026-11-28)',
  },
  drainSeconds: {
    value: 110,
    reference: 'time a data store gets to write what it holds in memory; see docs/adr/2026-11-21-intake.md',
  },
  env: {
    ES_JAVA_OPTS: {
      value: '-Xms1g -Xmx1g',
      reference:
        'half of the memory request, the rest is for the page cache; see docs/adr/2026-11-21-intake.md',
    },
    ES_SETTING_DISCOVERY_TYPE: {
      value: 'single-node',
      reference:
        'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-configure (2026-11-28)',
    },
    ES_SETTING_NODE_STORE_ALLOW__MMAP: {
      value: 'false',
      reference: 'https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/virtual-memory (2026-11-28)',
    },
    ES_SETTING_XPACK_SECURITY_ENABLED: {
      value: 'true',
      reference:
        'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-configure (2026-11-28)',
    },
    ES_SETTING_XPACK_SECURITY_HTTP_SSL_ENABLED: {
      value: 'false',
      reference:
        'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-configure (2026-11-28)',
    },
  },
  protocol: 'tcp',
} as const satisfies Archetype;
