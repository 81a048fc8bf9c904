import type { CountedAttempt, Deadline } from '../domain';
import { applyAdjustments } from './adjustments';
import type { Adjustment, AttemptEntry } from './attemptEntry';
import { compareText } from '../utils/compareText';
import { computePenalty } from './computePenalty';
import { createFinder } from './matchRoster';
import { measureLateness } from './measureLateness';
import { identifyPerson, type Person } from './roster';

/** An attempt with what being late costs it. */
export interface PricedAttempt extends AttemptEntry {
  /** From 1, in the order in which they were handed in. */
  readonly number: number;
  readonly lateSeconds: number;
  readonly lateDays: number;
  readonly penalty: number;
}

/** One student's line of the gradebook. */
export interface Summary {
  /** What submissions call them; the roster's identifier for one who has handed in nothing. */
  readonly student: string;
  /** All that submissions call them. */
  readonly students: readonly string[];
  /** Null where the roster knows nobody of that name, or there is none. */
  readonly person: Person | null;
  readonly attempts: readonly PricedAttempt[];
  /** The attempt that counts; null where there is none. */
  readonly counted: PricedAttempt | null;
  readonly adjustments: readonly Adjustment[];
  /** Points that adjustments changed, in sum. */
  readonly adjustment: number;
  /** Null where nothing was handed in, and nobody set a score. */
  readonly final: number | null;
}

export interface CountingTerms {
  readonly deadline: Deadline | null;
  readonly counts: CountedAttempt;
}

export interface Gradebook {
  readonly attempts: readonly AttemptEntry[];
  readonly adjustments: readonly Adjustment[];
  readonly roster: readonly Person[];
}

/** A line for everybody who handed something in or stands in the roster, in the order of the names they go by. */
export function summarise(
  { attempts, adjustments, roster }: Gradebook,
  terms: CountingTerms,
): readonly Summary[] {
  const find = createFinder(roster);
  const groups = new Map<
    Person | string,
    { students: Set<string>; attempts: AttemptEntry[]; adjustments: Adjustment[] }
  >();
  const findGroup = (key: Person | string) => {
    const group = groups.get(key) ?? { students: new Set(), attempts: [], adjustments: [] };
    groups.set(key, group);
    return group;
  };
  for (const person of roster) findGroup(person);
  for (const attempt of attempts) {
    const group = findGroup(find(attempt.student) ?? attempt.student);
    group.attempts.push(attempt);
    group.students.add(attempt.student);
  }
  for (const adjustment of adjustments)
    findGroup(find(adjustment.student) ?? adjustment.student).adjustments.push(adjustment);
  return [...groups]
    .map(([key, group]): Summary => {
      const [person, identifier] = typeof key === 'string' ? [null, key] : [key, identifyPerson(key)];
      const students = [...group.students];
      return summariseStudent({ ...group, student: students[0] ?? identifier, person, students }, terms);
    })
    .sort((a, b) => compareText(nameSummary(a), nameSummary(b)) || compareText(a.student, b.student));
}

/** What a person reads as the name. */
export function nameSummary({ person, student }: Pick<Summary, 'person' | 'student'>): string {
  return person === null || person.name === '' ? student : person.name;
}

function summariseStudent(
  group: Pick<Summary, 'student' | 'students' | 'person' | 'adjustments'> & Pick<Gradebook, 'attempts'>,
  { deadline, counts }: CountingTerms,
): Summary {
  const attempts = [...group.attempts]
    .sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime() || compareText(a.fileHash, b.fileHash))
    .map((attempt, index) => priceAttempt(attempt, index + 1, deadline));
  const counted = chooseAttempt(attempts, counts);
  const kept = counted === null ? null : counted.score - counted.penalty;
  const isSet = group.adjustments.some(({ kind }) => kind === 'score');
  const final = kept === null && !isSet ? null : applyAdjustments(kept ?? 0, group.adjustments);
  const adjustment = Number(((final ?? 0) - (kept ?? 0)).toFixed(6));
  return { ...group, attempts, counted, final, adjustment };
}

function priceAttempt(attempt: AttemptEntry, number: number, deadline: Deadline | null): PricedAttempt {
  if (deadline === null) return { ...attempt, number, lateSeconds: 0, lateDays: 0, penalty: 0 };
  const { seconds, days } = measureLateness(attempt.submittedAt, deadline);
  return {
    ...attempt,
    number,
    lateSeconds: seconds,
    lateDays: days,
    penalty: computePenalty(attempt, days, deadline),
  };
}

/**
 * The attempt that counts, of those in the order in which they were handed in. One that was rejected counts only where
 * nothing else was handed in; of two with as many points the earlier one does.
 */
export function chooseAttempt(
  attempts: readonly PricedAttempt[],
  counts: CountedAttempt,
): PricedAttempt | null {
  const graded = attempts.filter(({ status }) => status === 'graded');
  const eligible = graded.length > 0 ? graded : attempts;
  if (counts === 'last') return eligible.at(-1) ?? null;
  const worth = ({ score, penalty }: PricedAttempt) => score - penalty;
  return eligible.reduce<PricedAttempt | null>(
    (best, item) => (best === null || worth(item) > worth(best) + 1e-9 ? item : best),
    null,
  );
}
