import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AssignmentError } from './assignmentError';

/**
 * The folder that holds `fixtures/`, looked for from `start` upwards.
 * @throws AssignmentError when no folder on the way up holds an assignment
 */
export function findRoot(start: string): string {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (listAssignments(folder).length > 0) return folder;
    if (dirname(folder) === folder) {
      throw new AssignmentError(
        `No assignment was found from ${resolve(start)} upwards: run grader in a folder with fixtures/<name>/assignment.json, or name that folder with --root.`,
      );
    }
  }
}

/** Names of the assignments under a root, in order: the folders of `fixtures/` that hold an `assignment.json`. */
export function listAssignments(root: string): readonly string[] {
  const fixtures = join(root, 'fixtures');
  if (!existsSync(fixtures)) return [];
  return readdirSync(fixtures)
    .filter((name) => existsSync(join(fixtures, name, 'assignment.json')))
    .sort();
}
