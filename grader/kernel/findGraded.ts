import { findRoot, keepPublic, listAssignments, loadAssignment } from '../assignment';
import { needs } from '../checks';
import type { Assignment, AssignmentDirectories, GradedFunction } from '../domain';

/** A graded function with its public cases, and all that are graded with it. */
export interface FoundFunction {
  readonly kind: 'found';
  readonly fn: GradedFunction;
  readonly functions: readonly GradedFunction[];
  readonly directories: AssignmentDirectories;
  /** Its checks compare with expected outputs, and none has been made yet. */
  readonly isUnanswered: boolean;
}

export type FindGraded =
  | FoundFunction
  | { readonly kind: 'not-graded' }
  /** An assignment of this folder cannot be read: a sentence that says which file and why. */
  | { readonly kind: 'damaged'; readonly reason: string };

/** The graded function of that name in the assignments that this notebook's folder belongs to. */
export function findGraded(name: string): FindGraded {
  let damaged: FindGraded | null = null;
  for (const load of listLoaders()) {
    try {
      const { functions, directories } = keepPublic(load());
      const declared = functions.find((candidate) => candidate.name === name);
      if (declared === undefined) continue;
      return {
        kind: 'found',
        fn: keepAnswered(declared),
        functions: functions.map(keepAnswered),
        directories,
        isUnanswered: lacksOutputs(declared),
      };
    } catch (error) {
      damaged ??= { kind: 'damaged', reason: (error as Error).message };
    }
  }
  return damaged ?? { kind: 'not-graded' };
}

/** None where the notebook lies in no course. */
function listLoaders(): readonly (() => Assignment)[] {
  try {
    const root = findRoot(process.cwd());
    return listAssignments(root).map((item) => () => loadAssignment(root, item));
  } catch {
    return [];
  }
}

function lacksOutputs({ checks, cases }: GradedFunction): boolean {
  return checks.some((check) => needs(check, 'expected')) && cases.every((item) => item.expected === null);
}

/** Leaves out the checks whose expected output has not been made: an instructor's matter, not a student's mistake. */
function keepAnswered(fn: GradedFunction): GradedFunction {
  const isAnswered = (id?: string) => fn.cases.some((item) => item.id === id && item.expected !== null);
  return { ...fn, checks: fn.checks.filter((check) => !needs(check, 'expected') || isAnswered(check.case)) };
}
