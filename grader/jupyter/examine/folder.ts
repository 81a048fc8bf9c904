import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { adviseOwnership, adviseRename } from '../advise';
import { tellMissing, tellOk, type DoctorFinding } from '../finding';
import type { Machine } from '../machine';

/** Whether the grader can keep its own files: the kernelspec, the secret, the cache. Tried, since modes do not tell. */
export function examineFolder(root: string, machine: Machine): DoctorFinding {
  const folder = join(root, '.grader');
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isDirectory())
    return tellMissing(
      'folder',
      `${folder} is a file, where the grader's folder should be`,
      adviseRename(folder, machine),
    );
  const probe = join(folder, `doctor-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    return tellOk('folder', "the grader's folder .grader can be written to");
  } catch (error) {
    return describeFault(error as NodeJS.ErrnoException, stats === undefined ? root : folder, machine);
  } finally {
    rmSync(probe, { force: true });
  }
}

function describeFault(
  { code, message }: NodeJS.ErrnoException,
  folder: string,
  machine: Machine,
): DoctorFinding {
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return tellMissing('folder', `no space is left for files in ${folder}`, 'free some space on that disk');
  if (code === 'EROFS')
    return tellMissing(
      'folder',
      `${folder} is read-only`,
      'copy the course to a disk that can be written to',
    );
  if (code === 'EACCES' || code === 'EPERM')
    return tellMissing('folder', `${folder} cannot be written to`, adviseOwnership(folder, machine));
  return tellMissing(
    'folder',
    `${folder} cannot be written to: ${message}`,
    'copy the course to another folder',
  );
}
