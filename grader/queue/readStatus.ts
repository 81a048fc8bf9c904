import type { Executor } from '../database';

/** The state of the queues. All counts are of submissions. */
export interface QueueStatus {
  readonly queued: number;
  readonly running: number;
  readonly done: number;
  /** Given up as faults of the grader, listed in `faults`. */
  readonly failed: number;
  /** Queued, but no present worker takes them; `queues` says why. */
  readonly refused: number;
  /** How many are done each second, over the last minute. */
  readonly perSecond: number;
  /** At this rate, until all that is queued and not refused is done; null when the rate is 0. */
  readonly secondsLeft: number | null;
  readonly workers: readonly WorkerStatus[];
  readonly queues: readonly OneQueue[];
  readonly faults: readonly Fault[];
}

export interface WorkerStatus {
  readonly host: string;
  readonly pid: number;
  readonly assignment: string;
  readonly revision: string;
  /** How many submissions it grades at once. */
  readonly jobs: number;
  /** How many submissions it holds. */
  readonly running: number;
  /** `gone`: silent for longer than it announced; the next worker that looks puts back what it holds. */
  readonly state: 'working' | 'draining' | 'gone';
}

export interface OneQueue {
  readonly assignment: string;
  readonly graderVersion: string;
  readonly revision: string;
  readonly queued: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
  /** Why workers do not take these, the latest first. */
  readonly refusals: readonly { readonly worker: string; readonly reason: string }[];
}

export interface Fault {
  readonly submission: string;
  readonly student: string;
  readonly file: string;
  readonly tries: number;
  readonly reason: string;
}

/** @param assignment null for all assignments */
export async function readStatus(executor: Executor, assignment: string | null): Promise<QueueStatus> {
  const queues = await executor.query<QueueRow>(QUEUES, [assignment]);
  const workers = await executor.query<WorkerRow>(WORKERS, [assignment]);
  const refusals = await executor.query<RefusalRow>(REFUSALS, [assignment]);
  const faults = await executor.query<Fault>(FAULTS, [assignment]);
  const sum = (choose: (row: QueueRow) => number) => queues.reduce((total, row) => total + choose(row), 0);
  const isTaken = (row: QueueRow) =>
    workers.some(({ queue, state }) => queue === row.name && state !== 'gone');
  const isRefused = (row: QueueRow) => !isTaken(row) && refusals.some(({ queue }) => queue === row.name);
  const refused = sum((row) => (isRefused(row) ? row.queued : 0));
  const perSecond = sum((row) => row.per_second);
  const left = sum((row) => row.queued + row.running) - refused;
  return {
    queued: sum((row) => row.queued) - refused,
    running: sum((row) => row.running),
    done: sum((row) => row.done),
    failed: sum((row) => row.failed),
    refused,
    perSecond: Number(perSecond.toFixed(2)),
    secondsLeft: left === 0 ? 0 : perSecond === 0 ? null : Math.ceil(left / perSecond),
    workers: workers.map(({ host, pid, jobs, running, state, ...row }) => ({
      host,
      pid,
      assignment: row.assignment,
      revision: row.revision,
      jobs,
      running,
      state,
    })),
    queues: queues.map((row) => ({
      assignment: row.assignment,
      graderVersion: row.grader_version,
      revision: row.revision,
      queued: row.queued,
      running: row.running,
      done: row.done,
      failed: row.failed,
      refusals: refusals
        .filter(({ queue }) => queue === row.name && row.queued > 0)
        .map(({ worker, reason }) => ({ worker, reason })),
    })),
    faults,
  };
}

interface QueueRow {
  readonly name: string;
  readonly assignment: string;
  readonly grader_version: string;
  readonly revision: string;
  readonly queued: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
  readonly per_second: number;
}

/** The rate is over the last minute, or since the first job was submitted where that is less. */
const QUEUES = `
  SELECT queues.name, assignment, grader_version, revision, waiting.queued, waiting.running, settled.done,
         settled.failed, coalesce(recent.done / recent.seconds, 0)::float8 AS per_second
    FROM grader.queues,
         LATERAL (SELECT count(*) FILTER (WHERE worker IS NULL)::int AS queued, count(worker)::int AS running
                    FROM grader.jobs WHERE queue = queues.name AND state = 'waiting') AS waiting,
         LATERAL (SELECT (SELECT count(*)::int FROM grader.jobs WHERE queue = queues.name AND state = 'done') AS done,
                         (SELECT count(*)::int FROM grader.jobs WHERE queue = queues.name AND state = 'fault') AS failed
                 ) AS settled,
         LATERAL (SELECT count(*)::float8 AS done,
                         greatest(1, extract(epoch FROM now() - min(greatest(enqueued_at, now() - interval '1 min'))))
                           AS seconds
                    FROM grader.jobs
                   WHERE queue = queues.name AND state = 'done' AND settled_at > now() - interval '1 min') AS recent
   WHERE $1::text IS NULL OR assignment = $1
   ORDER BY assignment, opened_at, queues.name`;

interface WorkerRow extends WorkerStatus {
  readonly queue: string;
}

const WORKERS = `
  SELECT workers.queue, host, pid, assignment, revision, at_once AS jobs,
         (SELECT count(*)::int FROM grader.jobs WHERE worker = workers.id) AS running,
         CASE WHEN seen_at + silence_seconds * interval '1 s' < now() THEN 'gone'
              WHEN is_draining THEN 'draining' ELSE 'working' END AS state
    FROM grader.workers JOIN grader.queues ON queues.name = workers.queue
   WHERE $1::text IS NULL OR assignment = $1
   ORDER BY host COLLATE "C", pid, workers.id`;

interface RefusalRow {
  readonly queue: string;
  readonly worker: string;
  readonly reason: string;
}

const REFUSALS = `
  SELECT queue, worker, reason FROM grader.refusals JOIN grader.queues ON queues.name = queue
   WHERE $1::text IS NULL OR assignment = $1
   ORDER BY told_at DESC, worker COLLATE "C", reason COLLATE "C"`;

const FAULTS = `
  SELECT submission, student, file, tries, reason FROM grader.jobs JOIN grader.queues ON queues.name = queue
   WHERE state = 'fault' AND ($1::text IS NULL OR assignment = $1)
   ORDER BY submission COLLATE "C", file COLLATE "C", jobs.id`;
