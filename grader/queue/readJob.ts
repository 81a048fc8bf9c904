import { hashFile } from '../cache';
import type { Submission } from '../domain';
import { readSubmission } from '../grading/gradeSubmission';
import { identifyJob, type NewJob, type QueueTerms } from '.';
import { findHandInTime, hashReason, nameStudent } from '../batch/handIn';

/**
 * A submission as it goes into the queue: with its bytes, so that no worker needs the file.
 * @param received when it was handed in, where somebody says so
 */
export async function readJob(
  submission: Submission,
  terms: QueueTerms,
  received: Date | null,
): Promise<NewJob> {
  const content = await readSubmission(submission);
  const student = nameStudent(submission);
  const fileHash = content.kind === 'bytes' ? hashFile(content.bytes) : hashReason(content.reason);
  return {
    id: identifyJob({ ...terms, student, fileHash }),
    submission: submission.name,
    file: submission.file,
    student,
    fileHash,
    content,
    submittedAt: await findHandInTime(submission, received),
  };
}
