import type { DataStore } from '../../core/intake/knowledge.js';

/** MySQL as a service that components use. */
export const mysql = {
  engine: 'mysql',
  title: 'MySQL',
  words: ['mysql', 'percona'],
  images: ['mysql', 'percona'],
  port: { value: 3306, reference: 'https://dev.mysql.com/doc/mysql-port-reference/en/ (2026-11-20)' },
  secret: 'database',
  keys: [{ name: 'DATABASE_URL', purpose: 'Connection string of MySQL' }],
  schemes: ['mysql', 'mysql2'],
} as const satisfies DataStore;
