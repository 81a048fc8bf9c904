import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { UserFault } from './userFault';

/**
 * The folder for temporary files.
 * @throws UserFault when it is none: what starts a program there would tell of the program instead
 */
export function findTemporaryFolder(): string {
  const folder = tmpdir();
  if (isFolder(folder)) return folder;
  throw new UserFault(`The folder for temporary files, ${folder}, is none: set TMPDIR to a folder.`);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
