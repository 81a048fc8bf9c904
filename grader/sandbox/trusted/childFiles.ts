import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { findDist } from '../../utils/findDist';
import { SandboxError } from './sandboxError';

/** The files a child reads: its program, the realm's source, and V8's code cache for the realm. */
export interface ChildFiles {
  readonly folder: string;
  readonly names: readonly string[];
}

export const CHILD_PROGRAM = 'child.cjs';
const NAMES = [CHILD_PROGRAM, 'realm.js', 'realm.cache'];

/** Finds the built files, whether called from dist/ or from the sources. @throws SandboxError when they are missing */
export function findChildFiles(): ChildFiles {
  const folder = join(findDist(), 'sandbox', 'bundle');
  if (NAMES.some((name) => !existsSync(join(folder, name)))) {
    throw new SandboxError('the grader is not built: run npm run build');
  }
  // Node's permission model compares real paths, so links are resolved here.
  return { folder: realpathSync(folder), names: NAMES };
}
