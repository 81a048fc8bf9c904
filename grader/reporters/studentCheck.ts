import { createColors } from 'picocolors';
import type { SubmissionReport } from '../domain';
import { countPassed, isPassed } from '../report/marks';
import { cleanText, describePoints } from '../utils/cleanText';
import { describeCheck, markVerdict, type Colors } from './studentLines';
import { writeFindingBlock } from './findingText';
import { groupFindings, type FunctionFindings } from './groupFindings';

/**
 * One notebook for its author, from the public cases: each function with what is right and what is not yet, and at the
 * end, where the eye is when the command is done, the points so far and what to do next.
 */
export function renderStudentCheck(row: SubmissionReport, color = false): string {
  const colors = createColors(color);
  if (row.status === 'rejected') return `${describeRejected(row)}\n`;
  const { functions, others } = groupFindings(row);
  return [
    cleanText(row.file),
    ...functions.map((told) => describeFunction(told, colors)),
    ...others.map((item) => writeFindingBlock(item, '  ')),
    '',
    describeTotal(row),
    ...describeNext(functions, colors),
    '',
  ].join('\n');
}

/** Why a file could not be read, in a sentence. */
export function describeRejected(row: SubmissionReport): string {
  return row.diagnostics.map(({ message }) => `${cleanText(row.file)} ${cleanText(message)}`).join('\n');
}

function describeFunction({ fn, findings }: FunctionFindings, colors: Colors): string {
  const points = describePoints(fn.score, fn.maxScore);
  const lines = [`${markVerdict(fn.verdict, colors)} ${fn.name}  ${fn.verdict}, ${points}`];
  lines.push(...findings.map((item) => writeFindingBlock(item, '    ')));
  // Where nothing could be judged, the finding has said why.
  if (fn.checks.some((check) => check.status !== 'skipped'))
    lines.push(...fn.checks.map((check) => describeCheck(check, '    ', colors)));
  return lines.join('\n');
}

function describeTotal(row: SubmissionReport): string {
  const passed = countPassed(row);
  const points = describePoints(row.score, row.maxScore);
  return `${passed} of ${row.functions.length} functions pass the public checks: ${points}. Hidden cases are added when it is graded.`;
}

/** The first function that does not pass, and where it stands. */
function describeNext(functions: readonly FunctionFindings[], colors: Colors): readonly string[] {
  const next = functions.find(({ fn }) => !isPassed(fn));
  if (next === undefined) return [];
  const cell = next.findings.find((item) => item.cell !== undefined)?.cell;
  const failing = next.fn.checks.find((check) => check.status === 'failed');
  const place = [
    ...(cell === undefined ? [] : [`cell ${cell}`]),
    ...(failing === undefined ? [] : [failing.id]),
  ].join(', ');
  return [`${colors.bold('Next:')} ${next.fn.name}${place === '' ? '' : ` (${place})`}`];
}
