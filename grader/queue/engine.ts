import { DatabaseError, importPackage, type Database, type Executor } from '../database';

/** Where pg-boss keeps its own tables. */
export const ENGINE_SCHEMA = 'grader_queue';

/** A job goes away on nobody's clock but ours: a class may wait for its workers over the holidays. */
const RETENTION_DAYS = 3650;
/** The most that pg-boss takes. Whether a worker is still there is seen long before, by its silence. */
const EXPIRE_HOURS = 23;

/**
 * What is used of pg-boss, each within a transaction of ours. Its own types leave out what `complete` and `fail` take
 * for several jobs at once.
 */
export interface Engine {
  readonly createQueue: (name: string, options: EngineLimits) => Promise<void>;
  readonly insert: (jobs: readonly EngineJob[], options: Via) => Promise<unknown>;
  readonly fetch: (
    name: string,
    options: { readonly batchSize: number; readonly priority: false } & Via,
  ) => Promise<readonly { readonly id: string }[]>;
  readonly complete: (name: string, ids: readonly string[], data: null, options: Via) => Promise<unknown>;
  readonly fail: (name: string, ids: readonly string[], data: object, options: Via) => Promise<unknown>;
  readonly deleteJob: (name: string, ids: readonly string[], options: Via) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

interface EngineLimits {
  readonly name: string;
  readonly retryLimit: number;
  readonly expireInSeconds?: number;
}

interface EngineJob extends EngineLimits {
  readonly id: string;
}

interface Via {
  readonly db: { readonly executeSql: (sql: string, values?: unknown[]) => Promise<{ rows: unknown[] }> };
}

/** Tries are counted by the grader, which knows what a try is: pg-boss is told to make one. */
export const ENGINE_LIMITS = { retryLimit: 0, expireInSeconds: EXPIRE_HOURS * 3600 } as const;

/**
 * Does something that makes tables of pg-boss, one who does so at a time: two at once deadlock, or leave the later one a
 * connection that is good for nothing.
 */
export function takeTurns<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  return database.transaction(async (transaction) => {
    await transaction.query(`SELECT pg_advisory_xact_lock(hashtext('${ENGINE_SCHEMA}'))`);
    return work();
  });
}

/**
 * Starts pg-boss on a database; its tables are made where they are missing. To be done in a turn, see `takeTurns`.
 * @param warn told what its upkeep, which runs beside the work, could not do
 */
export async function openEngine(database: Database, warn: (message: string) => void): Promise<Engine> {
  const { default: PgBoss } = await importPackage('pg-boss', () => import('pg-boss'));
  const boss = new PgBoss({
    db: via(database).db,
    schema: ENGINE_SCHEMA,
    schedule: false,
    retentionDays: RETENTION_DAYS,
  });
  boss.on('error', (error) => {
    // Whoever works notices a database that is away, and says so.
    if (!(error instanceof DatabaseError && error.isTransient)) warn(`upkeep of the queue: ${error.message}`);
  });
  const stop = () => boss.stop({ graceful: false });
  try {
    await boss.start();
    await indexOrder(database);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...(boss as unknown as Omit<Engine, 'stop'>), stop };
}

/** Has pg-boss run its statements here: with ours, in a transaction, or by itself. */
export function via(executor: Executor): Via {
  return {
    db: {
      async executeSql(sql, values = []) {
        // Several statements at once, as pg-boss makes its tables with, give no rows at all.
        const rows = (await executor.query<unknown>(sql, values)) as readonly unknown[] | undefined;
        return { rows: [...(rows ?? [])] };
      },
    },
  };
}

/**
 * pg-boss gives out the oldest job first, and without an index sorts all that wait each time it is asked. Made once:
 * even asking for an index that is there makes everybody who writes wait.
 */
async function indexOrder(executor: Executor): Promise<void> {
  const [row] = await executor.query<{ readonly there: boolean }>(
    `SELECT to_regclass('${ENGINE_SCHEMA}.job_oldest') IS NOT NULL AS there`,
  );
  if (row?.there === true) return;
  await executor.query(
    `CREATE INDEX job_oldest ON ${ENGINE_SCHEMA}.job (created_on, id) WHERE state < 'active'`,
  );
}
