import type { Client as PgClient, Pool, PoolClient } from 'pg';
import type { Database, Executor } from './database';
import { DatabaseError } from './databaseError';
import { explainServerFault } from './explainServerFault';
import { importPackage } from './importPackage';

const OLDEST_VERSION = 130_000;
const CONNECT_MILLISECONDS = 10_000;
const CONNECTIONS = 4;
/** A transaction whose process says nothing for so long is rolled back by the server. */
const SILENT_MILLISECONDS = 60_000;

/**
 * A PostgreSQL server, through a pool of connections.
 * @param url `postgres://user:password@host:port/database?sslmode=…`; what it lacks comes from PGHOST, PGPASSWORD, …
 * @throws DatabaseError when the address is none, nobody answers there, or the server is not fit for a gradebook
 */
export async function openServer(url: string, connections = CONNECTIONS): Promise<Database> {
  const place = describeAddress(url);
  const { default: pg } = await importPackage('pg', () => import('pg'));
  requireAddress(url, place, pg.Client);
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    keepAlive: true,
    application_name: 'grader',
  });
  // A connection that breaks while nobody uses it is replaced; whoever uses one hears of it from the query.
  pool.on('error', () => undefined);
  // One that breaks while it is being given back, or thrown away, says so to nobody else.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const explain = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw explainServerFault(error, place);
    }
  };
  const database: Database = {
    kind: 'postgres',
    place,
    isWanted: () => false,
    query: (sql, values) => explain(() => runQuery(pool, sql, values)),
    transaction: (work) => explain(() => runTransaction(pool, work)),
    close: () => pool.end(),
  };
  try {
    await requireFit(database);
  } catch (error) {
    await pool.end().catch(() => undefined);
    throw error;
  }
  return database;
}

/** The address as a message may show it: no password, and nothing that follows the database. */
function describeAddress(url: string): string {
  try {
    const { protocol, username, host, pathname } = new URL(url);
    if (protocol === 'postgres:' || protocol === 'postgresql:')
      return `postgres://${username === '' ? '' : `${username}@`}${host}${pathname}`;
  } catch {
    // Told below, without the text: a password may be in it.
  }
  throw noAddress('');
}

/** What the library reads out of it: a pool would say so to nobody, or hang on a port that is none. */
function requireAddress(url: string, place: string, Client: typeof PgClient): void {
  try {
    const { port } = new Client({ connectionString: url });
    if (Number.isInteger(port) && port >= 0 && port < 65_536) return;
  } catch (error) {
    const explained = explainServerFault(error, place);
    throw explained instanceof DatabaseError
      ? explained
      : noAddress(` (${(error as Error).message.split('\n')[0]})`);
  }
  throw noAddress(' (its port is none)');
}

function noAddress(why: string): DatabaseError {
  return new DatabaseError(
    `The address of the database is none${why}: write --database postgres://user@host:5432/name (or GRADER_DATABASE_URL), with %-escapes for what is special in a password.`,
  );
}

type Queryable = Pick<PoolClient, 'query'> | Pick<Pool, 'query'>;

async function runQuery<Row>(
  on: Queryable,
  sql: string,
  values?: readonly unknown[],
): Promise<readonly Row[]> {
  const { rows } = await on.query(sql, values === undefined ? undefined : [...values]);
  return rows as readonly Row[];
}

async function runTransaction<Result>(
  pool: Pool,
  work: (transaction: Executor) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const notice = (error: Error): void => void (broken = error);
  client.on('error', notice);
  try {
    // Whoever falls silent in the middle must not hold its locks for ever.
    await client.query(
      `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = '${SILENT_MILLISECONDS}ms'`,
    );
    const result = await work({ query: (sql, values) => runQuery(client, sql, values) });
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: unknown) => (broken = failure as Error));
    throw error;
  } finally {
    client.off('error', notice);
    client.release(broken);
  }
}

async function requireFit(database: Database): Promise<void> {
  const [server] = await database.query<{ version: number; shown: string; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS shown,
            current_setting('server_encoding') AS encoding`,
  );
  if (server === undefined) throw new Error('the server says nothing of itself');
  if (server.version < OLDEST_VERSION)
    throw new DatabaseError(
      `${database.place} is PostgreSQL ${server.shown}; a gradebook needs 13 or newer: update the server or use another.`,
    );
  if (server.encoding !== 'UTF8')
    throw new DatabaseError(
      `${database.place} keeps text as ${server.encoding}, which lacks letters of students' names: make the database anew with ENCODING 'UTF8'.`,
    );
}
