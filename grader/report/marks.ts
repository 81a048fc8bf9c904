import type { FunctionReport, SubmissionReport } from '../domain';

/** Whether a submission earned every point there is. A rejected one earned none, even of 0. */
export function hasFullMarks(row: SubmissionReport): boolean {
  return reachesScore(row, undefined);
}

/**
 * Whether a submission reached a score. A rejected file reaches none, not even 0: nobody's work was read.
 * @param minScore points; all there are where it is undefined
 */
export function reachesScore(row: SubmissionReport, minScore: number | undefined): boolean {
  return row.status === 'graded' && row.score >= (minScore ?? row.maxScore);
}

export function isPassed({ verdict }: FunctionReport): boolean {
  return verdict === 'passed';
}

export function countPassed({ functions }: SubmissionReport): number {
  return functions.filter(isPassed).length;
}

/** Whether nothing is left to mend, hidden cases included: a function may earn its points and throw at a second call. */
export function isFlawless(row: SubmissionReport): boolean {
  return hasFullMarks(row) && row.functions.every(isPassed);
}
