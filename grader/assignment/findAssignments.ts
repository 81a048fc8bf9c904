import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { explainFileFault, isThere } from '../utils/systemFault';
import { AssignmentError } from './assignmentError';

/**
 * The folder that holds `fixtures/`, looked for from `start` upwards.
 * @throws AssignmentError when no folder on the way up holds an assignment that may be read
 */
export function findRoot(start: string): string {
  let closed: AssignmentError | null = null;
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    try {
      if (listAssignments(folder).length > 0) return folder;
    } catch (error) {
      // Somebody else's folder, or the one that is looked for: known when there is no other.
      if (!(error instanceof AssignmentError)) throw error;
      closed ??= error;
    }
    if (dirname(folder) === folder) {
      if (closed !== null) throw closed;
      throw new AssignmentError(
        `No assignment was found from ${resolve(start)} upwards: run grader in a folder with fixtures/<name>/assignment.json, or name that folder with --root.`,
      );
    }
  }
}

/**
 * Names of the assignments under a root, in order: the folders of `fixtures/` that hold an `assignment.json`.
 * @throws AssignmentError where `fixtures/` cannot be read
 */
export function listAssignments(root: string): readonly string[] {
  const fixtures = join(root, 'fixtures');
  if (!isThere(fixtures)) return [];
  try {
    return readdirSync(fixtures)
      .filter((name) => isThere(join(fixtures, name, 'assignment.json')))
      .sort();
  } catch (error) {
    throw new AssignmentError(`${fixtures} cannot be read: ${explainFileFault(error)}.`);
  }
}
