import { findRoot, listAssignments, loadMistakes, locateDirectories } from '../assignment';
import { findMistake } from '../checks';
import type { CallRecord, GradedFunction, Mistake } from '../domain';

/** The named mistake whose outputs these are, or null; null too where the recorded ones cannot be read. */
export function nameMistake(
  fn: GradedFunction,
  records: ReadonlyMap<string, CallRecord>,
): Pick<Mistake, 'mistake' | 'hint'> | null {
  try {
    const root = findRoot(process.cwd());
    const known = listAssignments(root).flatMap((name) =>
      loadMistakes(locateDirectories(root, name), fn.name),
    );
    return findMistake(known, fn.cases, records);
  } catch {
    return null;
  }
}
