import { hashFile } from '../cache';
import type { Grader } from '../grading/grader';
import { gradeSubmission } from '../grading/gradeSubmission';
import type { Attempt, ReadBytes, SubmissionReport } from '../domain';
import { unpackBytes, type GradedJob, type QueueTerms, type TakenJob } from '.';
import { validateRow } from '../report/validateRow';
import { SandboxError } from '../sandbox';

/** Far more than any submission takes. A worker that hangs still sends its heartbeat, so nobody else would notice. */
const LONGEST_MILLISECONDS = 10 * 60_000;

/** Grades a job as `grader grade` grades a file. The function it gives never throws: a fault is a `failed` result. */
export function createJobGrader(grader: Grader, terms: QueueTerms): (job: TakenJob) => Promise<GradedJob> {
  return async (job) => {
    try {
      const read = () => openJob(job);
      const submission = { name: job.submission, file: job.file, read };
      const { report } = await within(LONGEST_MILLISECONDS, gradeSubmission(submission, grader));
      return {
        kind: 'graded',
        attempts: describeAttempts(job, validateRow(report), terms),
      };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: 'failed', reason, isMachine: error instanceof SandboxError };
    }
  };
}

/** An attempt of each who handed it in. */
function describeAttempts(job: TakenJob, report: SubmissionReport, terms: QueueTerms): readonly Attempt[] {
  const gradedAt = new Date();
  return job.owners.map((owner) => ({
    student: job.student,
    owner,
    assignment: terms.assignment,
    fileHash: job.fileHash,
    handIn: job.handIn,
    gradedAt,
    report,
    graderVersion: terms.graderVersion,
    revision: terms.revision,
  }));
}

/** @throws Error when the bytes are not those that were submitted, which must not become a score of 0 */
async function openJob({ rejection, packed, fileHash }: TakenJob): Promise<ReadBytes> {
  if (rejection !== null) return { kind: 'rejected', reason: rejection };
  if (packed === null) throw new Error('its bytes are not in the database');
  const bytes = await unpackBytes(packed);
  if (hashFile(bytes) !== fileHash)
    throw new Error('its bytes in the database are not those that were submitted');
  return { kind: 'bytes', bytes };
}

async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new Error(`grading took longer than ${milliseconds / 60_000} minutes`));
    timer = setTimeout(fail, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
