import type { CheckReport, SubmissionReport } from '../domain';
import { cleanText, formatPoints } from '../utils/cleanText';
import { describeCarriedCheck, describeCheck, describeRejection } from './describeProblems';
import { writeFindingLines } from './findingText';
import { listProblems, type FunctionProblems } from './listProblems';
import type { ReportContext, Reporter, TextFormat } from './reporter';
import { escapeXml, writeAttributes } from './xmlText';

/**
 * A suite a submission, a case a check, with its points as properties. A function that did not run, or threw, has one case more, named `run`, with
 * the error. Times are left out: the same submission gives the same bytes.
 */
export const junit: TextFormat = {
  kind: 'text',
  takes: 'many',
  wantsWork: false,
  mixes: 'rows',
  create: reportJunit,
};

interface TestCase {
  readonly className: string;
  readonly name: string;
  readonly outcome: TestOutcome;
  /** Absent for a case that is no check. */
  readonly points?: { readonly points: number; readonly maxPoints: number };
}

type TestOutcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'skipped'; readonly message: string }
  | {
      readonly kind: 'failure' | 'error';
      readonly type: string;
      readonly message: string;
      readonly text: string;
    };

function reportJunit({ assignment, mixed = [assignment.name] }: ReportContext): Reporter {
  return {
    start: () =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${writeAttributes({ name: mixed.join(', ') })}>\n`,
    row: (row) => writeSuite(row, row.status === 'rejected' ? [rejectFile(row)] : listCases(row)),
    end: () => '</testsuites>\n',
  };
}

function listCases(row: SubmissionReport): readonly TestCase[] {
  const problems = listProblems(row).functions;
  return row.functions.flatMap((fn): readonly TestCase[] => {
    const className = `${cleanText(row.submission)}.${fn.name}`;
    const found = problems.find((item) => item.fn === fn);
    const isRun = fn.verdict === 'passed' || fn.verdict === 'failed';
    const run: readonly TestCase[] =
      isRun || found === undefined ? [] : [{ className, name: 'run', outcome: describeError(found, row) }];
    const checks = fn.checks.map((check) => ({
      className,
      name: check.id,
      points: check,
      outcome: describeOutcome(check, isRun ? found : undefined, row),
    }));
    return [...run, ...checks];
  });
}

/** What is told beside the cases: it belongs to no function, or to one that passes. */
function listRemarks(row: SubmissionReport): readonly string[] {
  if (row.status === 'rejected') return [];
  const { general, functions } = listProblems(row);
  const warnings = functions.filter(({ fn }) => fn.verdict === 'passed');
  return [...general, ...warnings.flatMap(({ findings }) => findings)].flatMap(writeFindingLines);
}

function rejectFile(row: SubmissionReport): TestCase {
  return {
    className: cleanText(row.submission),
    name: 'notebook',
    outcome: { kind: 'error', type: 'rejected', ...writeLines(describeRejection(row), row) },
  };
}

function describeError({ fn, findings }: FunctionProblems, row: SubmissionReport): TestOutcome {
  const lines = findings.flatMap(writeFindingLines);
  const reason = lines.length === 0 ? [`${fn.name}: ${fn.verdict}`] : lines;
  return { kind: 'error', type: fn.verdict, ...writeLines(reason, row) };
}

function describeOutcome(
  check: CheckReport,
  problems: FunctionProblems | undefined,
  row: SubmissionReport,
): TestOutcome {
  if (check.status === 'passed') return { kind: 'passed' };
  const [message = ''] = describeCheck(check);
  if (check.status === 'skipped') return { kind: 'skipped', message };
  const type = problems?.fn.misconception ?? check.kind;
  const { text } = writeLines(describeCarriedCheck(check, problems), row);
  return { kind: 'failure', type, message, text };
}

/** The text repeats the message, since some viewers show one and some the other, and says which file. */
function writeLines(
  lines: readonly string[],
  { file }: SubmissionReport,
): { readonly message: string; readonly text: string } {
  return { message: lines[0] ?? '', text: [...lines, `File: ${cleanText(file)}`].join('\n') };
}

function writeSuite(row: SubmissionReport, cases: readonly TestCase[]): string {
  const count = (kind: TestOutcome['kind']) => cases.filter(({ outcome }) => outcome.kind === kind).length;
  const attributes = writeAttributes({
    name: cleanText(row.submission),
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  });
  const properties = writeProperties({ score: row.score, maxScore: row.maxScore }, '    ');
  return `  <testsuite${attributes}>\n${properties}${cases.map(writeCase).join('')}${writeRemarks(listRemarks(row))}  </testsuite>\n`;
}

function writeProperties(points: Readonly<Record<string, number>>, indent: string): string {
  const lines = Object.entries(points).map(
    ([name, value]) => `${indent}  <property${writeAttributes({ name, value: formatPoints(value) })}/>\n`,
  );
  return `${indent}<properties>\n${lines.join('')}${indent}</properties>\n`;
}

function writeRemarks(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `    <system-out>${escapeXml(lines.join('\n'))}</system-out>\n`;
}

function writeCase({ className, name, outcome, points }: TestCase): string {
  const properties =
    points === undefined
      ? ''
      : writeProperties({ points: points.points, maxPoints: points.maxPoints }, '      ');
  const content = `${properties}${writeOutcome(outcome)}`;
  const open = `    <testcase${writeAttributes({ classname: className, name })}`;
  return content === '' ? `${open}/>\n` : `${open}>\n${content}    </testcase>\n`;
}

function writeOutcome(outcome: TestOutcome): string {
  switch (outcome.kind) {
    case 'passed':
      return '';
    case 'skipped':
      return `      <skipped${writeAttributes({ message: outcome.message })}/>\n`;
    case 'failure':
    case 'error': {
      const { kind, message, type, text } = outcome;
      return `      <${kind}${writeAttributes({ message, type })}>${escapeXml(text)}</${kind}>\n`;
    }
  }
}
