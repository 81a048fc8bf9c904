import { keepPublic } from '../assignment';
import { UsageError } from '../utils/usageError';
import { sumPoints } from '../utils/sumPoints';
import type { Assignment, SubmissionReport } from '../domain';
import type { PlacedRow } from './reportFile';

/**
 * The same for rows of several assignments, which say their own. A rejected one of which nothing told has none.
 * @returns a function that throws a UsageError naming the place of a row that was not
 */
export function createMixedMatcher(assignments: readonly Assignment[]): (placed: PlacedRow) => void {
  const [only, ...others] = assignments;
  if (only !== undefined && others.length === 0) return createMatcher(only);
  const matchers = new Map(assignments.map((item) => [item.name, createMatcher(item)]));
  return (placed) => {
    const { assignment, status, maxScore } = placed.row;
    if (assignment === undefined && status === 'rejected' && maxScore === 0) return;
    const match = matchers.get(assignment ?? '');
    if (match === undefined)
      throw new UsageError(
        `${placed.place} ${assignment === undefined ? 'does not say its assignment' : `is of ${JSON.stringify(assignment)}`}, but these are reports of ${assignments.map(({ name }) => name).join(', ')}.`,
      );
    match(placed);
  };
}

/**
 * A check that rows were graded on this assignment as it stands: its functions, their checks and points, hidden ones
 * included.
 * @returns a function that throws a UsageError naming the place of a row that was not
 */
export function createMatcher(assignment: Assignment): (placed: PlacedRow) => void {
  const full = describeShape(assignment);
  const open = describeShape(keepPublic(assignment));
  return ({ row, place }) => {
    const found = row.status === 'graded' ? describeRow(row) : null;
    const isOf = (shape: ReportShape) =>
      row.maxScore === shape.points && (found === null || found === shape.functions);
    if (isOf(full)) {
      if (row.score === sumPoints(row.functions.map((fn) => fn.score))) return;
      throw new UsageError(`${place} has a score that is not the sum of its functions': it was changed.`);
    }
    throw new UsageError(
      isOf(open)
        ? `${place} comes from a student's own check, which has no hidden cases: grade the notebook itself.`
        : `${place} was graded on another assignment than ${assignment.name} as it stands here (other functions, checks or points).`,
    );
  };
}

interface ReportShape {
  readonly points: number;
  /** Text that is equal for equal functions and checks. */
  readonly functions: string;
}

function describeShape({ functions }: Assignment): ReportShape {
  return {
    points: sumPoints(functions.map((fn) => fn.points)),
    functions: JSON.stringify(
      functions.map(({ name, points, checks }) => [
        name,
        points,
        checks.map((check) => [check.id, check.points]),
      ]),
    ),
  };
}

function describeRow({ functions }: SubmissionReport): string {
  return JSON.stringify(
    functions.map(({ name, maxScore, checks }) => [
      name,
      maxScore,
      checks.map(({ id, maxPoints }) => [id, maxPoints]),
    ]),
  );
}
