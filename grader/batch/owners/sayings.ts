import type { Identity, Submission } from '../../domain';
import { listSome } from '../../utils/listSome';
import { UsageError } from '../../utils/usageError';
import { identifier, identify } from './identities';
import { parseStudentPattern } from './studentPattern';

/** What `--student` and `--student-from` say of a batch, before anything of it is graded. */
export interface Sayings {
  readonly student?: string | undefined;
  readonly studentFrom?: string | undefined;
}

const MOST_SHOWN = 5;

/**
 * Puts what was said in the place of what was found.
 * @returns the submissions with their owners
 * @throws UsageError when both are given, when `--student` is said of several, or a path does not fit the pattern
 */
export function readSayings({
  student,
  studentFrom,
}: Sayings): (submissions: readonly Submission[]) => readonly Submission[] {
  if (student !== undefined && studentFrom !== undefined)
    throw new UsageError('--student names one, --student-from reads it from the paths: give one of the two.');
  if (student !== undefined) return (submissions) => sayOne(submissions, String(student).trim());
  if (studentFrom === undefined) return (submissions) => submissions;
  const read = parseStudentPattern(String(studentFrom));
  return (submissions) => sayEach(submissions, read, String(studentFrom));
}

function sayOne(submissions: readonly Submission[], student: string): readonly Submission[] {
  if (student === '') throw new UsageError('--student is empty: give the student, as the roster has them.');
  const [first, second] = submissions;
  if (first !== undefined && second !== undefined)
    throw new UsageError(
      `--student says whose one notebook is, and ${submissions.length} are named (${first.file}, ${second.file}${submissions.length > 2 ? ', …' : ''}): name one, or use --student-from.`,
    );
  const owner: Identity = identify('named', student, identifier('named', student));
  return submissions.map((submission) => ({ ...submission, owners: [owner] }));
}

function sayEach(
  submissions: readonly Submission[],
  read: (path: string) => Identity | null,
  pattern: string,
): readonly Submission[] {
  const said = submissions.map((submission) => ({ submission, owner: read(submission.file) }));
  const strangers = said.filter(({ owner }) => owner === null).map(({ submission }) => submission.file);
  if (strangers.length > 0) {
    const shown = listSome(strangers, MOST_SHOWN, ', and');
    throw new UsageError(`--student-from '${pattern}' does not fit ${shown}: nothing was graded.`);
  }
  return said.map(({ submission, owner }) => ({ ...submission, owners: owner === null ? [] : [owner] }));
}
