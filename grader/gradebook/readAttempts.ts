import type { Executor } from '../database';
import type { SubmissionReport } from '../domain';
import type { AttemptEntry } from './attemptEntry';
import { completeRow, type ReadRow } from '../report/completeRow';
import { compareText } from '../utils/compareText';

export interface Wanted {
  readonly assignment: string;
  /** Null for everybody. */
  readonly students: readonly string[] | null;
  /** A report is large: only where it is looked at. */
  readonly withReports: boolean;
}

interface Row {
  readonly student: string;
  readonly file_hash: string;
  readonly submitted: number;
  readonly graded: number;
  readonly status: SubmissionReport['status'];
  readonly score: number;
  readonly max_score: number;
  readonly grader_version: string;
  readonly revision: string;
  readonly gradings: number;
  readonly report: ReadRow | null;
}

/** Attempts, one entry a file, in the order of students' names and of the times they were handed in. */
export async function readAttempts(
  executor: Executor,
  { assignment, students, withReports }: Wanted,
): Promise<readonly AttemptEntry[]> {
  const rows = await executor.query<Row>(
    `SELECT DISTINCT ON (student, file_hash)
            student, file_hash, status, score, max_score, grader_version, revision,
            (extract(epoch FROM min(submitted_at) OVER file) * 1000)::float8 AS submitted,
            (extract(epoch FROM greatest(graded_at, again_at)) * 1000)::float8 AS graded,
            (count(*) OVER file + coalesce(sum(times) OVER file, 0))::int AS gradings,
            ${withReports ? 'report' : 'NULL AS report'}
       FROM grader.attempts
       LEFT JOIN (
         SELECT attempt AS id, max(graded_at) AS again_at, count(*) AS times FROM grader.regradings GROUP BY attempt
       ) AS again USING (id)
      WHERE assignment = $1 AND ($2::text[] IS NULL OR student = ANY ($2::text[]))
     WINDOW file AS (PARTITION BY student, file_hash)
      ORDER BY student, file_hash, greatest(graded_at, again_at) DESC, id DESC`,
    [assignment, students],
  );
  return rows.map(describeRow).sort(compareAttempts);
}

/** Everybody of whom there is an attempt, of whatever assignment, in the order of their names. */
export async function listStudents(executor: Executor): Promise<readonly string[]> {
  const rows = await executor.query<{ readonly student: string }>(
    'SELECT DISTINCT student FROM grader.attempts',
  );
  return rows.map(({ student }) => student).sort(compareText);
}

function describeRow(row: Row): AttemptEntry {
  return {
    student: row.student,
    fileHash: row.file_hash,
    submittedAt: new Date(Math.round(row.submitted)),
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
    a.submittedAt.getTime() - b.submittedAt.getTime() ||
    compareText(a.fileHash, b.fileHash)
  );
}
