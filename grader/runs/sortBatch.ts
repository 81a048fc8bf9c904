import { AssignmentError, listAssignments, loadAssignment } from '../assignment';
import { findDeclared } from '../compile';
import type { Assignment, Submission } from '../domain';
import { readSubmission } from '../grading/gradeSubmission';
import { parseNotebook } from '../notebook';
import type { Assignments } from '../reporters';
import { UsageError } from '../utils/usageError';

/** A batch, and by which assignment each of its submissions is graded. */
export interface SortedBatch {
  /** All that come up, in the order of their names. */
  readonly assignments: Assignments;
  /** By the submission's name; null for one of which nothing tells, among those of several assignments. */
  readonly nameFor: (submission: Submission) => string | null;
  /** Why such a one is not graded, in words that go on from its name. */
  readonly question: string;
}

/** Every submission is graded by one assignment, which was chosen beforehand. */
export function sortAllTo(assignment: Assignment): SortedBatch {
  return { assignments: [assignment], nameFor: () => assignment.name, question: '' };
}

/**
 * Sorts a batch by what each notebook says in its metadata, else by the graded functions that it declares. One that
 * says nothing goes with the others where these are all of one assignment.
 * @throws UsageError where there are notebooks and none of them tells
 */
export async function sortBatch(root: string, submissions: readonly Submission[]): Promise<SortedBatch> {
  const names = listAssignments(root);
  const functions = readFunctions(root, names);
  const told = new Map<string, string | null>();
  let silent: Submission | null = null;
  for (const submission of submissions) {
    const name = await identify(submission, names, functions);
    told.set(submission.name, name === UNREADABLE ? null : name);
    if (name === null) silent ??= submission;
  }
  const found = names.filter((name) => [...told.values()].includes(name));
  const question = `does not say of which it is, and there are several assignments (${names.join(', ')}): say which one with --assignment`;
  if (found.length === 0 && silent !== null) throw new UsageError(`${silent.file} ${question}.`);
  const [first, ...others] = (found.length === 0 ? names : found).map((name) => loadAssignment(root, name));
  if (first === undefined) throw new AssignmentError(`${root} holds no assignment.`);
  if (others.length === 0) return sortAllTo(first);
  return { assignments: [first, ...others], nameFor: ({ name }) => told.get(name) ?? null, question };
}

const UNREADABLE = Symbol('unreadable');

async function identify(
  submission: Submission,
  names: readonly string[],
  functions: ReadonlyMap<string, readonly string[]>,
): Promise<string | null | typeof UNREADABLE> {
  const file = await readSubmission(submission);
  const read = file.kind === 'rejected' ? file : parseNotebook(file.bytes);
  if (read.kind === 'rejected') return UNREADABLE;
  const { assignment } = read.notebook;
  if (assignment !== null && names.includes(assignment)) return assignment;
  const declared = new Set(findDeclared(read.notebook, [...new Set([...functions.values()].flat())]));
  const counts = [...functions].map(([name, own]) => ({
    name,
    count: own.filter((item) => declared.has(item)).length,
  }));
  const most = Math.max(0, ...counts.map(({ count }) => count));
  const [best, ...equals] = counts.filter(({ count }) => count === most);
  return most === 0 || best === undefined || equals.length > 0 ? null : best.name;
}

/** Functions by assignment. One that cannot be loaded says so when something is of it, and costs the others nothing. */
function readFunctions(root: string, names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    names.flatMap((name) => {
      try {
        return [[name, loadAssignment(root, name).functions.map((fn) => fn.name)]];
      } catch (error) {
        if (error instanceof AssignmentError) return [];
        throw error;
      }
    }),
  );
}
