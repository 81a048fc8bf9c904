import { createRequire } from 'node:module';
import { DatabaseError } from './databaseError';

/**
 * Loads a package that only some commands need, when one of them does: it costs the others no time, and a grader that
 * was packed for students or for Gradescope goes without.
 * @throws DatabaseError where it is not installed
 */
export async function importPackage<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    throw explainMissing(name, error);
  }
}

/** The same, at once. */
export function requirePackage(name: string): unknown {
  try {
    return createRequire(__filename)(name);
  } catch (error) {
    throw explainMissing(name, error);
  }
}

function explainMissing(name: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') return error;
  return new DatabaseError(
    `This needs the package ${name}, which is not installed: a grader packed for students or for Gradescope has none; elsewhere run "npm ci".`,
    { cause: error },
  );
}
