import { stat } from 'node:fs/promises';
import { readTime } from '../utils/localTime';
import { UsageError } from '../utils/usageError';
import { hashFile } from '../cache';
import type { Submission } from '../domain';

/** The student of a submission: from its source where that says, else the submission's name. */
export function nameStudent({ student, name }: Submission): string {
  return student ?? name;
}

/**
 * A digest in place of the file's, for a file that could not be read: made from the reason, all that is known of it.
 */
export function hashReason(reason: string): string {
  return hashFile(Buffer.from(reason));
}

/**
 * When a submission was handed in: `received` where it was given, else as the source says, else the file's modification
 * time, else `otherwise`.
 */
export async function findHandInTime(
  { submittedAt, file, read }: Submission,
  received: Date | null,
  otherwise = new Date(),
): Promise<Date> {
  if (received !== null || submittedAt !== undefined) return received ?? (submittedAt as Date);
  const stats = read === undefined ? await stat(file).catch(() => null) : null;
  return stats?.mtime ?? otherwise;
}

/**
 * The time given with `--received`.
 * @returns null where it was not given
 * @throws UsageError when it is no time, or has no offset from UTC
 */
export function parseReceived(given: string | undefined): Date | null {
  if (given === undefined) return null;
  const time = readTime(String(given));
  if (time?.kind === 'moment') return time.at;
  throw new UsageError(
    '--received takes a time with its offset, such as 2026-12-01T23:59:00+01:00, on a day that there is.',
  );
}
