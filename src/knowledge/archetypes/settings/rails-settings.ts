import type { ArchetypeSecret, Sourced } from '../../../core/intake/knowledge.js';

/** What every process of a Rails application needs in production, unless its encrypted credentials hold it. */
export const RAILS_KEY: Sourced<ArchetypeSecret> = {
  value: {
    variables: { SECRET_KEY_BASE: 'Secret of the application, from "bin/rails secret"' },
    unless: ['RAILS_MASTER_KEY', 'SECRET_KEY_BASE_DUMMY'],
  },
  reference: 'https://guides.rubyonrails.org/security.html#environmental-security (2026-11-28)',
};
