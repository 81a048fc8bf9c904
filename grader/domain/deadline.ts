/** `deadline` of an `assignment.json`: until when work is handed in, and what being late costs. */
export interface Deadline {
  /** ISO 8601; with an offset of its own, or else in `timeZone`. */
  readonly due: string;
  /** IANA name, such as `Europe/Berlin`; null where `due` has an offset. */
  readonly timeZone: string | null;
  /** What comes no later than this after `due` is on time; what comes later is late since `due`. */
  readonly graceMinutes: number;
  /** Taken for each day that has begun since `due`: percent of the assignment's points. */
  readonly penaltyPerDay: number;
  /** However late, percent of the earned points that are kept. */
  readonly floor: number;
  /** Which attempt counts. */
  readonly counts: CountedAttempt;
}

/** `best`: with the most points after what being late costs; `last`: handed in last. */
export type CountedAttempt = 'best' | 'last';
