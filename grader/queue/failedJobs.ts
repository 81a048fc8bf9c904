import type { Executor } from '../database';
import { ENGINE_LIMITS, via } from './engine';
import { MOST_TRIES, nameAlone, nameWaiting, type Queue } from './jobs';

/** How many of the jobs that failed will be tried again, and how many were given up. */
export interface FailedJobs {
  /** They wait to be tried again, each while its worker grades nothing else. */
  readonly again: number;
  /** Given up: recorded as a fault of the grader with its reason, without a score. */
  readonly faults: number;
}

/**
 * Counts one failed try for jobs that a worker holds: grading failed, or the worker went away.
 * @param ids which of its jobs; all of them when left out
 */
export async function countFailedTries(
  { engine, name }: Pick<Queue, 'engine' | 'name'>,
  transaction: Executor,
  {
    worker,
    reason,
    ids,
  }: { readonly worker: string; readonly reason: string; readonly ids?: readonly string[] },
): Promise<FailedJobs> {
  const rows = await transaction.query<Row>(
    `WITH held AS (
       SELECT id, is_alone AS was_alone, tries + 1 >= $3 AS is_fault FROM grader.jobs
        WHERE worker = $1 AND state = 'waiting' AND ($4::uuid[] IS NULL OR id = ANY($4)) ORDER BY id FOR UPDATE
     )
     UPDATE grader.jobs SET tries = tries + 1, worker = NULL, reason = $2, is_alone = true,
            state = CASE WHEN is_fault THEN 'fault' ELSE 'waiting' END,
            settled_at = CASE WHEN is_fault THEN now() END
       FROM held WHERE held.id = jobs.id RETURNING jobs.id::text, was_alone, is_fault`,
    [worker, reason, MOST_TRIES, ids ?? null],
  );
  for (const wasAlone of [false, true]) {
    const waited = nameWaiting(name, wasAlone);
    const choose = (isFault: boolean) =>
      rows.filter((row) => row.was_alone === wasAlone && row.is_fault === isFault).map(({ id }) => id);
    const [again, faults] = [choose(false), choose(true)];
    if (again.length > 0) await engine.deleteJob(waited, again, via(transaction));
    if (again.length > 0)
      await engine.insert(
        again.map((id) => ({ id, name: nameAlone(name), ...ENGINE_LIMITS })),
        via(transaction),
      );
    if (faults.length > 0) await engine.fail(waited, faults, { reason }, via(transaction));
  }
  const faults = rows.filter((row) => row.is_fault).length;
  return { again: rows.length - faults, faults };
}

interface Row {
  readonly id: string;
  readonly was_alone: boolean;
  readonly is_fault: boolean;
}

/**
 * Puts faults back into the queue with no tries counted.
 * @param ids which of them; all of this queue when left out
 * @returns how many were put back
 */
export async function retryFaults(
  { database, engine, name }: Queue,
  ids?: readonly string[],
): Promise<number> {
  return database.transaction(async (transaction) => {
    const rows = await transaction.query<{ readonly id: string }>(
      `UPDATE grader.jobs SET state = 'waiting', tries = 0, reason = NULL, settled_at = NULL
        WHERE queue = $1 AND state = 'fault' AND ($2::uuid[] IS NULL OR id = ANY($2)) RETURNING id::text`,
      [name, ids ?? null],
    );
    if (rows.length === 0) return 0;
    const alone = nameAlone(name);
    await engine.deleteJob(
      alone,
      rows.map(({ id }) => id),
      via(transaction),
    );
    await engine.insert(
      rows.map(({ id }) => ({ id, name: alone, ...ENGINE_LIMITS })),
      via(transaction),
    );
    return rows.length;
  });
}
