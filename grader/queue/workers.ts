import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Queue } from './jobs';
import { countFailedTries } from './failedJobs';

export interface WorkerSketch {
  /** How many submissions it grades at once. */
  readonly atOnce: number;
  /** After this time without a beat it is taken for gone. */
  readonly silenceSeconds: number;
}

/** What a beat returns. */
export interface Beat {
  /** False when other workers took this one for gone and put its jobs back. */
  readonly isKnown: boolean;
  /** Whether jobs wait that are to be tried alone. */
  readonly isAloneWaiting: boolean;
}

/** Adds a worker to the list. @returns its id */
export async function signOn({ database, name }: Queue, worker: WorkerSketch): Promise<string> {
  const id = randomUUID();
  await database.query(
    `INSERT INTO grader.workers (id, queue, host, pid, at_once, silence_seconds) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, name, hostname(), process.pid, worker.atOnce, worker.silenceSeconds],
  );
  return id;
}

/** Notes that the worker is alive. */
export async function beat({ database, name }: Queue, worker: string, isDraining: boolean): Promise<Beat> {
  const [row] = await database.query<{ readonly known: boolean; readonly alone: boolean }>(
    `WITH me AS (
       UPDATE grader.workers SET seen_at = now(), is_draining = $2 WHERE id = $1 RETURNING id
     )
     SELECT EXISTS (SELECT FROM me) AS known,
            EXISTS (SELECT FROM grader.jobs
                     WHERE queue = $3 AND state = 'waiting' AND is_alone AND worker IS NULL) AS alone`,
    [worker, isDraining, name],
  );
  return { isKnown: row?.known === true, isAloneWaiting: row?.alone === true };
}

/** Takes a worker off the list. It must hold no jobs. */
export async function signOff({ database }: Queue, worker: string): Promise<void> {
  await database.query('DELETE FROM grader.workers WHERE id = $1', [worker]);
}

/** A worker that was taken off the list, and how many of its jobs are tried again or given up. */
export interface GoneWorker {
  readonly host: string;
  readonly pid: number;
  readonly again: number;
  readonly faults: number;
}

/**
 * Takes workers off the list that sent no beat for longer than they announced (killed, cut off, or stopped), and puts
 * back the jobs they held. When two workers do this at once, one of them gets each. Where a silent worker still has a
 * transaction open, they are left for the next call, since the server ends idle transactions before long.
 * @param self id of the worker that looks, which is never taken off
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

/** PostgreSQL's error code for a lock that was not granted in time. */
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

/** Whether every submission of this queue is done or given up. */
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
