import { types } from 'node:util';
import { explainSystemFault } from '../utils/systemFault';
import { DatabaseError } from './databaseError';

/** Node's words for what a person can mend, on a disk. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'no space left on the device',
  EDQUOT: "this user's space on the disk is used up",
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
};

/** A sentence for what kept a folder from being read or written; a fault that is none of the disk's as it is. */
export function explainFolderFault(error: unknown, folder: string): unknown {
  if (error instanceof DatabaseError || !types.isNativeError(error)) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  // PostgreSQL's own code for a full disk.
  const reason = code === '53100' ? REASONS['ENOSPC'] : (REASONS[code] ?? explainSystemFault(error));
  if (reason === null && !/^E[A-Z]+$/.test(code)) return error;
  return new DatabaseError(
    `The gradebook in ${folder} cannot be written: ${reason ?? message}; mend that, or name another folder with --gradebook=DIR.`,
    { isTransient: true, cause: error },
  );
}
