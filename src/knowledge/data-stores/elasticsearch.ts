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
} as const satisfies DataStore;
