import { basename } from 'node:path';
import type { CheckReport, SubmissionReport } from '../domain';
import { cleanText, describePoints, formatPoints } from '../utils/cleanText';
import { writeFindingLines } from './findingText';
import { findCarrier, type FunctionProblems, type Unjudged } from './listProblems';

/** A file that could not be read, without the folders it lies in. */
export function describeRejection({ file, diagnostics }: SubmissionReport): readonly string[] {
  const name = cleanText(basename(file));
  return diagnostics.map(({ message }) => `${name} ${cleanText(message)}`);
}

/** What a check says, and its hint where it failed. */
export function describeCheck({ status, message, hint }: CheckReport): readonly string[] {
  return status === 'failed' ? [cleanText(message), `Hint: ${cleanText(hint)}`] : [cleanText(message)];
}

/** The same, with the function's findings in front where this is the check that carries them. */
export function describeCarriedCheck(
  check: CheckReport,
  problems: FunctionProblems | undefined,
): readonly string[] {
  if (problems === undefined || findCarrier(problems.fn) !== check) return describeCheck(check);
  const reasons = problems.findings.flatMap(writeFindingLines);
  if (reasons.length === 0) return describeCheck(check);
  // A skipped check has nothing to add to why the function was not judged.
  return check.status === 'skipped' ? reasons : [...reasons, ...describeCheck(check)];
}

/** Everything about one function, most telling first. */
export function describeFunction({ findings, failed, unjudged }: FunctionProblems): readonly string[] {
  return [
    ...findings.flatMap(writeFindingLines),
    ...failed.flatMap((check) => {
      const [message = '', ...rest] = describeCheck(check);
      return [`${check.id} (−${formatPoints(check.maxPoints - check.points)}): ${message}`, ...rest];
    }),
    ...unjudged.map(describeUnjudged),
  ];
}

/** `values-public-1, purity (−12): Not judged until the keys and shapes are right.` */
export function describeUnjudged({ ids, points, message }: Unjudged): string {
  return `${ids.join(', ')} (−${formatPoints(points)}): ${cleanText(message)}`;
}

/** `initializeParametersHe: failed, 10 of 40 points (xavier-scaling)`. */
export function describeStanding({ fn }: Pick<FunctionProblems, 'fn'>): string {
  const mistake = fn.misconception === null ? '' : ` (${fn.misconception})`;
  return `${fn.name}: ${fn.verdict}, ${describePoints(fn.score, fn.maxScore)}${mistake}`;
}
