import type { DataStore } from '../../core/intake/knowledge.js';

/** MongoDB as a service that components use. */
export const mongodb = {
  engine: 'mongodb',
  title: 'MongoDB',
  words: ['mongodb', 'mongo', 'mongo db'],
  images: ['mongo', 'mongodb'],
  port: {
    value: 27017,
    reference: 'https://www.mongodb.com/docs/manual/reference/default-mongodb-port/ (2026-11-20)',
  },
  secret: 'mongodb',
  keys: [{ name: 'MONGODB_URI', purpose: 'Connection string of MongoDB' }],
  schemes: ['mongodb', 'mongodb+srv'],
} as const satisfies DataStore;
