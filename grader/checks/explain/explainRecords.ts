import type { CallRecord, Case } from '../../domain';
import { describeExplanation } from './describeExplanation';
import { explainDifference } from './explainDifference';

/**
 * What the numbers of a wrong answer show on the public cases, as a sentence; null where they show nothing.
 * @param records by case id
 */
export function explainRecords(
  cases: readonly Case[],
  records: ReadonlyMap<string, CallRecord>,
): string | null {
  const pairs = cases.flatMap(({ id, hidden, expected }) => {
    const outcome = records.get(id)?.first;
    return hidden || expected === null || outcome?.kind !== 'returned'
      ? []
      : [{ expected, actual: outcome.value }];
  });
  const explanation = explainDifference(pairs);
  return explanation === null ? null : describeExplanation(explanation);
}
