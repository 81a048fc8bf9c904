import { compareText } from '../utils/compareText';
import type { Executor } from '../database';
import { toText, toTimestamp } from '../gradebook/columns';
import { ENGINE_LIMITS, via } from './engine';
import type { NewJob, Queue } from './jobs';
import { packBytes } from './packBytes';

/**
 * Puts submissions into the queue in one transaction. Those already there, waiting or done, stay as they are, also when
 * two machines submit the same ones at the same time.
 * @returns how many were new
 */
export async function enqueueJobs(
  { database, engine, name }: Queue,
  jobs: readonly NewJob[],
): Promise<number> {
  if (jobs.length === 0) return 0;
  // Sorted, so that two clients that insert the same rows lock them in the same order and cannot deadlock.
  const sorted = [...jobs].sort((a, b) => compareText(a.id, b.id));
  return database.transaction(async (transaction) => {
    const added = await insertJobs(transaction, name, sorted);
    if (added.size === 0) return 0;
    const fresh = sorted.filter(({ id }) => added.delete(id));
    await insertFiles(transaction, fresh);
    await engine.insert(
      fresh.map(({ id }) => ({ id, name, ...ENGINE_LIMITS })),
      via(transaction),
    );
    return fresh.length;
  });
}

async function insertJobs(
  transaction: Executor,
  queue: string,
  jobs: readonly NewJob[],
): Promise<Set<string>> {
  const rows = await transaction.query<{ readonly id: string }>(
    `INSERT INTO grader.jobs (queue, id, submission, file, student, owners, file_hash, hand_in, submitted_at, rejection)
     SELECT $1, id::uuid, submission, file, student, owners::json, file_hash, hand_in::json,
            submitted_at::timestamptz, rejection
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
         AS item (id, submission, file, student, owners, file_hash, hand_in, submitted_at, rejection)
     ON CONFLICT DO NOTHING
     RETURNING id::text`,
    [
      queue,
      jobs.map(({ id }) => id),
      jobs.map(({ submission }) => toText(submission)),
      jobs.map(({ file }) => toText(file)),
      jobs.map(({ student }) => toText(student)),
      jobs.map(({ owners }) => JSON.stringify(owners)),
      jobs.map(({ fileHash }) => fileHash),
      jobs.map(({ handIn }) => JSON.stringify(handIn)),
      jobs.map(({ handIn }) => toTimestamp(handIn.kind === 'time' ? handIn.at : new Date())),
      jobs.map(({ content }) => (content.kind === 'rejected' ? toText(content.reason) : null)),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

async function insertFiles(transaction: Executor, jobs: readonly NewJob[]): Promise<void> {
  const files = jobs.flatMap(({ id, content }) =>
    content.kind === 'bytes' ? [{ id, bytes: content.bytes }] : [],
  );
  if (files.length === 0) return;
  const packed = files.map(({ bytes }) => packBytes(bytes));
  const sizes = packed.map(({ length }) => length);
  // One bytea parameter is sent in binary; an array of them would be written out in hexadecimal.
  await transaction.query(
    `INSERT INTO grader.job_files (job, content)
     SELECT job, substring($2::bytea FROM start FOR size) FROM unnest($1::uuid[], $3::int[], $4::int[]) AS item (job, start, size)`,
    [files.map(({ id }) => id), Buffer.concat(packed), listStarts(sizes), sizes],
  );
}

/** The position at which each piece begins in their concatenation, counted from 1 as in SQL. */
function listStarts(sizes: readonly number[]): readonly number[] {
  let start = 1;
  return sizes.map((size) => {
    start += size;
    return start - size;
  });
}
