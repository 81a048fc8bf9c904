import { stat } from 'node:fs/promises';
import { hashFile } from '../cache';
import { readSubmission, type Submission } from '../grade';
import { identifyJob, type NewJob, type QueueTerms } from '../queue';

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
  const student = submission.student ?? submission.name;
  const fileHash = hashFile(content.kind === 'bytes' ? content.bytes : Buffer.from(content.reason));
  return {
    id: identifyJob({ ...terms, student, fileHash }),
    ...{ submission: submission.name, file: submission.file, student, fileHash, content },
    submittedAt: received ?? submission.submittedAt ?? (await readTime(submission)),
  };
}

/** The file's own time, which is all there is to tell when it was handed in. */
async function readTime({ file, read }: Submission): Promise<Date> {
  const stats = read === undefined ? await stat(file).catch(() => null) : null;
  return stats?.mtime ?? new Date();
}
