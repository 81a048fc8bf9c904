import { DatabaseError, importPackage, type Database, type Executor } from '../database';

/** The schema in which pg-boss keeps its own tables. */
export const ENGINE_SCHEMA = 'grader_queue';

/** pg-boss deletes jobs after this time; ours may wait for a worker over the holidays, so it is ten years. */
const RETENTION_DAYS = 3650;
/**
 * pg-boss lets a job fail after this time, the longest it accepts. A dead worker is noticed long before, by
 * `heartbeat.ts`.
 */
const EXPIRE_HOURS = 23;

/**
 * The part of pg-boss that is used. Each call runs in the transaction it is given (`via`). pg-boss's own types lack
 * the signatures of `complete` and `fail` for several jobs at once.
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

/** The grader counts tries itself (`failedJobs.ts`), so pg-boss retries nothing. */
export const ENGINE_LIMITS = { retryLimit: 0, expireInSeconds: EXPIRE_HOURS * 3600 } as const;

/**
 * Runs work that may create tables of pg-boss, under a lock that only one client of the server holds at a time: two
 * that create them at once deadlock, or the later one is left with a broken connection.
 */
export function takeTurns<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  return database.transaction(async (transaction) => {
    await transaction.query(`SELECT pg_advisory_xact_lock(hashtext('${ENGINE_SCHEMA}'))`);
    return work();
  });
}

/**
 * Starts pg-boss on a database and creates its tables where they are missing. Call it inside `takeTurns`.
 * @param warn gets a message when pg-boss's maintenance, which runs in the background, fails
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
    // A lost connection is reported by the work that needs it (`persist.ts`).
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

/** The option that has pg-boss run its statements on this executor: in our transaction, or on the database. */
export function via(executor: Executor): Via {
  return {
    db: {
      async executeSql(sql, values = []) {
        // pg-boss creates its tables with several statements in one text, for which there are no rows.
        const rows = (await executor.query<unknown>(sql, values)) as readonly unknown[] | undefined;
        return { rows: [...(rows ?? [])] };
      },
    },
  };
}

/**
 * pg-boss fetches the oldest jobs first; without this index it sorts all waiting jobs each time. It is looked for
 * before it is created, since `CREATE INDEX IF NOT EXISTS` blocks writers even where the index exists.
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
