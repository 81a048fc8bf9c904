import { stat } from 'node:fs/promises';
import { readTime } from '../utils/localTime';
import { UsageError } from '../utils/usageError';
import { hashFile } from '../cache';
import type { HandIn, Identity, Submission } from '../domain';

/** The student of a submission: from its source where that says, else the submission's name. */
export function nameStudent({ student, name }: Submission): string {
  return student ?? name;
}

/** Whose a submission is, as far as its name says. */
export function describeOwner(submission: Submission): Identity {
  const name = nameStudent(submission);
  return { source: 'file', identifiers: [], name, group: null, isAnonymous: false };
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
): Promise<HandIn> {
  if (received !== null) return { kind: 'time', at: received, from: 'received' };
  if (submittedAt !== undefined) return { kind: 'time', at: submittedAt, from: 'zip-entry' };
  const stats = read === undefined ? await stat(file).catch(() => null) : null;
  return { kind: 'time', at: stats?.mtime ?? otherwise, from: 'file' };
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
