import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Queue } from './jobs';
import { countFailedTries } from './failedJobs';

export interface WorkerSketch {
  /** Submissions at once. */
  readonly atOnce: number;
  /** Heard of for so long no more, it is taken for gone. */
  readonly silenceSeconds: number;
}

/** What a worker hears when it says that it is still there. */
export interface Beat {
  /** False when others took it for gone, and gave its jobs away. */
  readonly isKnown: boolean;
  /** Whether jobs wait that are to be tried alone. */
  readonly isAloneWaiting: boolean;
}

/** Enters a worker. @returns its id */
export async function signOn({ database, name }: Queue, worker: WorkerSketch): Promise<string> {
  const id = randomUUID();
  await database.query(
    `INSERT INTO grader.workers (id, queue, host, pid, at_once, silence_seconds) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, name, hostname(), process.pid, worker.atOnce, worker.silenceSeconds],
  );
  return id;
}

/** Says that the worker is still there. */
export async function beat({ database, name }: Queue, worker: string, isDraining: boolean): Promise<Beat> {
  const [heard] = await database.query<{ readonly known: boolean; readonly aside: boolean }>(
    `WITH me AS (
       UPDATE grader.workers SET seen_at = now(), is_draining = $2 WHERE id = $1 RETURNING id
     )
     SELECT EXISTS (SELECT FROM me) AS known,
            EXISTS (SELECT FROM grader.jobs
                     WHERE queue = $3 AND state = 'waiting' AND is_alone AND worker IS NULL) AS aside`,
    [worker, isDraining, name],
  );
  return { isKnown: heard?.known === true, isAloneWaiting: heard?.aside === true };
}

/** Takes a worker off the list; it holds nothing any more. */
export async function signOff({ database }: Queue, worker: string): Promise<void> {
  await database.query('DELETE FROM grader.workers WHERE id = $1', [worker]);
}

/** A worker that went away, and what became of what it held. */
export interface GoneWorker {
  readonly host: string;
  readonly pid: number;
  readonly again: number;
  readonly faults: number;
}

/**
 * Looks for workers that were not heard of for longer than they said, and puts back what they held: killed, cut off, or
 * stopped for so long that nobody should wait for them. Of two who look at once, one finds them. Where one of them
 * stopped in the middle of a transaction, they are left for the next time: the server ends that before long.
 * @param self who looks
 */
export async function dismissSilent(queue: Queue, self: string): Promise<readonly GoneWorker[]> {
  const silent = await queue.database.query(
    `SELECT FROM grader.workers WHERE seen_at + silence_seconds * interval '1 s' < now() AND id <> $1 LIMIT 1`,
    [self],
  );
  if (silent.length === 0) return [];
  return dismissAll(queue, self).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === LOCK_NOT_AVAILABLE) return [];
    throw error;
  });
}

/** PostgreSQL's code for a lock that was not to be had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

async function dismissAll({ database, engine }: Queue, self: string): Promise<readonly GoneWorker[]> {
  return database.transaction(async (transaction) => {
    await transaction.query(`SET LOCAL lock_timeout = '1s'`);
    const gone = await transaction.query<GoneRow>(
      `DELETE FROM grader.workers WHERE seen_at + silence_seconds * interval '1 s' < now() AND id <> $1
       RETURNING id::text, queue, host, pid`,
      [self],
    );
    const dismissed: GoneWorker[] = [];
    for (const { id, queue, host, pid } of gone) {
      const reason = `the worker on ${host} (process ${pid}) went away while it held this submission`;
      const held = { worker: id, reason };
      dismissed.push({ host, pid, ...(await countFailedTries({ engine, name: queue }, transaction, held)) });
    }
    return dismissed;
  });
}

interface GoneRow {
  readonly id: string;
  readonly queue: string;
  readonly host: string;
  readonly pid: number;
}

/** Whether every submission of this queue is done, or a fault: nothing waits, and nobody is at work. */
export async function isSettled({ database, name }: Queue): Promise<boolean> {
  const waiting = await database.query(
    `SELECT FROM grader.jobs WHERE queue = $1 AND state = 'waiting' LIMIT 1`,
    [name],
  );
  return waiting.length === 0;
}

/** How many submissions of this queue were given up. */
export async function countFaults({ database, name }: Queue): Promise<number> {
  const [row] = await database.query<{ readonly count: number }>(
    `SELECT count(*)::int AS count FROM grader.jobs WHERE queue = $1 AND state = 'fault'`,
    [name],
  );
  return row?.count ?? 0;
}
