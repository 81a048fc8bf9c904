import { readTime } from '../utils/localTime';
import { UsageError } from '../utils/usageError';
import { hashFile } from '../cache';
import type { Submission } from '../domain';

/** What a submission's owners are called: as its source says, else as the submission is. */
export function nameStudent({ owners, name }: Submission): string {
  const names = owners.map((owner) => owner.name ?? owner.identifiers[0]?.value ?? owner.group?.name ?? name);
  return names.length === 0 ? name : names.join(' & ');
}

/**
 * A digest in place of the file's, for a file that could not be read: made from the reason, all that is known of it.
 */
export function hashReason(reason: string): string {
  return hashFile(Buffer.from(reason));
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
