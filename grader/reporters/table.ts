import Table from 'cli-table3';
import { createColors } from 'picocolors';
import type { CheckReport, Diagnostic, FunctionReport, Report, SubmissionReport, Verdict } from '../domain';
import { escapeControls } from './escapeControls';

type Colors = ReturnType<typeof createColors>;
type Paint = 'green' | 'red' | 'yellow' | 'gray';

const verdictPaint = {
  passed: 'green',
  failed: 'red',
  'not-implemented': 'yellow',
  missing: 'red',
  'does-not-compile': 'red',
  forbidden: 'red',
  threw: 'red',
  'timed-out': 'red',
  'out-of-memory': 'red',
  crashed: 'red',
} satisfies Record<Verdict, Paint>;

/**
 * One row for each submission and one line for each thing to mend under it.
 * @param color whether the reader is a terminal that shows colours
 */
export function renderTable(report: Report, color = false): string {
  const colors = createColors(color);
  const names =
    report.submissions.find((item) => item.status === 'graded')?.functions.map((fn) => fn.name) ?? [];
  const table = new Table({
    head: ['submission', ...names, 'score'].map((title) => colors.bold(title)),
    colAligns: ['left', ...names.map(() => 'left' as const), 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const submission of report.submissions) table.push(describeRow(submission, names, colors));
  const details = report.submissions
    .map((item) => describeDetails(item, colors))
    .filter((text) => text !== '');
  return [table.toString(), ...details, describeTotals(report)].join('\n\n') + '\n';
}

function describeRow(submission: SubmissionReport, names: readonly string[], colors: Colors): string[] {
  const score = `${submission.score} / ${submission.maxScore}`;
  const name = escapeControls(submission.submission);
  if (submission.status === 'rejected') {
    return [name, ...names.map((_, index) => (index === 0 ? colors.red('rejected') : '')), score];
  }
  return [name, ...submission.functions.map((fn) => describeFunction(fn, colors)), score];
}

function describeFunction(fn: FunctionReport, colors: Colors): string {
  return `${colors[verdictPaint[fn.verdict]](fn.verdict)} ${fn.score}/${fn.maxScore}`;
}

function describeDetails(submission: SubmissionReport, colors: Colors): string {
  const lines = [
    ...submission.diagnostics.map((diagnostic) => describeDiagnostic(submission, diagnostic)),
    ...submission.functions.flatMap((fn) =>
      fn.checks.filter((check) => check.status === 'failed').map((check) => describeCheck(fn, check, colors)),
    ),
  ];
  if (lines.length === 0) return '';
  return [colors.bold(escapeControls(submission.submission)), ...lines.map((line) => `  ${line}`)].join('\n');
}

function describeDiagnostic(submission: SubmissionReport, { cell, line, message }: Diagnostic): string {
  const text = escapeControls(message);
  if (submission.status === 'rejected') return `${escapeControls(submission.file)} ${text}`;
  const place =
    cell === undefined ? '' : line === undefined ? `cell ${cell}: ` : `cell ${cell}, line ${line}: `;
  return `${place}${text}`;
}

function describeCheck(fn: FunctionReport, check: CheckReport, colors: Colors): string {
  const points = `−${Number((check.maxPoints - check.points).toFixed(6))}`;
  const text = `${fn.name} ${check.id} (${points}): ${escapeControls(check.message)}`;
  return `${colors.red('✗')} ${text}\n    ${colors.gray(`hint: ${check.hint}`)}`;
}

function describeTotals({ assignment, submissions }: Report): string {
  const full = submissions.filter((item) => item.status === 'graded' && item.score === item.maxScore).length;
  const rejected = submissions.filter((item) => item.status === 'rejected').length;
  const count = `${submissions.length} ${submissions.length === 1 ? 'submission' : 'submissions'}`;
  return `${assignment}: ${count}, ${full} with full marks${rejected === 0 ? '' : `, ${rejected} rejected`}`;
}
