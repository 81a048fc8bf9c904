import type { Identity } from '../domain';
import type { AttemptEntry } from './attemptEntry';

/**
 * Gives attempts of which no time is known the time that a worksheet tells for their participant. It tells when somebody
 * last handed in, so an earlier file has the time of an earlier worksheet, or none; a time after it was graded is none of
 * an attempt's, unless it is the newest, and the worksheet's clock is not the grader's.
 * @param findNumbers the participant's numbers that an owner has in this assignment
 */
export function timeAttempts(
  attempts: readonly AttemptEntry[],
  times: ReadonlyMap<string, readonly Date[]>,
  findNumbers: (attempt: AttemptEntry) => readonly string[],
): readonly AttemptEntry[] {
  if (times.size === 0) return attempts;
  const newest = new Map<string, number>();
  for (const { ownerKey, firstGradedAt } of attempts)
    newest.set(ownerKey, Math.max(newest.get(ownerKey) ?? 0, firstGradedAt.getTime()));
  return attempts.map((attempt) => {
    if (attempt.handIn.kind !== 'unknown') return attempt;
    const known = findNumbers(attempt)
      .flatMap((number) => times.get(number) ?? [])
      .sort((a, b) => a.getTime() - b.getTime());
    const before = known.filter((time) => time.getTime() <= attempt.firstGradedAt.getTime());
    const isNewest = newest.get(attempt.ownerKey) === attempt.firstGradedAt.getTime();
    const at = before.at(-1) ?? (isNewest ? known[0] : undefined);
    return at === undefined ? attempt : { ...attempt, handIn: { kind: 'time', at, from: 'worksheet' } };
  });
}

/** The numbers of an identity's own. */
export function listNumbers(identity: Identity | null): readonly string[] {
  return (identity?.identifiers ?? []).flatMap(({ kind, value }) => (kind === 'participant' ? [value] : []));
}
