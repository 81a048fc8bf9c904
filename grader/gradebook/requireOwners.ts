import { keyOwner, type Submission } from '../domain';
import { listSome } from '../utils/listSome';
import { UsageError } from '../utils/usageError';

const MOST_SHOWN = 5;

/**
 * Sees that a gradebook can tell whose each submission is, before any is graded: two of nobody would be one student's.
 * @throws UsageError with the files and what to do
 */
export function requireOwners(submissions: readonly Submission[]): void {
  const nobodys = submissions.filter(({ owners }) => !owners.some((owner) => keyOwner(owner) !== null));
  if (nobodys.length === 0) return;
  const shown = listSome(
    nobodys.map(({ file }) => file),
    MOST_SHOWN,
    ', and',
  );
  const remedy =
    submissions.length === 1
      ? 'say it with --student, such as --student ada@example.org'
      : "say it with --student-from, such as --student-from '{student}/*.ipynb'";
  throw new UsageError(
    `Nothing says whose work ${shown} is, and a gradebook keeps nobody's: ${remedy}. Nothing was graded.`,
  );
}
