import type { DataStore } from '../../core/intake/knowledge.js';

/** OpenSearch as a service that components use. */
export const opensearch = {
  engine: 'opensearch',
  title: 'OpenSearch',
  words: ['opensearch'],
  images: ['opensearch'],
  port: {
    value: 9200,
    reference:
      'https://docs.opensearch.org/latest/install-and-configure/configuring-opensearch/network-settings/ (2026-11-20)',
  },
  secret: 'search',
  keys: [{ name: 'OPENSEARCH_URL', purpose: 'Address of OpenSearch, with credentials' }],
  schemes: ['opensearch'],
} as const satisfies DataStore;
