import { describeExplanation, explainDifference } from '../checks';
import type { CallRecord, GradedFunction } from '../domain';

/** What the numbers of a wrong answer show on the public cases, as a sentence; null where they show nothing. */
export function explainRecords(fn: GradedFunction, records: ReadonlyMap<string, CallRecord>): string | null {
  const pairs = fn.cases.flatMap(({ id, hidden, expected }) => {
    const outcome = records.get(id)?.first;
    return hidden || expected === null || outcome?.kind !== 'returned'
      ? []
      : [{ expected, actual: outcome.value }];
  });
  const explanation = explainDifference(pairs);
  return explanation === null ? null : describeExplanation(explanation);
}
