import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the grader's own package, whether it runs built or as it is written. */
export function findPackageFolder(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
