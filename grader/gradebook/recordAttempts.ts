import { createHash } from 'node:crypto';
import { compareText } from '../utils/compareText';
import type { Executor } from '../database';
import type { Attempt, SubmissionReport } from '../domain';
import { toText, toTimestamp } from './columns';
import { recordHandIns } from './handIns';
import { keyAttempt } from './ownerKey';

/**
 * Records attempts, in one statement for all of them. What stands there already stays as it is: the same file of the
 * same owner, graded by the same grader on the same terms with the same result, is one row however often it comes.
 * A result that differs is a new row: the same attempt, graded again.
 * @returns how many were new
 */
export async function recordAttempts(executor: Executor, attempts: readonly Attempt[]): Promise<number> {
  if (attempts.length === 0) return 0;
  // In one order everywhere, so that two who record the same files at once wait for each other, not in a circle.
  const rows = attempts.map(describeRow).sort((a, b) => compareText(a.key, b.key));
  const column = (choose: (row: Row) => string | number) => rows.map(choose);
  const added = await executor.query<{ readonly id: string }>(
    `INSERT INTO grader.attempts
       (assignment, student, owner, identity, file_hash, submitted_at, graded_at, status, score, max_score, report,
        grader_version, revision, result_hash)
     SELECT assignment, student, owner, identity::json, file_hash, submitted_at::timestamptz, graded_at::timestamptz,
            status, score, max_score, report::json, grader_version, revision, result_hash
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                   $9::float8[], $10::float8[], $11::text[], $12::text[], $13::text[], $14::text[])
         AS item (assignment, student, owner, identity, file_hash, submitted_at, graded_at, status, score, max_score,
                  report, grader_version, revision, result_hash)
     ON CONFLICT DO NOTHING
     RETURNING id::text`,
    [
      column((row) => row.assignment),
      column((row) => row.student),
      column((row) => row.owner),
      column((row) => row.identity),
      column((row) => row.fileHash),
      column((row) => row.submittedAt),
      column((row) => row.gradedAt),
      column((row) => row.status),
      column((row) => row.score),
      column((row) => row.maxScore),
      column((row) => row.report),
      column((row) => row.graderVersion),
      column((row) => row.revision),
      column((row) => row.resultHash),
    ],
  );
  if (added.length < rows.length) await recordRegradings(executor, rows);
  await recordHandIns(executor, rows);
  return added.length;
}

/** A result that came out again after another one of its file is the newest again: nothing else would say so. */
async function recordRegradings(executor: Executor, rows: readonly Row[]): Promise<void> {
  const column = (choose: (row: Row) => string) => rows.map(choose);
  await executor.query(
    `INSERT INTO grader.regradings (attempt, graded_at)
     SELECT mine.id, item.graded_at::timestamptz
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
         AS item (assignment, owner, file_hash, graded_at, grader_version, revision, result_hash)
       JOIN grader.attempts mine
         USING (assignment, owner, file_hash, grader_version, revision, result_hash)
      WHERE EXISTS (
        SELECT FROM grader.attempts other
         WHERE (other.assignment, other.owner, other.file_hash) = (mine.assignment, mine.owner, mine.file_hash)
           AND other.id <> mine.id
           AND greatest(other.graded_at, (SELECT max(graded_at) FROM grader.regradings WHERE attempt = other.id))
             > greatest(mine.graded_at, (SELECT max(graded_at) FROM grader.regradings WHERE attempt = mine.id))
           AND greatest(other.graded_at, (SELECT max(graded_at) FROM grader.regradings WHERE attempt = other.id))
             < item.graded_at::timestamptz)`,
    [
      column((row) => row.assignment),
      column((row) => row.owner),
      column((row) => row.fileHash),
      column((row) => row.gradedAt),
      column((row) => row.graderVersion),
      column((row) => row.revision),
      column((row) => row.resultHash),
    ],
  );
}

type Row = ReturnType<typeof describeRow>;

function describeRow(attempt: Attempt) {
  const { report } = attempt;
  const row = {
    assignment: toText(attempt.assignment),
    owner: keyAttempt(attempt),
    fileHash: attempt.fileHash,
    graderVersion: attempt.graderVersion,
    revision: attempt.revision,
    resultHash: digestResult(report),
  };
  return {
    ...row,
    key: Object.values(row).join('\n'),
    student: toText(attempt.student),
    identity: JSON.stringify(attempt.owner),
    handIn: attempt.handIn,
    // An attempt of which no time is known takes its place in the order by when it came here.
    submittedAt: toTimestamp(attempt.handIn.kind === 'time' ? attempt.handIn.at : attempt.gradedAt),
    gradedAt: toTimestamp(attempt.gradedAt),
    status: report.status,
    score: report.score,
    maxScore: report.maxScore,
    report: JSON.stringify(report),
  };
}

/** Of what was found, not of where: the same file in another folder has the same result. */
function digestResult({ status, score, maxScore, functions, diagnostics }: SubmissionReport): string {
  return createHash('sha256')
    .update(JSON.stringify([status, score, maxScore, functions, diagnostics]))
    .digest('hex');
}
