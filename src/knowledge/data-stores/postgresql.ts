import type { DataStore } from '../../core/intake/knowledge.js';

/** PostgreSQL as a service that components use. */
export const postgresql = {
  engine: 'postgresql',
  title: 'PostgreSQL',
  words: ['postgresql', 'postgres', 'pgsql', 'psql', 'pg', 'cockroachdb', 'timescaledb'],
  images: ['postgres', 'postgresql', 'timescaledb', 'postgis'],
  port: {
    value: 5432,
    reference: 'https://www.postgresql.org/docs/current/runtime-config-connection.html (2026-11-20)',
  },
  secret: 'database',
  keys: [{ name: 'DATABASE_URL', purpose: 'Connection string of PostgreSQL' }],
  schemes: ['postgres', 'postgresql'],
} as const satisfies DataStore;
