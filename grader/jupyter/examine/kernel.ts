import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { tellMissing, tellNote, tellOk, type DoctorFinding } from '../finding';
import { chooseKernelspec } from '../kernelspec';
import type { Tslab } from '../locateTslab';
import type { Machine } from '../machine';

/** Whether the kernel is installed, and the kernelspec that a notebook of this folder is opened with. */
export function examineKernel(root: string, tslab: Tslab | null, machine: Machine): DoctorFinding {
  if (tslab === null)
    return tellMissing(
      'kernel',
      `tslab, the notebook's kernel, is not installed in ${root}`,
      adviseInstall(root),
    );
  const { file, text, fault } = chooseKernelspec(root, tslab, machine);
  const shown = relative(root, file);
  if (text === null) return tellOk('kernel', `tslab ${tslab.version}, by ${shown}`);
  const writes = `"grader start" writes ${shown}`;
  if (fault !== null)
    return tellNote(
      'kernel',
      `tslab ${tslab.version}; the kernelspec in jupyter/ starts nothing (${fault}), so ${writes}`,
    );
  return tellOk('kernel', `tslab ${tslab.version}; ${writes}`);
}

/** What installs a folder's packages; with a lock file exactly those, and anew. */
export function adviseInstall(root: string): string {
  return existsSync(join(root, 'package-lock.json')) ? 'npm ci' : 'npm install';
}
