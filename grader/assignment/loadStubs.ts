import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AssignmentDirectories } from '../domain';
import { explainFileFault } from '../utils/systemFault';
import { AssignmentError } from './assignmentError';

/** `fixtures/<name>/stubs.json` of a student's folder: by function, its code as it was handed out. */
export function locateStubs(directories: AssignmentDirectories): string {
  return join(directories.fixtures, 'stubs.json');
}

export function writeStubs(stubs: ReadonlyMap<string, string>): string {
  return `${JSON.stringify({ stubs: Object.fromEntries(stubs) }, null, 2)}\n`;
}

/**
 * The functions as they were handed out, where the folder is a student's; null in a course, which has none.
 * @throws AssignmentError when the file is damaged or cannot be read
 */
export function loadStubs(directories: AssignmentDirectories): ReadonlyMap<string, string> | null {
  const file = locateStubs(directories);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new AssignmentError(`${relative(process.cwd(), file)} cannot be read: ${explainFileFault(error)}.`);
  }
  try {
    const { stubs } = JSON.parse(text) as { readonly stubs: Readonly<Record<string, string>> };
    return new Map(Object.entries(stubs));
  } catch (error) {
    throw new AssignmentError(
      `${relative(process.cwd(), file)} is damaged (${(error as Error).message}): put it back as it was handed out.`,
    );
  }
}
