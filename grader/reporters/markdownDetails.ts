import type { CheckReport, Diagnostic, SubmissionReport } from '../domain';
import { cleanText, describePoints, formatPoints } from '../utils/cleanText';
import { describeRejection } from './describeProblems';
import { describePlace } from './describePlace';
import { listProblems, type FunctionProblems } from './listProblems';
import { escapeMarkdown, quoteCode } from './markdownText';

/**
 * What there is to mend in one submission, under a heading of its own. Every line begins with words of the report's:
 * a line that a student began could pass for a command where the text ends up in a build log.
 */
export function describeRowMarkdown(row: SubmissionReport): string {
  const name = escapeMarkdown(cleanText(row.submission, 200));
  if (row.status === 'rejected') {
    const reasons = describeRejection(row).map((reason) => `- ${escapeMarkdown(reason)}\n`);
    return `### ${name}: rejected\n\n${reasons.join('')}`;
  }
  const { general, functions } = listProblems(row);
  return [
    `### ${name}: ${describePoints(row.score, row.maxScore)}\n`,
    ...(general.length === 0 ? [] : [general.map(describeDiagnostic).join('')]),
    ...functions.map(describeFunction),
  ].join('\n');
}

function describeFunction({ fn, diagnostics, failed }: FunctionProblems): string {
  const mistake = fn.misconception === null ? '' : `, ${escapeMarkdown(fn.misconception)}`;
  const points = describePoints(fn.score, fn.maxScore);
  const items = [...diagnostics.map(describeDiagnostic), ...failed.map(describeCheck)];
  const rest = items.length === 0 ? '' : `\n${items.join('')}`;
  return `**${escapeMarkdown(fn.name)}**: ${fn.verdict}, ${points}${mistake}\n${rest}`;
}

function describeDiagnostic(diagnostic: Diagnostic): string {
  const { source, message } = diagnostic;
  const code = source === undefined ? '' : cleanText(source).trim();
  const line = code === '' ? '' : `\n  The line: ${quoteCode(code)}`;
  return `- ${describePlace(diagnostic)}${escapeMarkdown(cleanText(message))}${line}\n`;
}

function describeCheck({ id, message, hint, points, maxPoints }: CheckReport): string {
  const lost = `−${formatPoints(maxPoints - points)}`;
  return `- ${escapeMarkdown(id)} (${lost}): ${escapeMarkdown(cleanText(message))}\n  Hint: ${escapeMarkdown(cleanText(hint))}\n`;
}
