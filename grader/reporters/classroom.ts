import type { Assignment, CheckReport, FunctionReport, Json, Place, SubmissionReport, Work } from '../domain';
import { cleanText, formatPoints } from '../utils/cleanText';
import { describeCarriedCheck, describeRejection } from './describeProblems';
import { writeFindingLines } from './findingText';
import { isFlawless } from '../report/marks';
import { listProblems, type FunctionProblems } from './listProblems';
import type { ReportContext, Reporter, TextFormat } from './reporter';

/**
 * What GitHub Classroom's `autograding-grading-reporter` takes in `<RUNNER>_RESULTS`: JSON in base64, on one line.
 * A test is a check, since the reporter counts passed tests beside the points it adds up. Where a function did not run,
 * its first test says why.
 * Source: github-education-resources/autograding-grading-reporter, src.
 */
export const classroom: TextFormat = {
  kind: 'text',
  takes: 'one',
  wantsWork: true,
  mixes: 'rows',
  create: reportClassroom,
};

interface ClassroomResults {
  readonly version: 1;
  readonly status: 'pass' | 'fail' | 'error';
  readonly max_score: number;
  readonly tests: readonly ClassroomTest[];
}

interface ClassroomTest {
  readonly name: string;
  readonly status: 'pass' | 'fail' | 'error';
  readonly score: number;
  readonly message: string;
  /** The calls that the check looks at; empty for a hidden one. */
  readonly test_code: string;
  readonly filename: string;
  /** Line of the file; 0 where it is about no line. */
  readonly line_no: number;
}

function reportClassroom({ assignment }: ReportContext): Reporter {
  return {
    start: () => '',
    row: (row, work) =>
      `${Buffer.from(JSON.stringify(describeResults(row, assignment, work))).toString('base64')}\n`,
    end: () => '',
  };
}

function describeResults(row: SubmissionReport, assignment: Assignment, work: Work | null): ClassroomResults {
  if (row.status === 'rejected') {
    const reason = describeRejection(row).join('\n');
    const test = { name: 'notebook', status: 'error', score: 0, message: reason, test_code: '' } as const;
    const tests = [{ ...test, filename: cleanText(row.file), line_no: 0 }];
    return { version: 1, status: 'error', max_score: row.maxScore, tests };
  }
  const { general, functions } = listProblems(row);
  const notes = general.flatMap(writeFindingLines);
  const tests = row.functions.flatMap((fn) => {
    const problems = functions.find((item) => item.fn === fn);
    const line = findLine(fn, problems, work);
    return fn.checks.map((check): ClassroomTest => ({
      name: `${fn.name}: ${check.id}`,
      status: describeStatus(fn, check),
      score: check.points,
      message: describeMessage(check, problems),
      test_code: describeCalls(fn, check, assignment),
      filename: cleanText(row.file),
      line_no: line,
    }));
  });
  const told = tellFirst(tests, notes);
  const status = isFlawless(row) ? 'pass' : tests.some((test) => test.status === 'fail') ? 'fail' : 'error';
  return { version: 1, status, max_score: row.maxScore, tests: told };
}

/** What belongs to no function is told with the first test that the reporter prints the message of. */
function tellFirst(tests: readonly ClassroomTest[], notes: readonly string[]): readonly ClassroomTest[] {
  if (notes.length === 0) return tests;
  const first = tests.find(({ status }) => status !== 'pass') ?? tests[0];
  return tests.map((test) =>
    test === first ? { ...test, message: [...notes, test.message].join('\n') } : test,
  );
}

function describeStatus(fn: FunctionReport, check: CheckReport): ClassroomTest['status'] {
  if (check.status === 'passed') return 'pass';
  return check.status === 'failed' || fn.verdict === 'failed' ? 'fail' : 'error';
}

function describeMessage(check: CheckReport, problems: FunctionProblems | undefined): string {
  const lines = describeCarriedCheck(check, problems);
  if (check.status === 'passed') return lines.join('\n');
  return [...lines, `${formatPoints(check.points)} of ${formatPoints(check.maxPoints)} points`].join('\n');
}

function findLine(fn: FunctionReport, problems: FunctionProblems | undefined, work: Work | null): number {
  const cell = work?.functions.find(({ name }) => name === fn.name)?.cell?.number;
  const declared: Place = cell === undefined ? {} : { cell };
  const place = problems?.findings.find((item) => item.cell !== undefined) ?? declared;
  return work?.locateLine(place) ?? 0;
}

/** The public calls that a check looks at: its own case's, or all of them. */
function describeCalls(fn: FunctionReport, check: CheckReport, assignment: Assignment): string {
  if (check.hidden) return '';
  const graded = assignment.functions.find(({ name }) => name === fn.name);
  const spec = graded?.checks.find(({ id }) => id === check.id);
  const only = spec !== undefined && 'case' in spec ? spec.case : null;
  return (graded?.cases ?? [])
    .filter((item) => !item.hidden && (only === null || item.id === only))
    .map(({ args }) => `${fn.name}(${args.map(writeJson).join(', ')})`)
    .join('\n');
}

/** As the messages of checks write it: `[2, 4, 1]`. */
function writeJson(json: Json): string {
  return Array.isArray(json) ? `[${json.map(writeJson).join(', ')}]` : JSON.stringify(json);
}
