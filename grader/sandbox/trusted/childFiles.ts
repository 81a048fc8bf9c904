import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { findDist } from '../../utils/findDist';
import { SandboxError } from './sandboxError';

/** What a child reads: its own program, the realm's source, and V8's compiled form of it. */
export interface ChildFiles {
  readonly folder: string;
  readonly names: readonly string[];
}

export const CHILD_PROGRAM = 'child.cjs';
const NAMES = [CHILD_PROGRAM, 'realm.js', 'realm.cache'];

/** Finds the built files, from compiled code and from sources alike; throws a SandboxError when they are missing. */
export function findChildFiles(): ChildFiles {
  const folder = join(findDist(), 'sandbox', 'bundle');
  if (NAMES.some((name) => !existsSync(join(folder, name)))) {
    throw new SandboxError('the grader is not built: run npm run build');
  }
  // The permission model compares real paths.
  return { folder: realpathSync(folder), names: NAMES };
}
