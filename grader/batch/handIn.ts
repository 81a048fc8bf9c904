import { stat } from 'node:fs/promises';
import { readTime } from '../utils/localTime';
import { UsageError } from '../utils/usageError';
import { hashFile } from '../cache';
import type { HandIn, Submission } from '../domain';

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
 * What is known of the time a submission was handed in: what was given with `--received`, else what its source says, else
 * the file's own time.
 * @param timeZone IANA name of the course's zone, for a clock that has none
 */
export async function findHandIn(
  { handIn, file }: Pick<Submission, 'handIn' | 'file'>,
  received: Date | null,
  timeZone: string,
): Promise<HandIn> {
  if (received !== null) return { kind: 'time', at: received, from: 'received' };
  switch (handIn.kind) {
    case 'local':
      return { kind: 'time', at: placeInZone(handIn.clock, timeZone), from: handIn.from };
    case 'file': {
      const stats = await stat(file).catch(() => null);
      return stats === null ? { kind: 'unknown' } : { kind: 'time', at: stats.mtime, from: 'file' };
    }
    default:
      return handIn;
  }
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
