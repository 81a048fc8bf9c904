import type { createColors } from 'picocolors';
import type { CheckReport, Verdict } from '../domain';
import { cleanText, describePoints } from '../utils/cleanText';

export type Colors = ReturnType<typeof createColors>;

const words = {
  passed: 'passes the public checks',
  failed: 'not right yet',
  'not-implemented': 'not written yet',
  missing: 'not found',
  'does-not-compile': 'does not compile',
  forbidden: 'uses what graded code may not',
  threw: 'threw an error',
  'timed-out': 'did not finish in time',
  'out-of-memory': 'used too much memory',
  crashed: 'ended its process',
} satisfies Record<Verdict, string>;

export function describeVerdict(verdict: Verdict): string {
  return words[verdict];
}

export function markVerdict(verdict: Verdict, colors: Colors): string {
  if (verdict === 'passed') return colors.green('✓');
  return verdict === 'not-implemented' ? colors.yellow('…') : colors.red('✗');
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
