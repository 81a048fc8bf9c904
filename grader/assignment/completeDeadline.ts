import type { Deadline } from '../domain';
import { readTime } from '../utils/localTime';

/** `deadline` as it stands in the file. */
export type RawDeadline = Partial<Deadline> & Pick<Deadline, 'due'>;

const DUE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(Z|[+-]\d\d:\d\d)?$/;

/** Fills in the defaults: nothing is taken for being late, and the best attempt counts. */
export function completeDeadline(raw: RawDeadline): Deadline {
  const defaults = { timeZone: null, graceMinutes: 0, penaltyPerDay: 0, floor: 0, counts: 'best' as const };
  return { ...defaults, ...raw };
}

/** What is wrong with it that a schema cannot tell, as a path of the file and a clause; null when nothing is. */
export function findDeadlineProblem({ due, timeZone }: Deadline): string | null {
  const found = JSON.stringify(due);
  const [, offset] = DUE.exec(due) ?? [];
  if (!DUE.test(due) || readTime(due) === null)
    return `/deadline/due is no date and time, but ${found}; write it like "2026-12-01T23:59:00"`;
  if (offset === undefined && timeZone === null)
    return `/deadline/due does not say where it is ${found}; add /deadline/timeZone, such as "Europe/Berlin", or an offset`;
  if (offset !== undefined && timeZone !== null)
    return `/deadline/due has the offset ${offset} and /deadline/timeZone says ${JSON.stringify(timeZone)}; keep one of them`;
  if (timeZone !== null && !isTimeZone(timeZone))
    return `/deadline/timeZone is no time zone, but ${JSON.stringify(timeZone)}; write an IANA name such as "Europe/Berlin"`;
  return null;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // "+02:00" is taken by some versions of Node: an offset knows no summer time, and has its place in `due`.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
