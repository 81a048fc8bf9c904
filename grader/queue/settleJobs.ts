import type { Attempt } from '../domain';
import { recordAttempts } from '../gradebook/recordAttempts';
import { via } from './engine';
import { nameWaiting, type Queue, type TakenJob } from './jobs';

export interface Settled {
  readonly job: TakenJob;
  readonly attempts: readonly Attempt[];
}

/**
 * Records results in the gradebook and ends their jobs, in one transaction. The result of a job that another worker
 * holds by now is dropped.
 * @returns how many were recorded
 */
export async function settleJobs(
  { database, engine, name }: Queue,
  settled: readonly Settled[],
): Promise<number> {
  return database.transaction(async (transaction) => {
    const rows = await transaction.query<{ readonly id: string }>(
      `UPDATE grader.jobs SET state = 'done', worker = NULL, settled_at = now()
         FROM unnest($1::uuid[], $2::uuid[]) AS held (job, holder)
        WHERE id = held.job AND worker = held.holder AND state = 'waiting' RETURNING id::text`,
      [settled.map(({ job }) => job.id), settled.map(({ job }) => job.holder)],
    );
    const ids = new Set(rows.map(({ id }) => id));
    const kept = settled.filter(({ job }) => ids.delete(job.id));
    if (kept.length === 0) return 0;
    await recordAttempts(
      transaction,
      kept.flatMap(({ attempts }) => attempts),
    );
    for (const isAlone of [false, true]) {
      const done = kept.filter(({ job }) => job.isAlone === isAlone).map(({ job }) => job.id);
      if (done.length > 0) await engine.complete(nameWaiting(name, isAlone), done, null, via(transaction));
    }
    await transaction.query('DELETE FROM grader.job_files WHERE job = ANY($1::uuid[])', [
      kept.map(({ job }) => job.id),
    ]);
    return kept.length;
  });
}
