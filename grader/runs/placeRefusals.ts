import type { Assignment } from '../domain';
import { locateTslab } from '../jupyter';
import { findPackageFolder } from '../utils/findPackageFolder';

/** Where the kernel's compiler stands, and where its notebooks do; null where there is no kernel. */
export function placeRefusals(root: string, { directories, helper }: Assignment) {
  const tslab = locateTslab(root, findPackageFolder());
  return tslab === null ? null : { tslab: tslab.folder, notebooks: directories.notebooks, helper };
}
