import type { DateTime } from 'luxon';
import type { Deadline } from '../domain';
import { loadLuxon } from './loadLuxon';

/** How late a submission was: both 0 for one that was on time or within the grace. */
export interface Lateness {
  /** Whole seconds since it was due. */
  readonly seconds: number;
  /** Days that have begun since then, each from the due time of day to the next, as the calendar of its zone has it. */
  readonly days: number;
}

const SECONDS_A_DAY = 24 * 60 * 60;

/** The grace forgives; what is later than that is late since it was due. */
export function measureLateness(submittedAt: Date, deadline: Deadline): Lateness {
  const due = readDue(deadline);
  const seconds = Math.floor((submittedAt.getTime() - due.toMillis()) / 1000);
  if (seconds <= 0 || seconds <= deadline.graceMinutes * 60) return { seconds: 0, days: 0 };
  // A day of the calendar may have 23 or 25 hours: near by first, then to the day.
  let days = Math.max(1, Math.floor(seconds / SECONDS_A_DAY) - 1);
  while (seconds > (due.plus({ days }).toMillis() - due.toMillis()) / 1000) days += 1;
  return { seconds, days };
}

/**
 * The moment it is due, in its own zone. A time that the clocks skip is as much later as they are set forward, and of
 * one that comes twice the second is meant: both in the student's favour.
 */
export function readDue({ due, timeZone }: Deadline): DateTime {
  const { DateTime } = loadLuxon();
  if (timeZone === null) return DateTime.fromISO(due, { setZone: true });
  const offsets = DateTime.fromISO(due, { zone: timeZone }).getPossibleOffsets();
  return offsets.reduce((latest, item) => (item.toMillis() > latest.toMillis() ? item : latest));
}
