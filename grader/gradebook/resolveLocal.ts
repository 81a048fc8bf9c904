import type { DateTime } from 'luxon';
import type { Deadline } from '../domain';
import { readTime, writeLocalTime, type LocalTime } from '../utils/localTime';
import { UsageError } from '../utils/usageError';
import { loadLuxon } from './loadLuxon';

/**
 * The moment that a clock without a zone means in a zone. A time that the clocks skip is as much later as they are set
 * forward.
 * @param local `2026-12-01T23:59:00`
 * @param twice which is meant of a time that comes twice; in the student's favour it is the last for what is due, and the
 * first for what was handed in
 */
export function resolveLocal(local: string, timeZone: string, twice: 'first' | 'last' = 'last'): DateTime {
  const { DateTime } = loadLuxon();
  const offsets = DateTime.fromISO(local, { zone: timeZone }).getPossibleOffsets();
  const isMeant = (a: DateTime, b: DateTime) => (twice === 'last' ? a > b : a < b);
  return offsets.reduce((meant, item) => (isMeant(item, meant) ? item : meant));
}

/** The same of a clock in the zone of a course. */
export function resolveClock(clock: LocalTime, deadline: Pick<Deadline, 'timeZone'> | null): Date {
  return resolveLocal(writeLocalTime(clock), chooseZone(deadline)).toJSDate();
}

/** The zone of a course: its deadline's, else UTC, and never this machine's. */
export function chooseZone(deadline: Pick<Deadline, 'timeZone'> | null): string {
  return deadline?.timeZone ?? 'UTC';
}

/**
 * A time that an option gives: with an offset, or in the course's zone.
 * @throws UsageError when it is no time, or one that no calendar has
 */
export function readOptionTime(
  option: string,
  text: string,
  deadline: Pick<Deadline, 'timeZone'> | null,
): Date {
  const time = readTime(text.trim());
  if (time === null)
    throw new UsageError(
      `${option} takes a date and time that there is, such as 2026-12-08T23:59 or 2026-12-08T23:59:00+01:00, not ${JSON.stringify(text)}.`,
    );
  return time.kind === 'moment' ? time.at : resolveClock(time.clock, deadline);
}
