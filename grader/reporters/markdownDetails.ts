import type { CheckReport, Finding, SubmissionReport } from '../domain';
import { cleanText, describePoints, formatPoints } from '../utils/cleanText';
import { describeRejection, describeUnjudged } from './describeProblems';
import { readFinding } from './findingText';
import { listProblems, type FunctionProblems, type Unjudged } from './listProblems';
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
    ...(general.length === 0 ? [] : [general.map(describeFinding).join('')]),
    ...functions.map(describeFunction),
  ].join('\n');
}

function describeFunction({ fn, findings, failed, unjudged }: FunctionProblems): string {
  const mistake = fn.misconception === null ? '' : `, ${escapeMarkdown(fn.misconception)}`;
  const points = describePoints(fn.score, fn.maxScore);
  const items = [
    ...findings.map(describeFinding),
    ...failed.map(describeCheck),
    ...unjudged.map(describeSkipped),
  ];
  const rest = items.length === 0 ? '' : `\n${items.join('')}`;
  return `**${escapeMarkdown(fn.name)}**: ${fn.verdict}, ${points}${mistake}\n${rest}`;
}

function describeFinding(finding: Finding): string {
  const { place, message, hint, source } = readFinding(finding);
  const code = source === null ? '' : source.trim();
  const line = code === '' ? '' : `\n  The line: ${quoteCode(code)}`;
  const teaching = hint === null ? '' : ` Hint: ${escapeMarkdown(hint)}`;
  return `- ${place}${escapeMarkdown(message)}${teaching}${line}\n`;
}

function describeSkipped(unjudged: Unjudged): string {
  return `- ${escapeMarkdown(describeUnjudged(unjudged))}\n`;
}

function describeCheck({ id, message, hint, points, maxPoints }: CheckReport): string {
  const lost = `−${formatPoints(maxPoints - points)}`;
  return `- ${escapeMarkdown(id)} (${lost}): ${escapeMarkdown(cleanText(message))}\n  Hint: ${escapeMarkdown(cleanText(hint))}\n`;
}
