import { RUN_CORE_SQL } from './0001-run-core.js';

/** One numbered step of the schema. Never changed once released: its checksum is recorded in every database. */
export type Migration =
  | { readonly version: number; readonly name: string; readonly sql: string }
  /** LangGraph's own tables: its setup applies what is missing and keeps its own version list. */
  | {
      readonly version: number;
      readonly name: string;
      readonly setup: 'langgraph-checkpoints';
      readonly release: string;
    };

/**
 * All migrations, oldest first. When an update of `@langchain/langgraph-checkpoint-postgres` brings new steps,
 * add another `langgraph-checkpoints` row here (the migration test notices).
 */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'run-core', sql: RUN_CORE_SQL },
  { version: 2, name: 'langgraph-checkpoints', setup: 'langgraph-checkpoints', release: '1.0' },
];
