import type { DateTime } from 'luxon';
import type { Deadline } from '../domain';
import { loadLuxon } from './loadLuxon';
import { resolveLocal } from './resolveLocal';

/** How late a submission was: both 0 for one that was on time or within the grace. */
export interface Lateness {
  /** Whole seconds since it was due. */
  readonly seconds: number;
  /** Days that have begun since then, each from the due time of day to the next, as the calendar of its zone has it. */
  readonly days: number;
}

const SECONDS_A_DAY = 24 * 60 * 60;

/**
 * The grace forgives; what is later than that is late since it was due.
 * @param extendedUntil when it is due for them, if somebody said so; never earlier than for all
 */
export function measureLateness(
  submittedAt: Date,
  deadline: Deadline,
  extendedUntil: Date | null = null,
): Lateness {
  const due = extendDue(readDue(deadline), extendedUntil);
  const seconds = Math.floor((submittedAt.getTime() - due.toMillis()) / 1000);
  if (seconds <= 0 || seconds <= deadline.graceMinutes * 60) return { seconds: 0, days: 0 };
  // A day of the calendar may have 23 or 25 hours: near by first, then to the day.
  let days = Math.max(1, Math.floor(seconds / SECONDS_A_DAY) - 1);
  while (seconds > (due.plus({ days }).toMillis() - due.toMillis()) / 1000) days += 1;
  return { seconds, days };
}

function extendDue(due: DateTime, until: Date | null): DateTime {
  if (until === null || until.getTime() <= due.toMillis()) return due;
  return loadLuxon().DateTime.fromJSDate(until, { zone: due.zone });
}

/** The moment it is due, in its own zone. */
export function readDue({ due, timeZone }: Deadline): DateTime {
  if (timeZone === null) return loadLuxon().DateTime.fromISO(due, { setZone: true });
  return resolveLocal(due, timeZone);
}
