import type { Pattern } from './explanation';
import { countRight, type PairedCase } from './pairMatrices';

/** The least that can be said: the biases are right. */
export function findWeightsOnly(cases: readonly PairedCase[]): Pattern | null {
  const hold = cases.every(({ biases }) => biases.length > 0 && biases.every((item) => item.isRight));
  if (!hold) return null;
  const weights = cases.flatMap((item) => item.weights);
  const right = weights.reduce((sum, item) => sum + countRight(item), 0);
  const of = weights.reduce((sum, item) => sum + item.expected.length, 0);
  return { kind: 'weights-only', right, of };
}
