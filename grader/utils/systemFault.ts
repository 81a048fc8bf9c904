import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { UserFault } from './userFault';

/** Why the system refuses a file, a folder or a disk, in words that go on from "cannot be read: ". */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'no space left on the device',
  EDQUOT: "this user's space on the disk is used up",
  EIO: 'the disk does not work',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

/**
 * Why the system refused something, where whoever runs the grader can mend that. Null for anything else, also for a file
 * that is not there: whether it had to be, only who asked for it knows.
 */
export function explainSystemFault(error: unknown): string | null {
  return REASONS[(error as NodeJS.ErrnoException | null)?.code ?? ''] ?? null;
}

/** Why a file that had to be there could not be read, or one be written. */
export function explainFileFault(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return explainSystemFault(error) ?? (code === 'ENOENT' ? 'it is not there' : message);
}

/** Whether something is at a path, for all that this user can tell: what may not be looked at will say so when it is opened. */
export function isThere(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}

/** The text of a file, null where there is none. @throws UserFault where there is one that cannot be read */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new UserFault(`${file} cannot be read: ${explainFileFault(error)}.`);
  }
}
