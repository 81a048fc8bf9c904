import Table from 'cli-table3';
import { createColors } from 'picocolors';
import type { CheckReport, Finding, FunctionReport, SubmissionReport } from '../domain';
import { hasFullMarks } from '../report/marks';
import { formatPoints } from '../utils/cleanText';
import { describeUnjudged } from './describeProblems';
import { readFinding, writeFindingLine } from './findingText';
import { escapeControls } from '../utils/escapeControls';
import { listUnjudged } from './listProblems';
import type { ReportContext, Reporter, TextFormat } from './reporter';
import { verdictWords } from './verdictWords';

type Colors = ReturnType<typeof createColors>;
const paints = { good: 'green', bad: 'red', warn: 'yellow' } as const;

/** One row for each submission, then under each name what there is to mend, then the totals. */
export const table: TextFormat = {
  kind: 'text',
  takes: 'many',
  wantsWork: false,
  mixes: 'parts',
  create: reportTable,
};

function reportTable({ assignment, color }: ReportContext): Reporter {
  const colors = createColors(color);
  const rows: string[][] = [];
  const details: string[] = [];
  const totals = { all: 0, full: 0, rejected: 0 };
  let names: readonly string[] = [];
  return {
    start: () => '',
    row(row) {
      if (names.length === 0) names = row.functions.map((fn) => fn.name);
      rows.push(describeRow(row, colors));
      const detail = describeDetails(row, colors);
      if (detail !== '') details.push(detail);
      totals.all += 1;
      if (row.status === 'rejected') totals.rejected += 1;
      else if (hasFullMarks(row)) totals.full += 1;
      return '';
    },
    end: () =>
      [drawTable(names, rows, colors), ...details, describeTotals(assignment.name, totals)].join('\n\n') +
      '\n',
  };
}

function drawTable(names: readonly string[], rows: readonly string[][], colors: Colors): string {
  const table = new Table({
    head: ['submission', ...names, 'score'].map((title) => colors.bold(title)),
    colAligns: ['left', ...names.map(() => 'left' as const), 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const [name = '', ...cells] of rows) {
    const score = cells.pop() ?? '';
    // A rejected row has one cell for all functions.
    table.push([name, ...names.map((_, index) => cells[index] ?? ''), score]);
  }
  return table.toString();
}

function describeRow(submission: SubmissionReport, colors: Colors): string[] {
  const score = `${submission.score} / ${submission.maxScore}`;
  const name = escapeControls(submission.submission);
  if (submission.status === 'rejected') return [name, colors.red('rejected'), score];
  return [name, ...submission.functions.map((fn) => describeFunction(fn, colors)), score];
}

function describeFunction(fn: FunctionReport, colors: Colors): string {
  return `${colors[paints[verdictWords[fn.verdict].tone]](fn.verdict)} ${fn.score}/${fn.maxScore}`;
}

function describeDetails(submission: SubmissionReport, colors: Colors): string {
  const lines = [
    ...submission.diagnostics.map((finding) => describeFinding(submission, finding)),
    ...submission.functions.flatMap((fn) => [
      ...fn.checks
        .filter((check) => check.status === 'failed')
        .map((check) => describeCheck(fn, check, colors)),
      ...listUnjudged(fn).map((item) => `${colors.gray('-')} ${fn.name} ${describeUnjudged(item)}`),
    ]),
  ];
  if (lines.length === 0) return '';
  return [colors.bold(escapeControls(submission.submission)), ...lines.map((line) => `  ${line}`)].join('\n');
}

function describeFinding(submission: SubmissionReport, finding: Finding): string {
  const text = readFinding(finding, escapeControls);
  if (submission.status === 'rejected') return `${escapeControls(submission.file)} ${text.message}`;
  return text.source === null ? writeFindingLine(text) : `${writeFindingLine(text)}\n    | ${text.source}`;
}

function describeCheck(fn: FunctionReport, check: CheckReport, colors: Colors): string {
  const points = `−${formatPoints(check.maxPoints - check.points)}`;
  const text = `${fn.name} ${check.id} (${points}): ${escapeControls(check.message)}`;
  return `${colors.red('✗')} ${text}\n    ${colors.gray(`hint: ${check.hint}`)}`;
}

function describeTotals(
  assignment: string,
  { all, full, rejected }: { readonly all: number; readonly full: number; readonly rejected: number },
): string {
  const count = `${all} ${all === 1 ? 'submission' : 'submissions'}`;
  return `${assignment}: ${count}, ${full} with full marks${rejected === 0 ? '' : `, ${rejected} rejected`}`;
}
