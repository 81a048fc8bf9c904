import { findRoot, keepPublic, listAssignments, loadAssignment } from '../assignment';
import { needs } from '../checks';
import type { AssignmentDirectories, GradedFunction } from '../domain';

/** A graded function with its public cases, and all that are graded with it. */
export interface FoundFunction {
  readonly fn: GradedFunction;
  readonly functions: readonly GradedFunction[];
  readonly directories: AssignmentDirectories;
  /** Its checks compare with expected outputs, and none has been made yet. */
  readonly isUnanswered: boolean;
}

/** The graded function of that name in the assignments that this notebook's folder belongs to, or null. */
export function findGraded(name: string): FoundFunction | null {
  try {
    const root = findRoot(process.cwd());
    for (const item of listAssignments(root)) {
      const assignment = keepPublic(loadAssignment(root, item));
      const { directories } = assignment;
      const declared = assignment.functions.find((candidate) => candidate.name === name);
      if (declared === undefined) continue;
      const functions = assignment.functions.map(keepAnswered);
      return { fn: keepAnswered(declared), functions, directories, isUnanswered: lacksOutputs(declared) };
    }
    return null;
  } catch {
    return null;
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
