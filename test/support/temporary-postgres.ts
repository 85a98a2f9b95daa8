import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import pg from 'pg';

/** Where tests look for a Postgres server; `TEST_POSTGRES_URL` names another one. */
const SERVER_URL = process.env['TEST_POSTGRES_URL'] ?? 'postgres://root@127.0.0.1:5432/postgres';

/** A database of its own on the test server. */
export interface TemporaryPostgres {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Whether a server listens; prints one line when the Postgres half of a suite is left out. */
export async function hasPostgres(): Promise<boolean> {
  const { hostname, port } = new URL(SERVER_URL);
  const found = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 5432) });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
  if (!found)
    process.stderr.write(
      'SKIPPED: no Postgres server on 127.0.0.1:5432, its half of the suite does not run\n',
    );
  return found;
}

/** Creates a database with a random name. */
export async function createTemporaryPostgres(): Promise<TemporaryPostgres> {
  const name = `autopilot_test_${randomBytes(6).toString('hex')}`;
  await runOnServer(`CREATE DATABASE ${name}`);
  const url = new URL(SERVER_URL);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runOnServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function runOnServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER_URL });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
