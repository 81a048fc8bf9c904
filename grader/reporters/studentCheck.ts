import { createColors } from 'picocolors';
import type { CheckReport, FunctionReport, SubmissionReport } from '../domain';
import { describePlace, quoteSource } from './describePlace';
import { escapeControls } from './escapeControls';

/** One notebook for its author: what is right, what is not yet, and where to look next. */
export function renderStudentCheck(row: SubmissionReport, color = false): string {
  const colors = createColors(color);
  if (row.status === 'rejected') {
    return row.diagnostics
      .map(({ message }) => `${escapeControls(row.file)} ${escapeControls(message)}\n`)
      .join('');
  }
  const places = row.diagnostics.map(
    (item) => `  ${describePlace(item)}${escapeControls(item.message)}${quoteSource(item, '    ')}`,
  );
  const functions = row.functions.map((fn) => describeFunction(fn, colors));
  const passed = row.functions.filter((fn) => fn.verdict === 'passed').length;
  const closing = `${passed} of ${row.functions.length} functions pass the public checks: ${row.score} of ${row.maxScore} points. Hidden cases are added when it is graded.`;
  return [`${escapeControls(row.file)}`, ...functions, ...places, '', closing, ''].join('\n');
}

function describeFunction(fn: FunctionReport, colors: ReturnType<typeof createColors>): string {
  const head = `${markVerdict(fn, colors)} ${fn.name}  ${fn.verdict}, ${fn.score} of ${fn.maxScore}`;
  const isJudged = fn.checks.some((check) => check.status !== 'skipped');
  return isJudged ? [head, ...fn.checks.map((check) => describeCheck(check, colors))].join('\n') : head;
}

function markVerdict(fn: FunctionReport, colors: ReturnType<typeof createColors>): string {
  if (fn.verdict === 'passed') return colors.green('✓');
  return fn.verdict === 'not-implemented' ? colors.yellow('…') : colors.red('✗');
}

function describeCheck(check: CheckReport, colors: ReturnType<typeof createColors>): string {
  const mark = { passed: colors.green('✓'), failed: colors.red('✗'), skipped: colors.gray('-') }[
    check.status
  ];
  const line = `    ${mark} ${check.id}: ${escapeControls(check.message)}`;
  return check.status === 'failed' ? `${line}\n        ${colors.gray(`hint: ${check.hint}`)}` : line;
}
