import { sumPoints } from '../utils/sumPoints';
import type { Assignment } from '../domain';

/** The assignment as a student checks against it: no hidden case, and only the points that public checks give. */
export function keepPublic(assignment: Assignment): Assignment {
  const functions = assignment.functions.map((fn) => {
    const hidden = new Set(fn.hiddenCases.map((item) => item.id));
    const checks = fn.checks.filter((check) => !('case' in check && hidden.has(check.case)));
    const points = sumPoints(checks.map((check) => check.points));
    return { ...fn, hiddenCases: [], checks, points };
  });
  return { ...assignment, functions };
}
