import type { Assignment } from '../domain';
import { locateTslab } from '../jupyter';
import { findPackageFolder } from '../utils/findPackageFolder';

/** Where the kernel's compiler stands and what it may read; null where there is no kernel. */
export function placeRefusals(root: string, { directories, helper }: Assignment) {
  const grader = findPackageFolder();
  const tslab = locateTslab(root, grader);
  if (tslab === null) return null;
  return { tslab: tslab.folder, notebooks: directories.notebooks, helper, readable: [grader] };
}
