import type { createColors } from 'picocolors';
import type { CheckReport, Verdict } from '../domain';
import { cleanText, describePoints } from '../utils/cleanText';
import { verdictWords } from './verdictWords';

export type Colors = ReturnType<typeof createColors>;

export function describeVerdict(verdict: Verdict): string {
  return verdictWords[verdict].standing;
}

export function markVerdict(verdict: Verdict, colors: Colors): string {
  const { tone } = verdictWords[verdict];
  return { good: colors.green('✓'), warn: colors.yellow('…'), bad: colors.red('✗') }[tone];
}

/** One check with its share of the points; below it the hint, where it failed. */
export function describeCheck(check: CheckReport, indent: string, colors: Colors): string {
  const mark = { passed: colors.green('✓'), failed: colors.red('✗'), skipped: colors.gray('-') }[
    check.status
  ];
  const points = describePoints(check.points, check.maxPoints);
  const line = `${indent}${mark} ${check.id} (${points}): ${cleanText(check.message)}`;
  return check.status === 'failed'
    ? `${line}\n${indent}  ${colors.gray(`hint: ${cleanText(check.hint)}`)}`
    : line;
}
