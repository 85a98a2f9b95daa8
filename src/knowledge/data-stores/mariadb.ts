import type { DataStore } from '../../core/intake/knowledge.js';

/** MariaDB as a service that components use. */
export const mariadb = {
  engine: 'mariadb',
  title: 'MariaDB',
  words: ['mariadb', 'maria db'],
  images: ['mariadb'],
  port: { value: 3306, reference: 'https://mariadb.com/kb/en/server-system-variables/#port (2026-11-20)' },
  secret: 'database',
  keys: [{ name: 'DATABASE_URL', purpose: 'Connection string of MariaDB' }],
  schemes: ['mariadb'],
} as const satisfies DataStore;
