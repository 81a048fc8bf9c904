import { stat } from 'node:fs/promises';
import { UsageError } from '../utils/usageError';
import { hashFile } from '../cache';
import type { Submission } from '../domain';

/** Who handed a submission in: whoever its source says, else what it is called. */
export function nameStudent({ student, name }: Submission): string {
  return student ?? name;
}

/** Stands for the digest of a file that could not be read: of such a file there is nothing but the reason. */
export function hashReason(reason: string): string {
  return hashFile(Buffer.from(reason));
}

/**
 * When a submission was handed in: as somebody said, else as its source says, else the file's own time, which is all
 * there is to tell; `otherwise` where even that is missing.
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

const RECEIVED = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * What `--received` says.
 * @returns null where it was not given
 * @throws UsageError when it is no time, or might be one of several
 */
export function parseReceived(given: string | undefined): Date | null {
  if (given === undefined) return null;
  const text = String(given);
  const time = new Date(text);
  if (RECEIVED.test(text) && !Number.isNaN(time.getTime())) return time;
  throw new UsageError('--received takes a time with its offset, such as 2026-12-01T23:59:00+01:00.');
}
