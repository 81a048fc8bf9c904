import type { Database, Executor } from './database';
import { DatabaseError } from './databaseError';
import { migrations as all, type Migration } from './migrations';

interface Applied {
  readonly number: number;
  readonly name: string;
}

/** Any number that no one else of this database takes for a lock of theirs: "grader" in ASCII. */
const LOCK = 0x677261646572;

/**
 * Brings the schema up to date: the steps that are missing, in order, in one transaction. Two who come at once take
 * turns.
 * @throws DatabaseError when the schema is newer than this grader, or not one of its own
 */
export async function migrate(database: Database, migrations: readonly Migration[] = all): Promise<void> {
  if ((await findMissing(database, database.place, migrations)).length === 0) return;
  await database.transaction(async (transaction) => {
    await transaction.query('SELECT pg_advisory_xact_lock($1::bigint)', [String(LOCK)]);
    const missing = await findMissing(transaction, database.place, migrations);
    if (missing.length === migrations.length) {
      await transaction.query('CREATE SCHEMA IF NOT EXISTS grader');
      await transaction.query(
        `CREATE TABLE IF NOT EXISTS grader.migrations (
           number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
         )`,
      );
    }
    for (const { number, name, statements } of missing) {
      for (const change of statements) {
        if (typeof change === 'string') await transaction.query(change);
        else await change(transaction);
      }
      await transaction.query('INSERT INTO grader.migrations (number, name) VALUES ($1, $2)', [number, name]);
    }
  });
}

async function findMissing(
  executor: Executor,
  place: string,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const applied = await readApplied(executor);
  const newer = applied.find(({ number }) => !migrations.some((known) => known.number === number));
  if (newer !== undefined)
    throw new DatabaseError(
      `The gradebook in ${place} is of a newer grader (its schema has step ${newer.number}, "${newer.name}"; this one knows ${migrations.length}): update the grader.`,
    );
  for (const { number, name } of applied) {
    const known = migrations.find((item) => item.number === number);
    if (known?.name !== name)
      throw new DatabaseError(
        `The schema "grader" in ${place} is not this grader's (step ${number} is "${name}", expected "${known?.name ?? ''}"): use another database.`,
      );
  }
  return migrations.filter(({ number }) => !applied.some((item) => item.number === number));
}

async function readApplied(executor: Executor): Promise<readonly Applied[]> {
  const [found] = await executor.query<{ readonly there: boolean }>(
    // Not to_regclass: it answers from what this session remembers, which waiting for the lock does not refresh.
    `SELECT EXISTS (
       SELECT FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace AS space ON space.oid = relnamespace
        WHERE space.nspname = 'grader' AND relname = 'migrations') AS there`,
  );
  if (found?.there !== true) return [];
  return executor.query<Applied>('SELECT number, name FROM grader.migrations ORDER BY number');
}
