import { lstat } from 'node:fs/promises';
import type { HandIn, Submission } from '../domain';
import { resolveLocal } from './resolveLocal';

/**
 * What is known of the time a submission was handed in: what was given with `--received`, else what its source says, else
 * the file's own time.
 * @param timeZone IANA name of the course's zone, where a clock without a zone is read; never the machine's
 */
export async function findHandIn(
  { handIn, file }: Pick<Submission, 'handIn' | 'file'>,
  received: Date | null,
  timeZone: string,
): Promise<HandIn> {
  if (received !== null) return { kind: 'time', at: received, from: 'received' };
  switch (handIn.kind) {
    case 'local':
      return {
        kind: 'time',
        at: resolveLocal(handIn.clock, timeZone, 'first').toJSDate(),
        from: handIn.from,
      };
    case 'file': {
      const stats = await lstat(file).catch(() => null);
      return stats === null ? { kind: 'unknown' } : { kind: 'time', at: stats.mtime, from: 'file' };
    }
    case 'marked':
    case 'time':
    case 'unknown':
      return handIn;
  }
}
