import type { Deadline } from '../../domain';
import type { Adjustment } from '../../gradebook/attemptEntry';
import type { Extension } from '../../gradebook/extensions';
import { loadLuxon } from '../../gradebook/loadLuxon';
import type { PricedAttempt, Summary } from '../../gradebook/summarise';
import { formatPoints } from '../../utils/cleanText';
import { escapeControls } from '../../utils/escapeControls';

/** Times in the assignment's own zone; UTC where it has none. */
export function createClock(deadline: Deadline | null): (time: Date) => string {
  const { DateTime } = loadLuxon();
  const zone = deadline?.timeZone ?? 'utc';
  return (time) => DateTime.fromJSDate(time, { zone }).toFormat('yyyy-MM-dd HH:mm:ss ZZZZ', { locale: 'en' });
}

/** `2 d 3 h late`; empty for one that was on time, or of which nobody says when it came. */
export function describeLateness({
  lateSeconds,
  lateDays,
}: Pick<PricedAttempt, 'lateSeconds' | 'lateDays'>): string {
  if (lateSeconds === 0) return lateDays === 0 ? '' : 'late, time not known: 1 day counted';
  const minutes = Math.floor(lateSeconds / 60);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  if (days > 0) return `${days} d ${hours} h late`;
  if (hours > 0) return `${hours} h ${minutes % 60} min late`;
  return minutes > 0 ? `${minutes} min late` : `${lateSeconds} s late`;
}

/**
 * What whoever reads a time should know of it, where it costs nothing: who says it, or that nobody does. Else empty.
 * @param extension the student's
 */
export function describeTiming(
  { handIn, lateDays }: Pick<PricedAttempt, 'handIn' | 'lateDays'>,
  extension: Extension | null,
): string {
  switch (handIn.kind) {
    case 'time':
      if (handIn.from === 'worksheet') return 'by the worksheet';
      return handIn.from === 'commit' ? "by the committer's own clock" : '';
    case 'marked':
      if (!handIn.isLate) return 'not marked as late';
      if (lateDays > 0) return '';
      return extension === null ? 'marked as late' : 'marked as late, which the extension sets aside';
    case 'unknown':
      return 'time not known';
  }
}

/** `extended until 2026-12-08 23:59:00 GMT+1 by Ada on …: reason`. */
export function describeExtension(
  { of, until, reason, madeBy, madeAt }: Extension,
  clock: (time: Date) => string,
): string {
  const whose = of.kind === 'section' ? `section ${escapeControls(of.section)} ` : '';
  return `${whose}extended until ${clock(until)} by ${escapeControls(madeBy)} on ${clock(madeAt)}: ${escapeControls(reason)}`;
}

/** `+5` or `−5`. */
export function formatChange(points: number): string {
  return points < 0 ? `−${formatPoints(-points)}` : `+${formatPoints(points)}`;
}

/** `score set to 80 by Ada on 2026-12-03 …: reason`. */
export function describeAdjustment(
  { kind, amount, madeBy, madeAt, reason }: Adjustment,
  clock: (time: Date) => string,
): string {
  const what = kind === 'score' ? `score set to ${formatPoints(amount)}` : `${formatChange(amount)} points`;
  return `${what} by ${escapeControls(madeBy)} on ${clock(madeAt)}: ${escapeControls(reason)}`;
}

/** How the final score came about: `70 by the grader, −20 (1 d 3 h late), +5 by hand: 55 of 100`. */
export function describeSum({ counted, adjustment, final }: Summary, maxScore: number): string {
  if (final === null) return 'nothing handed in';
  const late = counted === null ? '' : describeLateness(counted);
  const parts = [
    counted === null ? 'nothing handed in' : `${formatPoints(counted.score)} by the grader`,
    ...(counted !== null && counted.penalty > 0 ? [`${formatChange(-counted.penalty)} (${late})`] : []),
    ...(adjustment === 0 ? [] : [`${formatChange(adjustment)} by hand`]),
  ];
  return `${parts.join(', ')}: ${formatPoints(final)} of ${formatPoints(maxScore)}`;
}
