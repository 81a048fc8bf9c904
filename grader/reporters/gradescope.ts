import type { CheckReport, FunctionReport, SubmissionReport } from '../domain';
import { toSentence } from '../utils/cleanText';
import { describeCarriedCheck, describeRejection } from './describeProblems';
import { writeFindingLines } from './findingText';
import { isFlawless } from '../report/marks';
import { describeFlawless, listProblems, type Problems } from './listProblems';
import type { Reporter, TextFormat } from './reporter';

/**
 * Gradescope's `results.json`: a test a check. Hidden checks are seen once grades are published; until then Gradescope
 * shows students no total, so the output names none either.
 * Source: gradescope-autograders.readthedocs.io, Autograder Specifications.
 */
export const gradescope: TextFormat = {
  kind: 'text',
  takes: 'one',
  wantsWork: false,
  mixes: 'rows',
  create: reportGradescope,
};

interface GradescopeResults {
  readonly score: number;
  readonly output: string;
  readonly output_format: 'text';
  readonly visibility: 'visible';
  readonly stdout_visibility: 'hidden';
  readonly tests: readonly GradescopeTest[];
  readonly leaderboard: readonly { readonly name: string; readonly value: number }[];
}

interface GradescopeTest {
  readonly score: number;
  readonly max_score: number;
  readonly status: 'passed' | 'failed';
  readonly name: string;
  /** `2.3`: third check of the second function. */
  readonly number: string;
  readonly output: string;
  readonly output_format: 'text';
  readonly visibility: 'visible' | 'after_published';
}

function reportGradescope(): Reporter {
  return {
    start: () => '',
    row: (row) => `${JSON.stringify(describeResults(row), null, 2)}\n`,
    end: () => '',
  };
}

function describeResults(row: SubmissionReport): GradescopeResults {
  const problems = listProblems(row);
  return {
    score: row.score,
    output: (row.status === 'rejected' ? describeRejection(row) : describeOutput(row, problems)).join('\n'),
    output_format: 'text',
    visibility: 'visible',
    stdout_visibility: 'hidden',
    tests: row.functions.flatMap((fn, index) => describeTests(fn, index + 1, problems)),
    leaderboard: [{ name: 'Score', value: row.score }],
  };
}

function describeTests(
  fn: FunctionReport,
  number: number,
  { functions }: Problems,
): readonly GradescopeTest[] {
  const problems = functions.find((item) => item.fn === fn);
  return fn.checks.map((check, index) => ({
    score: check.points,
    max_score: check.maxPoints,
    status: check.status === 'passed' ? 'passed' : 'failed',
    name: `${fn.name}: ${check.id}`,
    number: `${number}.${index + 1}`,
    output: describeCarriedCheck(check, problems).join('\n'),
    output_format: 'text',
    visibility: check.hidden ? 'after_published' : 'visible',
  }));
}

/** A line a function; what hidden checks say waits with them. */
function describeOutput(row: SubmissionReport, { general, functions }: Problems): readonly string[] {
  if (isFlawless(row)) return [toSentence(describeFlawless(row))];
  const lines = row.functions.map((fn) => {
    const visible = fn.checks.filter((check) => !check.hidden);
    const passed = visible.filter((check) => check.status === 'passed').length;
    return `${fn.name}: ${passed} of ${visible.length} public checks pass${describeMistake(fn, functions)}`;
  });
  const hasHidden = row.functions.some((fn) => fn.checks.some((check) => check.hidden));
  return [
    ...general.flatMap(writeFindingLines),
    ...lines,
    ...(hasHidden ? ['Hidden checks count too; they are shown when grades are published.'] : []),
  ];
}

function describeMistake(fn: FunctionReport, functions: Problems['functions']): string {
  const isOpen = functions.some((item) => item.fn === fn) && fn.checks.some(isFailedInPublic);
  if (!isOpen) return '';
  return fn.verdict === 'failed'
    ? fn.misconception === null
      ? ''
      : ` (${fn.misconception})`
    : ` (${fn.verdict})`;
}

function isFailedInPublic(check: CheckReport): boolean {
  return !check.hidden && check.status !== 'passed';
}
