import type { Executor } from '../database';
import type { HandIn, Identity, SubmissionReport } from '../domain';
import type { AttemptEntry } from './attemptEntry';
import { completeRow, type ReadRow } from '../report/completeRow';
import { compareText } from '../utils/compareText';
import { chooseHandIn, readHandIns } from './handIns';

export interface Wanted {
  readonly assignment: string;
  /** Keys of owners; null for everybody. */
  readonly owners: readonly string[] | null;
  /** A report is large: only where it is looked at. */
  readonly withReports: boolean;
}

interface Row {
  readonly student: string;
  readonly owner: string;
  readonly identity: Identity | null;
  readonly file_hash: string;
  readonly submitted: number;
  readonly first_graded: number;
  readonly graded: number;
  readonly status: SubmissionReport['status'];
  readonly score: number;
  readonly max_score: number;
  readonly grader_version: string;
  readonly revision: string;
  readonly gradings: number;
  readonly report: ReadRow | null;
}

/** Attempts, one entry a file of an owner's, in the order of submissions' names. */
export async function readAttempts(
  executor: Executor,
  { assignment, owners, withReports }: Wanted,
): Promise<readonly AttemptEntry[]> {
  const rows = await executor.query<Row>(
    `SELECT DISTINCT ON (owner, file_hash)
            student, owner, identity, file_hash, status, score, max_score, grader_version, revision,
            (extract(epoch FROM min(submitted_at) OVER file) * 1000)::float8 AS submitted,
            (extract(epoch FROM min(graded_at) OVER file) * 1000)::float8 AS first_graded,
            (extract(epoch FROM greatest(graded_at, again_at)) * 1000)::float8 AS graded,
            (count(*) OVER file + coalesce(sum(times) OVER file, 0))::int AS gradings,
            ${withReports ? 'report' : 'NULL AS report'}
       FROM grader.attempts
       LEFT JOIN (
         SELECT attempt AS id, max(graded_at) AS again_at, count(*) AS times FROM grader.regradings GROUP BY attempt
       ) AS again USING (id)
      WHERE assignment = $1 AND ($2::text[] IS NULL OR owner = ANY ($2::text[]))
     WINDOW file AS (PARTITION BY owner, file_hash)
      ORDER BY owner, file_hash, greatest(graded_at, again_at) DESC, id DESC`,
    [assignment, owners],
  );
  const findFacts = await readHandIns(executor, assignment);
  return rows.map((row) => describeRow(row, findFacts(row.owner, row.file_hash))).sort(compareAttempts);
}

/** An owner of attempts, with what an attempt of theirs says. */
export interface OwnerEntry {
  readonly assignment: string;
  readonly ownerKey: string;
  readonly owner: Identity | null;
  readonly student: string;
}

/** Every owner of attempts, of every assignment, in the order of submissions' names. */
export async function listOwners(executor: Executor): Promise<readonly OwnerEntry[]> {
  const rows = await executor.query<OwnerEntry>(
    `SELECT DISTINCT ON (assignment, attempts.owner) assignment, attempts.owner AS "ownerKey", identity AS owner, student
       FROM grader.attempts ORDER BY assignment, attempts.owner, id DESC`,
  );
  return [...rows].sort(
    (a, b) => compareText(a.student, b.student) || compareText(a.assignment, b.assignment),
  );
}

function describeRow(row: Row, facts: readonly HandIn[]): AttemptEntry {
  // Nothing was said of an attempt that was recorded before: its time was the file's, or the archive's.
  const before = { kind: 'time', at: new Date(Math.round(row.submitted)), from: 'file' } as const;
  return {
    student: row.student,
    ownerKey: row.owner,
    owner: row.identity,
    fileHash: row.file_hash,
    handIn: facts.length === 0 ? before : chooseHandIn(facts),
    firstGradedAt: new Date(Math.round(row.first_graded)),
    gradedAt: new Date(Math.round(row.graded)),
    status: row.status,
    score: row.score,
    maxScore: row.max_score,
    graderVersion: row.grader_version,
    revision: row.revision,
    gradings: row.gradings,
    report: row.report === null ? null : completeRow(row.report),
  };
}

/** The database has an order of its own, by the language of its machine. */
function compareAttempts(a: AttemptEntry, b: AttemptEntry): number {
  return (
    compareText(a.student, b.student) ||
    compareText(a.ownerKey, b.ownerKey) ||
    orderTime(a) - orderTime(b) ||
    compareText(a.fileHash, b.fileHash)
  );
}

/** Where an attempt stands among others: when it was handed in, else when it came here. */
export function orderTime({ handIn, firstGradedAt }: Pick<AttemptEntry, 'handIn' | 'firstGradedAt'>): number {
  return (handIn.kind === 'time' ? handIn.at : firstGradedAt).getTime();
}
