import type { Archetype, ArchetypeSecret, Sourced } from '../../../core/intake/knowledge.js';

const DATABASE = 'https://github.com/laravel/laravel/blob/12.x/config/database.php (2026-11-28)';

/** What every process of a Laravel application needs before it answers. */
export const LARAVEL_KEY: Sourced<ArchetypeSecret> = {
  value: { variables: { APP_KEY: 'Key of the application, from "php artisan key:generate --show"' } },
  reference: 'https://laravel.com/docs/12.x/encryption#configuration (2026-11-28)',
};

/** Laravel takes a connection string only for the connection it is told to use. */
export const LARAVEL_STORES: NonNullable<Archetype['storeVariables']> = {
  postgresql: { value: { address: 'DB_URL', also: { DB_CONNECTION: 'pgsql' } }, reference: DATABASE },
  mysql: { value: { address: 'DB_URL', also: { DB_CONNECTION: 'mysql' } }, reference: DATABASE },
  mariadb: { value: { address: 'DB_URL', also: { DB_CONNECTION: 'mariadb' } }, reference: DATABASE },
};
