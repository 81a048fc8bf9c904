import { hashFile } from '../cache';
import type { Submission } from '../domain';
import { keyAttempt } from '../gradebook/ownerKey';
import { readSubmission } from '../grading/gradeSubmission';
import { identifyJob, type NewJob, type QueueTerms } from '.';
import { hashReason, nameStudent } from '../batch/handIn';
import { findHandIn } from '../gradebook/findHandIn';

/**
 * Reads a submission for the queue, with its bytes, so that workers do not need the file.
 * @param times.received when it was handed in, if `--received` says so
 * @param times.timeZone where a clock without a zone is read
 */
export async function readJob(
  submission: Submission,
  terms: QueueTerms,
  { received, timeZone }: { readonly received: Date | null; readonly timeZone: string },
): Promise<NewJob> {
  const content = await readSubmission(submission);
  const student = nameStudent(submission);
  const { owners } = submission;
  const fileHash = content.kind === 'bytes' ? hashFile(content.bytes) : hashReason(content.reason);
  return {
    id: identifyJob({ ...terms, owners: owners.map((owner) => keyAttempt({ owner, student })), fileHash }),
    submission: submission.name,
    file: submission.file,
    student,
    owners,
    fileHash,
    content,
    handIn: await findHandIn(submission, received, timeZone),
  };
}
