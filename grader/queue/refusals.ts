import { hostname } from 'node:os';
import type { Queue } from './jobs';
import { explainRefusal, type QueueTerms } from './terms';

/** Submissions that a worker does not take. */
export interface WorkerRefusal {
  readonly queue: string;
  readonly waiting: number;
  /** See `explainRefusal`. */
  readonly reason: string;
}

/**
 * Finds submissions of this assignment that wait on other terms (another grader, revision, secret or Node), which this
 * worker does not take, and stores the reason for `grader status`.
 * @returns in the order in which the queues were created
 */
export async function noteRefusals(
  { database, name }: Queue,
  ours: QueueTerms,
): Promise<readonly WorkerRefusal[]> {
  const others = await database.query<OtherRow>(
    `SELECT name, assignment, revision, grader_version, build, node_major, secret_mark, waiting
       FROM grader.queues,
            LATERAL (SELECT count(*)::int AS waiting FROM grader.jobs WHERE queue = name AND state = 'waiting') AS jobs
      WHERE assignment = $1 AND name <> $2 AND waiting > 0 ORDER BY opened_at, name`,
    [ours.assignment, name],
  );
  const refusals = others.map((row) => ({
    queue: row.name,
    waiting: row.waiting,
    reason: explainRefusal(
      {
        assignment: row.assignment,
        revision: row.revision,
        graderVersion: row.grader_version,
        build: row.build,
        nodeMajor: row.node_major,
        secretMark: row.secret_mark,
      },
      ours,
    ),
  }));
  for (const { queue, reason } of refusals) {
    await database.query(
      `INSERT INTO grader.refusals (queue, worker, reason, told_at) VALUES ($1, $2, $3, now())
       ON CONFLICT (queue, worker, reason) DO UPDATE SET told_at = now()`,
      [queue, hostname(), reason],
    );
  }
  return refusals;
}

interface OtherRow {
  readonly name: string;
  readonly assignment: string;
  readonly revision: string;
  readonly grader_version: string;
  readonly build: string;
  readonly node_major: number;
  readonly secret_mark: string;
  readonly waiting: number;
}
