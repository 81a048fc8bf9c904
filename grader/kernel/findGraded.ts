import { findRoot, keepPublic, listAssignments, loadAssignment } from '../assignment';
import type { AssignmentDirectories, GradedFunction } from '../domain';

/** A graded function with its public cases, and all that are graded with it. */
export interface FoundFunction {
  readonly fn: GradedFunction;
  readonly functions: readonly GradedFunction[];
  readonly directories: AssignmentDirectories;
}

/** The graded function of that name in the assignments that this notebook's folder belongs to, or null. */
export function findGraded(name: string): FoundFunction | null {
  try {
    const root = findRoot(process.cwd());
    for (const item of listAssignments(root)) {
      const assignment = keepPublic(loadAssignment(root, item));
      const functions = assignment.functions.map(keepAnswered);
      const fn = functions.find((candidate) => candidate.name === name);
      if (fn !== undefined) return { fn, functions, directories: assignment.directories };
    }
    return null;
  } catch {
    return null;
  }
}

/** Leaves out the checks whose expected output has not been made: an instructor's matter, not a student's mistake. */
function keepAnswered(fn: GradedFunction): GradedFunction {
  const answered = new Set(fn.cases.filter((item) => item.expected !== null).map((item) => item.id));
  return { ...fn, checks: fn.checks.filter((spec) => spec.kind !== 'values' || answered.has(spec.case)) };
}
