import type { FunctionReport, SubmissionReport } from '../domain';
import { countPassed, hasFullMarks, isFlawless, reachesScore } from './marks';

const fn: FunctionReport = {
  name: 'f',
  verdict: 'passed',
  score: 10,
  maxScore: 10,
  misconception: null,
  checks: [],
};

const row: SubmissionReport = {
  submission: 'mine',
  file: 'mine.ipynb',
  status: 'graded',
  score: 10,
  maxScore: 10,
  functions: [fn],
  diagnostics: [],
};

describe('full marks', () => {
  it('are all points, also of a function that threw at its second call', () => {
    const threw = { ...row, functions: [{ ...fn, verdict: 'threw' as const }] };
    expect([hasFullMarks(threw), isFlawless(threw), countPassed(threw)]).toEqual([true, false, 0]);
    expect([hasFullMarks(row), isFlawless(row), countPassed(row)]).toEqual([true, true, 1]);
    expect(hasFullMarks({ ...row, score: 9.99 })).toBe(false);
  });

  it('a rejected file has none, and reaches no score, not even 0', () => {
    const rejected: SubmissionReport = { ...row, status: 'rejected', score: 0, maxScore: 0, functions: [] };
    expect([hasFullMarks(rejected), isFlawless(rejected), reachesScore(rejected, 0)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(reachesScore({ ...row, score: 5 }, 5)).toBe(true);
    expect(reachesScore({ ...row, score: 4 }, 5)).toBe(false);
  });
});
