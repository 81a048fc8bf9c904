import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The kernel as it is installed. */
export interface Tslab {
  readonly folder: string;
  readonly version: string;
  /** What Node runs. */
  readonly program: string;
}

/**
 * The tslab that a course's notebooks are run by: the one that Node finds from the course's folder, else from the
 * grader's own. Null where neither has one that is whole.
 */
export function locateTslab(root: string, packageFolder: string): Tslab | null {
  for (const from of [root, packageFolder]) {
    const manifest = resolveFrom(from, 'tslab/package.json');
    const tslab = manifest === null ? null : readTslab(manifest);
    if (tslab !== null) return tslab;
  }
  return null;
}

/** A module's file as Node finds it from a folder; null where it finds none. */
export function resolveFrom(folder: string, name: string): string | null {
  try {
    return createRequire(join(folder, 'package.json')).resolve(name);
  } catch {
    return null;
  }
}

function readTslab(manifest: string): Tslab | null {
  const folder = dirname(manifest);
  const program = join(folder, 'bin', 'tslab');
  if (!existsSync(program)) return null;
  try {
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version?: unknown };
    return { folder, program, version: typeof version === 'string' ? version : 'of an unknown version' };
  } catch {
    return null;
  }
}
