import type { Executor } from '../database';
import type { HandIn, HandInSource, Identity } from '../domain';
import { nameIdentity } from '../gradebook/ownerKey';
import { ENGINE_LIMITS, via } from './engine';
import { nameWaiting, type Queue, type TakenJob } from './jobs';

export interface TakeOptions {
  readonly worker: string;
  readonly most: number;
  /** Whether to take from the jobs that are tried alone (`nameAlone`). */
  readonly isAlone: boolean;
}

/** Takes up to `most` of the jobs that wait longest, and enters the worker as their holder. */
export async function takeJobs(
  { database, engine, name }: Queue,
  { worker, most, isAlone }: TakeOptions,
): Promise<readonly TakenJob[]> {
  return database.transaction(async (transaction) => {
    const fetched = await fetchIds(engine, nameWaiting(name, isAlone), most, transaction);
    if (fetched.length === 0) return [];
    const rows = await transaction.query<TakenRow>(
      `WITH taken AS (
         UPDATE grader.jobs SET worker = $1 WHERE id = ANY($2::uuid[]) AND state = 'waiting' RETURNING *
       )
       SELECT id::text, submission, file, student, owners, file_hash, hand_in, submitted_at, rejection, content
         FROM taken LEFT JOIN grader.job_files ON job = id ORDER BY enqueued_at, id`,
      [worker, fetched],
    );
    return rows.map((row) => ({
      id: row.id,
      holder: worker,
      isAlone,
      submission: row.submission,
      file: row.file,
      student: row.student,
      // A job from before owners were kept has a name alone, and no job is nobody's.
      owners: row.owners === null || row.owners.length === 0 ? [nameIdentity(row.student)] : row.owners,
      fileHash: row.file_hash,
      handIn: readHandIn(row),
      rejection: row.rejection,
      packed: row.content,
    }));
  });
}

/** pg-boss hides an error of its statement and says that the queue is empty, so the error is kept here and thrown. */
async function fetchIds(
  engine: Queue['engine'],
  name: string,
  most: number,
  transaction: Executor,
): Promise<readonly string[]> {
  const failures: unknown[] = [];
  const watched: Executor = {
    query: (sql, values) =>
      transaction.query<never>(sql, values).catch((error: unknown) => {
        failures.push(error);
        throw error;
      }),
  };
  const jobs = await engine.fetch(name, { batchSize: most, priority: false, ...via(watched) });
  if (failures.length > 0) throw failures[0];
  return jobs.map(({ id }) => id);
}

interface TakenRow {
  readonly id: string;
  readonly submission: string;
  readonly file: string;
  readonly student: string;
  readonly owners: readonly Identity[] | null;
  readonly file_hash: string;
  readonly hand_in: StoredHandIn | null;
  readonly submitted_at: Date;
  readonly rejection: string | null;
  readonly content: Uint8Array | null;
}

/** In JSON a time is a text. */
type StoredHandIn =
  | Exclude<HandIn, { readonly kind: 'time' }>
  | { readonly kind: 'time'; readonly at: string; readonly from: HandInSource };

function readHandIn({ hand_in, submitted_at }: TakenRow): HandIn {
  if (hand_in === null) return { kind: 'time', at: submitted_at, from: 'file' };
  return hand_in.kind === 'time' ? { ...hand_in, at: new Date(hand_in.at) } : hand_in;
}

/**
 * Gives back jobs that this worker holds, without counting a try: they were not begun, or the worker was stopped.
 * @param except jobs that it keeps
 * @returns how many were given back
 */
export async function releaseJobs(
  { database, engine, name }: Queue,
  worker: string,
  except: readonly string[] = [],
): Promise<number> {
  return database.transaction(async (transaction) => {
    const rows = await transaction.query<{ readonly id: string; readonly is_alone: boolean }>(
      `UPDATE grader.jobs SET worker = NULL
        WHERE worker = $1 AND state = 'waiting' AND id <> ALL($2::uuid[]) RETURNING id::text, is_alone`,
      [worker, except],
    );
    for (const isAlone of [false, true]) {
      const waiting = nameWaiting(name, isAlone);
      const ids = rows.filter((row) => row.is_alone === isAlone).map(({ id }) => id);
      if (ids.length === 0) continue;
      await engine.deleteJob(waiting, ids, via(transaction));
      await engine.insert(
        ids.map((id) => ({ id, name: waiting, ...ENGINE_LIMITS })),
        via(transaction),
      );
    }
    return rows.length;
  });
}
