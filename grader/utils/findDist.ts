import { basename, dirname, join } from 'node:path';

/** The folder of the compiled grader, from compiled code and from sources alike. */
export function findDist(): string {
  const above = dirname(__dirname);
  return basename(above) === 'dist' ? above : join(above, 'dist');
}
