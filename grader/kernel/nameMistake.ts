import { loadMistakes } from '../assignment';
import { findMistake } from '../checks';
import type { AssignmentDirectories, CallRecord, GradedFunction, Mistake } from '../domain';

/** The named mistake whose outputs these are, or null; null too where the recorded ones cannot be read. */
export function nameMistake(
  { name, cases }: GradedFunction,
  directories: AssignmentDirectories,
  records: ReadonlyMap<string, CallRecord>,
): Pick<Mistake, 'mistake' | 'hint'> | null {
  try {
    return findMistake(loadMistakes(directories, name), cases, records);
  } catch {
    return null;
  }
}
