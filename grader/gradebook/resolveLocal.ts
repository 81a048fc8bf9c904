import type { DateTime } from 'luxon';
import type { Deadline } from '../domain';
import { readTime, writeLocalTime, type LocalTime } from '../utils/localTime';
import { UsageError } from '../utils/usageError';
import { loadLuxon } from './loadLuxon';

/**
 * The moment that a clock without a zone means in a zone. A time that the clocks skip is as much later as they are set
 * forward, and of one that comes twice the second is meant: both in the student's favour.
 * @param local `2026-12-01T23:59:00`
 */
export function resolveLocal(local: string, timeZone: string): DateTime {
  const { DateTime } = loadLuxon();
  const offsets = DateTime.fromISO(local, { zone: timeZone }).getPossibleOffsets();
  return offsets.reduce((latest, item) => (item.toMillis() > latest.toMillis() ? item : latest));
}

/** The same of a clock in the zone of a course: its deadline's, else UTC, and never this machine's. */
export function resolveClock(clock: LocalTime, deadline: Pick<Deadline, 'timeZone'> | null): Date {
  return resolveLocal(writeLocalTime(clock), deadline?.timeZone ?? 'UTC').toJSDate();
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
