import type { SubmissionReport } from '../domain';
import { clipText, describePoints, formatPoints, toSentence } from '../utils/cleanText';
import { describeFunction, describeRejection } from './describeProblems';
import { writeFindingLines } from './findingText';
import { isFlawless } from '../report/marks';
import { describeFlawless, listProblems, type FunctionProblems } from './listProblems';

/** The longest text that a cell of Excel holds is 32,767 characters. */
const LONGEST = 8000;

/** What to tell a student in a gradebook's one line: the points, then what to mend or to know. */
export function describeFeedback(row: SubmissionReport): string {
  const points = `${describePoints(row.score, row.maxScore)}.`;
  if (row.status === 'rejected') return clipText([points, ...describeRejection(row)].join(' '), LONGEST);
  const praise = isFlawless(row) ? [toSentence(describeFlawless(row))] : [];
  const { general, functions } = listProblems(row);
  const parts = [...general.flatMap(writeFindingLines), ...functions.map(describeProblems)];
  return clipText([points, ...praise, ...parts].join(' '), LONGEST);
}

function describeProblems(problems: FunctionProblems): string {
  const { fn } = problems;
  const head = `[${fn.name}: ${fn.verdict}, ${formatPoints(fn.score)}/${formatPoints(fn.maxScore)}]`;
  return [head, ...describeFunction(problems)].join(' ');
}
