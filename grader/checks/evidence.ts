import type { CallRecord, Case, GradedFunction } from '../domain';

/** All that the checks of one function may look at: what was asked, and what came back from the sandbox. */
export interface Evidence {
  readonly fn: GradedFunction;
  /** Public and hidden, hidden ones with their arguments and expected outputs filled in. */
  readonly cases: readonly Case[];
  /** By case id; one record for each case. */
  readonly records: ReadonlyMap<string, CallRecord>;
  /** Ids of the cases whose call gave something else once others had been made. */
  readonly unsettled: readonly string[];
}

/** What one check found. `skipped` is not judged, because what it builds on failed. */
export interface CheckOutcome {
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly message: string;
}

export const pass = (message: string): CheckOutcome => ({ status: 'passed', message });
export const fail = (message: string): CheckOutcome => ({ status: 'failed', message });
export const skip = (message: string): CheckOutcome => ({ status: 'skipped', message });

/** A case and its record. @throws Error when the assignment names a case that was not run: the grader's own fault */
export function findCase(
  evidence: Evidence,
  id: string,
): { readonly item: Case; readonly record: CallRecord } {
  const item = evidence.cases.find((candidate) => candidate.id === id);
  const record = evidence.records.get(id);
  if (item === undefined || record === undefined)
    throw new Error(`case ${id} of ${evidence.fn.name} was not run`);
  return { item, record };
}
