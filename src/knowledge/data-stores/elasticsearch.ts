import type { DataStore } from '../../core/intake/knowledge.js';

/** Elasticsearch as a service that components use. */
export const elasticsearch = {
  engine: 'elasticsearch',
  title: 'Elasticsearch',
  words: ['elasticsearch', 'elastic search', 'elastic'],
  images: ['elasticsearch'],
  port: {
    value: 9200,
    reference:
      'https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/networking-settings (2026-11-20)',
  },
  secret: 'search',
  keys: [{ name: 'ELASTICSEARCH_URL', purpose: 'Address of Elasticsearch, with credentials' }],
  schemes: ['elasticsearch'],
  operator: {
    value: {
      kind: 'eck',
      title: 'Elastic Cloud on Kubernetes',
      api: 'elasticsearch.k8s.elastic.co/v1/Elasticsearch',
      install:
        'helm upgrade --install elastic-operator eck-operator --repo https://helm.elastic.co --namespace elastic-system --create-namespace',
      maxNameLength: 36,
      podLabels: { 'elasticsearch.k8s.elastic.co/cluster-name': '{name}' },
      version: '9.4.3',
      instances: 3,
      access: {
        hostSuffix: '-es-http',
        secretSuffix: '-es-elastic-user',
        keys: { password: 'elastic' },
        username: 'elastic',
        url: 'http://{username}:{password}@{host}:{port}',
      },
    },
    reference:
      'https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/elasticsearch-deployment-quickstart (2026-11-28)',
  },
} as const satisfies DataStore;
