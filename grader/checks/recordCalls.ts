import type { CallRecord, Case } from '../domain';

/** Calls by the id of their case, in whose order they were made. */
export function recordCalls(
  cases: readonly Case[],
  calls: readonly CallRecord[],
): ReadonlyMap<string, CallRecord> {
  return new Map(cases.map((item, index) => [item.id, calls[index] as CallRecord]));
}
