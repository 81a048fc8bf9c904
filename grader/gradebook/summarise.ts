import type { CountedAttempt, Deadline } from '../domain';
import { applyAdjustments } from './adjustments';
import type { Adjustment, AttemptEntry } from './attemptEntry';
import { compareText } from '../utils/compareText';
import { computePenalty } from './computePenalty';
import { findExtension } from './findExtension';
import { gatherLines, type Gradebook, type Line } from './gatherLines';
import type { Extension } from './extensions';
import { measureLateness } from './measureLateness';
import type { Owner } from './owners';
import { orderTime } from './readAttempts';
import { identifyPerson, type Person } from './roster';

/** An attempt with what being late costs it. */
export interface PricedAttempt extends AttemptEntry {
  /** From 1, in the order in which they were handed in. */
  readonly number: number;
  /** When it was handed in; null where nobody says. */
  readonly submittedAt: Date | null;
  /** 0 where the time is not known, whatever a platform's mark says. */
  readonly lateSeconds: number;
  /** What is paid for: of one that a platform marks as late without a time it is one day. */
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
  /** Those who handed in what is theirs: themselves under each name they have, and the groups that they are in. */
  readonly owners: readonly Owner[];
  readonly attempts: readonly PricedAttempt[];
  /** The attempt that counts; null where there is none. */
  readonly counted: PricedAttempt | null;
  readonly adjustments: readonly Adjustment[];
  /** Points that adjustments changed, in sum. */
  readonly adjustment: number;
  /** Until when they may hand in, where that is not when all must. */
  readonly extension: Extension | null;
  /** Null where nothing was handed in, and nobody set a score. */
  readonly final: number | null;
}

export type { Gradebook };

export interface CountingTerms {
  readonly assignment: string;
  readonly deadline: Deadline | null;
  readonly counts: CountedAttempt;
}

/** A line for everybody who handed something in or stands in the roster, in the order of the names they go by. */
export function summarise(gradebook: Gradebook, terms: CountingTerms): readonly Summary[] {
  return gatherLines(gradebook, terms.assignment)
    .map((line) => summariseLine(line, gradebook.extensions, terms))
    .sort((a, b) => compareText(nameSummary(a), nameSummary(b)) || compareText(keyLine(a), keyLine(b)));
}

function keyLine({ student, owners, person }: Summary): string {
  return `${student} ${owners[0]?.key ?? ''} ${person === null ? '' : identifyPerson(person)}`;
}

/** What a person reads as the name. */
export function nameSummary({ person, student }: Pick<Summary, 'person' | 'student'>): string {
  return person === null || person.name === '' ? student : person.name;
}

function summariseLine(
  line: Line,
  extensions: readonly Extension[],
  { deadline, counts }: CountingTerms,
): Summary {
  const extension = findExtension(line, extensions);
  const attempts = [...line.attempts]
    .sort((a, b) => orderTime(a) - orderTime(b) || compareText(a.fileHash, b.fileHash))
    .map((attempt, index) => priceAttempt(attempt, index + 1, deadline, extension?.until ?? null));
  const counted = chooseAttempt(attempts, counts);
  const kept = counted === null ? null : counted.score - counted.penalty;
  const isSet = line.adjustments.some(({ kind }) => kind === 'score');
  const final = kept === null && !isSet ? null : applyAdjustments(kept ?? 0, line.adjustments);
  const adjustment = Number(((final ?? 0) - (kept ?? 0)).toFixed(6));
  return { ...line, attempts, counted, final, adjustment, extension };
}

function priceAttempt(
  attempt: AttemptEntry,
  number: number,
  deadline: Deadline | null,
  extendedUntil: Date | null,
): PricedAttempt {
  const { handIn } = attempt;
  const submittedAt = handIn.kind === 'time' ? handIn.at : null;
  const { seconds, days } = countLateness(attempt, deadline, extendedUntil);
  const penalty = deadline === null ? 0 : computePenalty(attempt, days, deadline);
  return { ...attempt, number, submittedAt, lateSeconds: seconds, lateDays: days, penalty };
}

/**
 * Of what a platform marks as late without a time, one day has begun for certain, and no more is taken. The mark is of
 * the platform's own due date: an extension that is known here alone sets it aside.
 */
function countLateness(
  { handIn }: AttemptEntry,
  deadline: Deadline | null,
  extendedUntil: Date | null,
): { readonly seconds: number; readonly days: number } {
  if (deadline === null) return { seconds: 0, days: 0 };
  switch (handIn.kind) {
    case 'time':
      return measureLateness(handIn.at, deadline, extendedUntil);
    case 'marked':
      return { seconds: 0, days: handIn.isLate && extendedUntil === null ? 1 : 0 };
    case 'unknown':
      return { seconds: 0, days: 0 };
  }
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
